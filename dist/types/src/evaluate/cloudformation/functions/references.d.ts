import type { Datum, Value } from "../../../value.ts";
import type { Call, Scope } from "../scope.ts";
import { type Site } from "../site.ts";
export declare function ref(scope: Scope, call: Call, site: Site): Value<Datum>;
/** `Alb.DNSName`, or `[Alb, DNSName]`, where the attribute may be a `Ref` to a parameter. */
export declare function getAtt(scope: Scope, call: Call, site: Site): Value<Datum>;
/** An export of a sibling stack; of any other stack the value is not part of the input. */
export declare function importValue(scope: Scope, call: Call, site: Site): Value<Datum>;
