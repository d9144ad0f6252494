import { typeOf } from "./inspect.ts";
import { compareNumbers, sameNumber } from "./number.ts";
import { isFilled, partsOf } from "./text.ts";
import { sameParts } from "./text-functions.ts";
import { isPrimitive, sameType } from "./type.ts";
import { force, type UnknownVal, type Val } from "./val.ts";

/** Terraform's `==`: types must be equal too (`1 == "1"` is false). `undefined`: cannot be decided. */
export function equalVals(a: Val, b: Val): boolean | undefined {
  if (a === b && a.kind !== "unknown") return true;
  if (a.kind === "lazy" && b.kind === "lazy" && a.object === b.object) return true;
  const x = force(a);
  const y = force(b);
  if (x.kind === "null" || y.kind === "null") return equalNull(x, y);
  if (x.kind === "unknown") return equalUnknown(x, y);
  if (y.kind === "unknown") return equalUnknown(y, x);
  switch (x.kind) {
    case "number":
      return y.kind === "number" && sameNumber(x.value, y.value);
    case "string":
    case "bool":
      return y.kind === x.kind && x.value === y.value;
    case "sequence":
      return y.kind === "sequence" && x.shape === y.shape && equalItems(x.items, y.items);
    case "record":
      return y.kind === "record" && x.shape === y.shape && equalEntries(x.entries, y.entries);
    case "lazy":
      return undefined;
  }
}

function equalNull(a: Val, b: Val): boolean | undefined {
  if (a.kind === "null" && b.kind === "null") return true;
  const other = a.kind === "null" ? b : a;
  return other.kind === "unknown" && !other.notNull ? undefined : false;
}

function equalUnknown(a: UnknownVal, b: Val): boolean | undefined {
  const types = [a.type, typeOf(b)] as const;
  if (types.every(isPrimitive) && !sameType(...types)) return false;
  if (isPrimitive(a.type) && (b.kind === "sequence" || b.kind === "record")) return false;
  if (b.kind === "unknown" && a.ref && b.ref && a.ref.source === b.ref.source) return true;
  if (b.kind === "string" && b.value === "" && isFilled(a)) return false;
  if (b.kind === "number" && a.least !== undefined && compareNumbers(b.value, a.least) < 0) return false;
  const x = partsOf(a);
  const y = partsOf(b);
  if (!x || !y || b.kind === "number" || b.kind === "bool") return undefined;
  const same = sameParts(x, y);
  // Parts of different primitive types could look alike; only texts are told apart by their parts.
  return same === false && a.type.kind !== "string" ? undefined : same;
}

function equalItems(a: readonly Val[], b: readonly Val[]): boolean | undefined {
  if (a.length !== b.length) return false;
  let result: boolean | undefined = true;
  for (const [i, item] of a.entries()) {
    const other = b[i];
    const same = other === undefined ? false : equalVals(item, other);
    if (same === false) return false;
    if (same === undefined) result = undefined;
  }
  return result;
}

function equalEntries(a: ReadonlyMap<string, Val>, b: ReadonlyMap<string, Val>): boolean | undefined {
  if (a.size !== b.size) return false;
  let result: boolean | undefined = true;
  for (const [key, entry] of a) {
    const other = b.get(key);
    const same = other === undefined ? false : equalVals(entry, other);
    if (same === false) return false;
    if (same === undefined) result = undefined;
  }
  return result;
}
