import type { Resource } from "../../evaluate/resource.ts";
import { resourceBlock } from "../block.ts";
import { entityOf } from "../entity.ts";
import { id, text } from "../read.ts";
import type { FunctionUrlDraft, PermissionDraft } from "./draft.ts";

/** AWS::Lambda::Url. */
export function cloudformationFunctionUrl(resource: Resource): FunctionUrlDraft {
  const block = resourceBlock(resource, "cloudformation");
  return {
    ...entityOf(resource),
    authType: text(block, "AuthType"),
    functionName: id(block, "TargetFunctionArn"),
  };
}

/** AWS::Lambda::Permission. */
export function cloudformationPermission(resource: Resource): PermissionDraft {
  const block = resourceBlock(resource, "cloudformation");
  return {
    ...entityOf(resource),
    functionName: id(block, "FunctionName"),
    permission: {
      from: resource.from,
      action: text(block, "Action"),
      principal: text(block, "Principal"),
      authType: id(block, "FunctionUrlAuthType"),
    },
  };
}
