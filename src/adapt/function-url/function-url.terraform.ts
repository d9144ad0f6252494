import type { Resource } from "../../evaluate/resource.ts";
import { resourceBlock } from "../block.ts";
import { entityOf } from "../entity.ts";
import { id, text } from "../read.ts";
import type { FunctionUrlDraft, PermissionDraft } from "./draft.ts";

/** aws_lambda_function_url. */
export function terraformFunctionUrl(resource: Resource): FunctionUrlDraft {
  const block = resourceBlock(resource, "terraform");
  return {
    ...entityOf(resource),
    authType: text(block, "authorization_type"),
    functionName: id(block, "function_name"),
  };
}

/** aws_lambda_permission. */
export function terraformPermission(resource: Resource): PermissionDraft {
  const block = resourceBlock(resource, "terraform");
  return {
    ...entityOf(resource),
    functionName: id(block, "function_name"),
    permission: {
      from: resource.from,
      action: text(block, "action"),
      principal: text(block, "principal"),
      authType: id(block, "function_url_auth_type"),
    },
  };
}
