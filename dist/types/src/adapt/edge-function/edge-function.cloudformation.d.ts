import type { Resource } from "../../evaluate/resource.ts";
import type { EdgeFunction } from "../../model/edge-function.ts";
/** AWS::Lambda::Function. Whether it publishes versions is said by AWS::Lambda::Version, joined later. */
export declare function cloudformationLambda(resource: Resource): EdgeFunction;
/** AWS::CloudFront::Function. */
export declare function cloudformationCloudfrontFunction(resource: Resource): EdgeFunction;
