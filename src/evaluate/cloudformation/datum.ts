import type { Datum, DatumList, DatumMap, Value } from "../../value.ts";
import { sameText } from "./text-parts.ts";

export function isList(datum: Datum): datum is DatumList {
  return Array.isArray(datum);
}

export function isMap(datum: Datum): datum is DatumMap {
  return datum instanceof Map;
}

/** Whether two values are certainly the same, wherever they are written. */
export function sameValue(a: Value<Datum>, b: Value<Datum>): boolean {
  if (a.kind === "absent" || b.kind === "absent") return a.kind === b.kind;
  if (a.kind === "known") return b.kind === "known" && sameDatum(a.value, b.value);
  if (b.kind === "known" || a.form?.kind !== "text" || b.form?.kind !== "text") return false;
  return sameText(a.form.parts, b.form.parts) === true;
}

function sameDatum(a: Datum, b: Datum): boolean {
  if (typeof a !== "object" || typeof b !== "object") return a === b;
  if (isList(a))
    return isList(b) && a.length === b.length && a.every((item, index) => sameItem(item, b[index]));
  if (!isMap(b) || a.size !== b.size) return false;
  return [...a].every(([key, value]) => sameItem(value, b.get(key)));
}

function sameItem(a: Value<Datum>, b: Value<Datum> | undefined): boolean {
  return b !== undefined && sameValue(a, b);
}
