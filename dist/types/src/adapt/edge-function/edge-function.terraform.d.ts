import type { Resource } from "../../evaluate/resource.ts";
import type { EdgeFunction } from "../../model/edge-function.ts";
/** aws_lambda_function, as a resource or a data source. */
export declare function terraformLambda(resource: Resource, resources: ReadonlyMap<string, Resource>): EdgeFunction;
/** aws_cloudfront_function, as a resource or a data source. */
export declare function terraformCloudfrontFunction(resource: Resource): EdgeFunction;
