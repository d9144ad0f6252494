import type { Resource } from "../../evaluate/resource.ts";
import type { FunctionUrl } from "../../model/endpoints.ts";
/** AWS::Lambda::Url. */
export declare function cloudformationFunctionUrl(resource: Resource): FunctionUrl;
