import type { Datum, Value } from "../../../value.ts";
import type { Call, Scope } from "../scope.ts";
import { type Site } from "../site.ts";
export declare function join(scope: Scope, call: Call, site: Site): Value<Datum>;
/** `Fn::Sub` with its text alone, or with a mapping of further variables. */
export declare function sub(scope: Scope, call: Call, site: Site): Value<Datum>;
export declare function split(scope: Scope, call: Call, site: Site): Value<Datum>;
export declare function base64(scope: Scope, call: Call, site: Site): Value<Datum>;
/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-ToJsonString.html */
export declare function toJsonString(scope: Scope, call: Call, site: Site): Value<Datum>;
