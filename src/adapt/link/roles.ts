import type { EdgeFunction } from "../../model/edge-function.ts";
import type { Role } from "../../model/role.ts";
import type { Value } from "../../value.ts";
import { known } from "../../value.ts";
import { Directory } from "../directory.ts";
import type { Drafts } from "../drafts.ts";
import type { EdgeFunctionDraft } from "../edge-function/draft.ts";
import { outline, UNKNOWN_PART } from "../referent.ts";
import type { RoleDraft } from "../role/draft.ts";
import { serverlessRole } from "../role/role.cloudformation.ts";
import { byName } from "./by-name.ts";

/** The functions with the roles that run them. */
export function withRoles(functions: readonly EdgeFunctionDraft[], drafts: Drafts): readonly EdgeFunction[] {
  const directory = new Directory(drafts.roles, drafts.resources);
  const named = byName(drafts.roles);
  return functions.map((draft) => ({ ...draft, role: roleOf(draft, directory, named, drafts) }));
}

function roleOf(
  draft: EdgeFunctionDraft,
  directory: Directory<RoleDraft>,
  named: ReadonlyMap<string, readonly RoleDraft[]>,
  { resources }: Drafts,
): Value<Role> {
  const { roleArn } = draft;
  const resource = resources.get(draft.address);
  if (roleArn.kind === "absent") {
    const isMadeByTransform = resource?.type === "AWS::Lambda::Function";
    return isMadeByTransform ? serverlessRole(resource, resources) : roleArn;
  }
  const found = directory.find(roleArn, draft);
  if (found.kind === "known") return known(nameless(found.value), roleArn.from);
  if (found.kind === "absent") return found;
  const candidates = named.get(nameIn(outline(roleArn)) ?? "") ?? [];
  const [only, second] = candidates.filter(({ address }) => resources.get(address)?.mode === "managed");
  return only !== undefined && second === undefined ? known(nameless(only), roleArn.from) : found;
}

function nameless({ name: _name, ...role }: RoleDraft): Role {
  return role;
}

/** `edge` in `arn:aws:iam::111122223333:role/service/edge`: roles know no regions, and are of the function's account. */
function nameIn(arn: string | undefined): string | undefined {
  const name = arn?.match(/^arn:[^:]*:iam::[^:]*:role\/(?:.*\/)?([^/]+)$/)?.[1];
  return name?.includes(UNKNOWN_PART) ? undefined : name;
}
