import type { Resource } from "../../evaluate/resource.ts";
import type { FunctionUrl } from "../../model/endpoints.ts";
/** aws_lambda_function_url. */
export declare function terraformFunctionUrl(resource: Resource): FunctionUrl;
