import type { Resource } from "../../evaluate/resource.ts";
import type { FunctionUrl } from "../../model/endpoints.ts";
import { resourceBlock } from "../block.ts";
import { entityOf } from "../entity.ts";
import { text } from "../read.ts";

/** aws_lambda_function_url. */
export function terraformFunctionUrl(resource: Resource): FunctionUrl {
  return {
    ...entityOf(resource),
    authType: text(resourceBlock(resource, "terraform"), "authorization_type"),
  };
}
