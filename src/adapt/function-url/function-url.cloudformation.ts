import type { Resource } from "../../evaluate/resource.ts";
import type { FunctionUrl } from "../../model/endpoints.ts";
import { resourceBlock } from "../block.ts";
import { entityOf } from "../entity.ts";
import { text } from "../read.ts";

/** AWS::Lambda::Url. */
export function cloudformationFunctionUrl(resource: Resource): FunctionUrl {
  return { ...entityOf(resource), authType: text(resourceBlock(resource, "cloudformation"), "AuthType") };
}
