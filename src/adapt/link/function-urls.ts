import type { Unseen } from "../../evaluate/resource.ts";
import type { FunctionPermission, FunctionUrl } from "../../model/endpoints.ts";
import type { Reason } from "../../value.ts";
import { notInInput } from "../directory.ts";
import type { Drafts } from "../drafts.ts";
import type { FunctionUrlDraft } from "../function-url/draft.ts";
import { addReasons } from "./add-reasons.ts";
import {
  type FunctionReference,
  functionReference,
  isMadeHere,
  sameFunction,
} from "./function-references.ts";

/** The function URLs with the permissions of their functions. */
export function linkFunctionUrls(drafts: Drafts, unseen: readonly Unseen[]): readonly FunctionUrl[] {
  const permissions = drafts.permissions.map((draft) => ({
    ...draft,
    target: functionReference(draft.functionName, drafts.resources),
  }));
  return drafts.functionUrls.map((draft) => {
    const { functionName, ...own } = draft;
    const target = withOwnAddress(functionReference(functionName, drafts.resources), draft);
    const items: FunctionPermission[] = [];
    const open: Reason[] = [...unseenPermissions(target, draft, drafts, unseen)];
    for (const { permission, target: other, uncertain = [] } of permissions) {
      const same = sameFunction(target, other, drafts.resources);
      if (same.is === "unknown") addReasons(open, same.why);
      else if (same.is && uncertain.length > 0) addReasons(open, uncertain);
      else if (same.is) items.push(permission);
    }
    return { ...own, permissions: { items, open } };
  });
}

/** A permission may be for the function of this URL: `!GetAtt Url.FunctionArn`. */
function withOwnAddress(target: FunctionReference, { address }: FunctionUrlDraft): FunctionReference {
  return { ...target, addresses: new Set([...target.addresses, address]) };
}

/** Why its policy may hold more than the input shows. */
function unseenPermissions(
  target: FunctionReference,
  { address, functionName }: FunctionUrlDraft,
  { resources }: Drafts,
  unseen: readonly Unseen[],
): readonly Reason[] {
  const open: Reason[] = [];
  const says = "is of a function that the input does not hold";
  if (!isMadeHere(target, resources)) open.push(notInInput(address, says, functionName.from));
  for (const { refersTo, why } of unseen) {
    if (refersTo === "anything" || refersTo.some((each) => target.addresses.has(each))) addReasons(open, why);
  }
  return open;
}
