import type { Datum, DatumList, DatumMap, Value } from "../../value.ts";
export declare function isList(datum: Datum): datum is DatumList;
export declare function isMap(datum: Datum): datum is DatumMap;
/** Whether two values are certainly the same, wherever they are written. */
export declare function sameValue(a: Value<Datum>, b: Value<Datum>): boolean;
