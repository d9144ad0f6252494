import type { Resource } from "../../evaluate/resource.ts";
import { argument, resourceBlock } from "../block.ts";
import { entityOf, lookedUp } from "../entity.ts";
import { id, listOf } from "../read.ts";
import type { RoleDraft } from "./draft.ts";
import { trustedBy } from "./trust-policy.ts";

/** aws_iam_role, as a resource or a data source. */
export function terraformRole(resource: Resource, resources: ReadonlyMap<string, Resource>): RoleDraft {
  const block = resourceBlock(resource, "terraform");
  const own = { ...entityOf(resource), name: id(block, "name") };
  if (resource.mode === "data") return { ...own, trustedServices: lookedUp(resource, "assume_role_policy") };
  const policy = argument(block, "assume_role_policy");
  return { ...own, trustedServices: listOf(trustedBy(policy, resources), policy.from) };
}
