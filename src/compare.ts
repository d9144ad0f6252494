import { any, FALSE, type Truth, truth, unknownTruth } from "./logic.ts";
import { lowerCase, sameText, textParts, toPattern } from "./text-form.ts";
import { type Datum, known, type Reason, unknown, type Value } from "./value.ts";

/** What a comparison may look at. */
export type Scalar = string | number | boolean;

/** The items of a list, and why more may follow; nothing follows where `open` is empty. */
export interface Items<T> {
  readonly items: readonly Value<T>[];
  readonly open: readonly Reason[];
}

/**
 * Whether two values are the same, type included. What is not written equals nothing, not even another such;
 * unknown texts are compared part by part, so `${var.d}` equals `${var.d}` and `a.${var.d}` never equals `b.${var.d}`.
 */
export function equal(a: Value<Scalar>, b: Value<Scalar>): Truth {
  if (a.kind === "absent" || b.kind === "absent") return FALSE;
  if (a.kind === "known" && b.kind === "known") return truth(a.value === b.value);
  return compareTexts(a, b, false);
}

/** As `equal`, without regard to case: header names, DNS names. */
export function equalIgnoringCase(a: Value<string>, b: Value<string>): Truth {
  if (a.kind === "absent" || b.kind === "absent") return FALSE;
  return compareTexts(a, b, true);
}

function compareTexts(a: Value<Scalar>, b: Value<Scalar>, ignoreCase: boolean): Truth {
  const left = textParts(a);
  const right = textParts(b);
  if (left === undefined || right === undefined) return unknownTruth(reasons(a, b));
  const [x, y] = [toPattern(left), toPattern(right)];
  const same = ignoreCase ? sameText(lowerCase(x), lowerCase(y)) : sameText(x, y);
  return same === "unknown" ? unknownTruth(reasons(a, b)) : truth(same);
}

/** Whether a list has an item equal to `x`; an open list can satisfy this and never refute it. */
export function contains(
  list: Value<readonly Value<string>[]>,
  x: Value<string>,
  same: (item: Value<string>, x: Value<string>) => Truth = equal,
): Truth {
  const { items: listed, open } = items(list);
  const found = any(listed.map((item) => same(item, x)));
  if (found.is === true || open.length === 0) return found;
  return unknownTruth(distinct([...(found.is === "unknown" ? found.why : []), ...open]));
}

/** The items of a list of texts; of one that is not written, none. */
export function items(list: Value<readonly Value<string>[]>): Items<string> {
  return itemsAs(list, (datum) => (typeof datum === "object" ? undefined : String(datum)));
}

/** The items of a list of numbers. */
export function numbers(list: Value<readonly Value<number>[]>): Items<number> {
  return itemsAs(list, (datum) => {
    const number = typeof datum === "object" || datum === "" ? Number.NaN : Number(datum);
    return Number.isNaN(number) ? undefined : number;
  });
}

function itemsAs<T>(list: Value<readonly Value<T>[]>, read: (datum: Datum) => T | undefined): Items<T> {
  if (list.kind === "absent") return { items: [], open: [] };
  if (list.kind === "known") return { items: list.value, open: [] };
  if (list.form?.kind !== "list") return { items: [], open: list.why };
  return {
    items: list.form.items.map((item) => itemAs(item, read, list.why)),
    open: list.form.open ? list.why : [],
  };
}

function itemAs<T>(
  item: Value<Datum>,
  read: (datum: Datum) => T | undefined,
  why: readonly Reason[],
): Value<T> {
  if (item.kind !== "known") return item;
  const value = read(item.value);
  if (value === undefined) return unknown(why, item.from);
  return item.sensitive ? { ...known(value, item.from), sensitive: true } : known(value, item.from);
}

/** A setting as a truth; one that is not written is off. */
export function isTrue(value: Value<boolean>): Truth {
  if (value.kind === "unknown") return unknownTruth(value.why);
  return truth(value.kind === "known" && value.value);
}

/** What blocks the given values, each blocker once. */
export function reasons(...values: readonly Value<unknown>[]): readonly Reason[] {
  return distinct(values.flatMap((value) => (value.kind === "unknown" ? value.why : [])));
}

/** The same reasons, each once. */
export function distinct(why: readonly Reason[]): readonly Reason[] {
  const seen = new Map<string, Reason>();
  for (const reason of why) {
    const key = `${reason.why} ${reason.what} ${reason.says}`;
    if (!seen.has(key)) seen.set(key, reason);
  }
  return [...seen.values()];
}
