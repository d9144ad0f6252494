import type { Datum, Value } from "../../../value.ts";
import type { Call, Scope } from "../scope.ts";
import { type Site } from "../site.ts";
export declare function select(scope: Scope, call: Call, site: Site): Value<Datum>;
/** With the default value of the language extensions, if given. */
export declare function findInMap(scope: Scope, call: Call, site: Site): Value<Datum>;
export declare function length(scope: Scope, call: Call, site: Site): Value<Datum>;
export declare function getAZs(_scope: Scope, call: Call, site: Site): Value<Datum>;
/** No origin hangs on an address range that is cut out of another one. */
export declare function cidr(_scope: Scope, call: Call, site: Site): Value<Datum>;
/** A macro's answer. */
export declare function transform(scope: Scope, call: Call, site: Site): Value<Datum>;
