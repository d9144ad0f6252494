import type { Resource } from "../../evaluate/resource.ts";
import type { EdgeFunction } from "../../model/edge-function.ts";
import { type Archives } from "./code.ts";
/** aws_lambda_function, as a resource or a data source. */
export declare function terraformLambda(resource: Resource, archives: Archives): EdgeFunction;
/** aws_cloudfront_function, as a resource or a data source. */
export declare function terraformCloudfrontFunction(resource: Resource): EdgeFunction;
