import type { Resource } from "../../evaluate/resource.ts";
import type { EdgeFunction } from "../../model/edge-function.ts";
/** The four properties of a CloudFront Function; those of a Lambda function it does not have. */
export declare function cloudfrontFunction(resource: Resource, own: Pick<EdgeFunction, "name" | "runtime" | "publish" | "code">): EdgeFunction;
