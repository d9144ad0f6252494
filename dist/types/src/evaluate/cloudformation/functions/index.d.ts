import type { IntrinsicFunction } from "../scope.ts";
/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html */
export declare const FUNCTIONS: ReadonlyMap<string, IntrinsicFunction>;
