import type { Resource } from "../../evaluate/resource.ts";
import type { FunctionVersion } from "../../model/behavior.ts";
import type { EdgeFunction } from "../../model/edge-function.ts";
import type { Value } from "../../value.ts";
type Resources = ReadonlyMap<string, Resource>;
/** Which version of a Lambda function an ARN names. */
export declare function versionOf(arn: Exclude<Value<string>, {
    kind: "absent";
}>, target: Value<EdgeFunction>, resources: Resources): Value<FunctionVersion>;
export {};
