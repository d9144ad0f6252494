import { areApart, leastMembers } from "./bounds.ts";
import { isWhollyKnown, typeOf } from "./inspect.ts";
import { sameNumber } from "./number.ts";
import { isFilled, partsOf } from "./text.ts";
import { sameParts } from "./text-functions.ts";
import { isPrimitive, sameType } from "./type.ts";
import { force, type SequenceVal, type UnknownVal, type Val } from "./val.ts";

/** Of members of two sets, each with each. */
const MAX_COMPARISONS = 10_000;

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
      if (y.kind !== "sequence" || x.shape !== y.shape) return false;
      return x.shape === "set" ? equalSets(x, y) : equalItems(x.items, y.items);
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
  const either = a.oneOf && equalEither(a.oneOf, b);
  if (either !== undefined) return either;
  if (areApart(a, b)) return false;
  if (b.kind === "sequence" && leastMembers(a) > b.items.length) return false;
  if (b.kind === "record" && leastMembers(a) > b.entries.size) return false;
  const x = partsOf(a);
  const y = partsOf(b);
  if (!x || !y || b.kind === "number" || b.kind === "bool") return undefined;
  const same = sameParts(x, y);
  // Parts of different primitive types could look alike; only texts are told apart by their parts.
  return same === false && a.type.kind !== "string" ? undefined : same;
}

/** Whichever of the options it is. */
function equalEither(options: readonly Val[], other: Val): boolean | undefined {
  const [first, ...others] = options.map((option) => equalVals(option, other));
  return others.every((result) => result === first) ? first : undefined;
}

/** Members that are not known may turn out to be one, or in another order. */
function equalSets(a: SequenceVal, b: SequenceVal): boolean | undefined {
  const known = [a, b].map(isWhollyKnown);
  if (known[0] && known[1]) return equalItems(a.items, b.items);
  if (a.items.length === 0 || b.items.length === 0) return false;
  if ((known[0] && a.items.length > b.items.length) || (known[1] && b.items.length > a.items.length))
    return false;
  if (a.items.length * b.items.length > MAX_COMPARISONS) return undefined;
  return lacksOne(a.items, b.items) || lacksOne(b.items, a.items) ? false : undefined;
}

function lacksOne(items: readonly Val[], others: readonly Val[]): boolean {
  return items.some((item) => others.every((other) => equalVals(item, other) === false));
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
