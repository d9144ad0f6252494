import type { Resource } from "../../evaluate/resource.ts";
import type { Role } from "../../model/role.ts";
import type { Value } from "../../value.ts";
import { known } from "../../value.ts";
import { argument, resourceBlock } from "../block.ts";
import { entityOf } from "../entity.ts";
import { id, listOf, presetFrom } from "../read.ts";
import type { RoleDraft } from "./draft.ts";
import { trustedBy } from "./trust-policy.ts";

const POLICY = "AssumeRolePolicyDocument";

/** AWS::IAM::Role. */
export function cloudformationRole(resource: Resource, resources: ReadonlyMap<string, Resource>): RoleDraft {
  const block = resourceBlock(resource, "cloudformation");
  const policy = argument(block, POLICY);
  return {
    ...entityOf(resource),
    name: id(block, "RoleName"),
    trustedServices: listOf(trustedBy(policy, resources), policy.from),
  };
}

/**
 * The role that the serverless transform makes for a function without one of its own: only there a role may be missing.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html
 */
export function serverlessRole(resource: Resource, resources: ReadonlyMap<string, Resource>): Value<Role> {
  const policy = argument(resourceBlock(resource, "cloudformation"), POLICY);
  const from = presetFrom(policy.from);
  const trustedServices =
    policy.kind === "absent"
      ? known([known("lambda.amazonaws.com", from)], from)
      : listOf(trustedBy(policy, resources), policy.from);
  const address = `${resource.address}Role`;
  return known({ ...entityOf(resource), address, trustedServices }, from);
}
