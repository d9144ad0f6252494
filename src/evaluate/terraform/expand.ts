import { LIMITS } from "../../limits.ts";
import type { Reason } from "../../value.ts";
import type { BodyView } from "./config.ts";
import { convert } from "./convert.ts";
import { evaluate } from "./expression.ts";
import { isRefused, isWhollyKnown, mergeReasons, whyWithin } from "./inspect.ts";
import { toInteger } from "./number.ts";
import { refuse } from "./refusal.ts";
import { at, type Names, type Scope } from "./scope.ts";
import { isSecret } from "./secret.ts";
import { derived } from "./trace.ts";
import { NUMBER, STRING } from "./type.ts";
import {
  force,
  numberVal,
  objectVal,
  type Ref,
  textVal,
  type UnknownVal,
  unknownVal,
  type Val,
} from "./val.ts";

/** How many instances a resource or module call has, and what each of them calls its own. */
export type Expansion =
  | { readonly kind: "single" }
  | { readonly kind: "count"; readonly keys: readonly InstanceKey[] }
  | { readonly kind: "each"; readonly keys: readonly InstanceKey[] }
  | {
      readonly kind: "unknown";
      readonly key: InstanceKey;
      readonly why: readonly Reason[];
      readonly atMostOne: boolean;
    };

export interface InstanceKey {
  /** `[0]`, `["eu"]`, `[?]`. */
  readonly suffix: string;
  /** `eu`, or the position. */
  readonly name: string;
  readonly names: Names | undefined;
}

/** The keys of all instances; one stands for those of an unknown number. */
export function keysOf(expansion: Expansion): readonly InstanceKey[] {
  if (expansion.kind === "single") return [SINGLE];
  return expansion.kind === "unknown" ? [expansion.key] : expansion.keys;
}

/** What `for_each` gives an instance. */
export function entryOf({ names }: InstanceKey): Val | undefined {
  return names?.name === "each" && names.value.kind === "record"
    ? names.value.entries.get("value")
    : undefined;
}

export const SINGLE: InstanceKey = { suffix: "", name: "", names: undefined };

/** `count` and `for_each` of a body. `address` names what an instance that is not known calls `each.key`. */
export function expand(body: BodyView, scope: Scope, address: string): Expansion {
  const count = body.attributes.get("count");
  const forEach = body.attributes.get("for_each");
  const written = count ?? forEach;
  if (!written) return { kind: "single" };
  const value = evaluate(written.node.value, { ...scope, file: written.file });
  const expansion = count ? expandCount(value, scope, address) : expandEach(value, scope, address);
  const made = keysOf(expansion).length;
  if (made <= LIMITS.instances) return expansion;
  const says = `makes ${made} instances, and at most ${LIMITS.instances} are looked at one by one`;
  const place = at({ ...scope, file: written.file }, written.node.value);
  return unknownExpansion(body, [{ what: address, why: "limit", says, at: place }], address);
}

/** The expansion of a body whose `count` or `for_each` cannot be evaluated. */
export function unknownExpansion(body: BodyView, why: readonly Reason[], address: string): Expansion {
  const value = unknownVal(why);
  return body.attributes.has("for_each") ? unknownEach(value, why, address) : unknownCount(value, address);
}

function expandCount(written: Val, scope: Scope, address: string): Expansion {
  const value = convert(written, NUMBER);
  if (value.kind === "unknown") return unknownCount(value, address);
  const count = value.kind === "number" ? toInteger(value.value) : undefined;
  if (count === undefined || count < 0) return refuse("count must be a whole number that is not negative");
  scope.module.budget.items(count);
  const keys = Array.from({ length: count }, (_, i) => countKey(`[${i}]`, String(i), numberVal(i)));
  return { kind: "count", keys };
}

function countKey(suffix: string, name: string, value: Val): InstanceKey {
  return { suffix, name, names: { name: "count", value: objectVal([["index", value]]), next: undefined } };
}

function unknownCount(value: UnknownVal, address: string): Expansion {
  const atMostOne =
    value.oneOf?.every((option) => option.kind === "number" && (option.value === 0 || option.value === 1)) ??
    false;
  // Where there is one at most, its index is known.
  const index = atMostOne
    ? numberVal(0)
    : unknownVal(value.why, {
        type: NUMBER,
        ref: named(`${address}[?].count.index`, value.why),
        notNull: true,
      });
  return { kind: "unknown", key: countKey("[?]", "?", index), why: value.why, atMostOne };
}

function expandEach(written: Val, scope: Scope, address: string): Expansion {
  const value = force(written);
  if (value.kind === "null") return refuse("for_each is null");
  // Terraform refuses it too: the keys are part of the addresses, which are printed.
  if (value.sensitive || (value.kind === "sequence" && isSecret(value)))
    return refuse("for_each is sensitive");
  if (value.kind === "unknown") return unknownEach(value, value.why, address);
  if (value.kind === "sequence") {
    if (value.shape === "list" || value.shape === "tuple")
      return refuse("for_each must be a map, or a set of strings");
    if (!value.items.every(isWhollyKnown)) return unknownEach(value, mergeReasons(whyWithin(value)), address);
    const keys = value.items.map((item) => keyOfItem(derived(item, [value])));
    scope.module.budget.items(keys.length);
    return { kind: "each", keys };
  }
  if (value.kind !== "record") return refuse("for_each must be a map, or a set of strings");
  scope.module.budget.items(value.entries.size);
  return {
    kind: "each",
    keys: [...value.entries].map(([key, entry]) => eachKey(key, textVal(key), traced(entry, value))),
  };
}

function traced(entry: Val, container: Val): Val {
  if (!container.trace) return entry;
  return {
    ...entry,
    trace: { outer: container.trace, rest: entry.trace },
    sensitive: entry.sensitive || container.sensitive,
  };
}

function keyOfItem(item: Val): InstanceKey {
  const text = convert(item, STRING);
  if (text.kind !== "string") return refuse("for_each must be a map, or a set of strings");
  return eachKey(text.value, text, text);
}

function eachKey(name: string, key: Val, value: Val): InstanceKey {
  return { suffix: `[${JSON.stringify(name)}]`, name, names: eachNames(key, value) };
}

function eachNames(key: Val, value: Val): Names {
  return {
    name: "each",
    value: objectVal([
      ["key", key],
      ["value", value],
    ]),
    next: undefined,
  };
}

/** One instance stands for all; where the collection has one possible entry, that one. */
function unknownEach(value: Val, why: readonly Reason[], address: string): Expansion {
  const options = value.kind === "unknown" ? (value.oneOf ?? []) : [];
  const filled = options.filter((option) => !isEmpty(option));
  const [only] = filled;
  if (options.length > 0 && filled.length === 1 && only) {
    const entry = onlyEntry(only);
    if (entry)
      return { kind: "unknown", key: { suffix: "[?]", name: "?", names: entry }, why, atMostOne: true };
  }
  const base = `${address}[?].each`;
  const key = unknownVal(why, { type: STRING, ref: named(`${base}.key`, why), notNull: true });
  const type = value.kind === "unknown" && "element" in value.type ? value.type.element : undefined;
  const item = unknownVal(why, {
    ref: named(`${base}.value`, why),
    ...(type ? { type } : { mayFail: true }),
  });
  const sameAsKey = type?.kind === "string" && value.kind === "unknown" && value.type.kind === "set";
  return {
    kind: "unknown",
    key: { suffix: "[?]", name: "?", names: eachNames(key, sameAsKey ? key : item) },
    why,
    atMostOne: false,
  };
}

/** What Terraform refuses is nothing that could have a name. */
function named(source: string, why: readonly Reason[]): Ref | undefined {
  return isRefused(why) ? undefined : { source };
}

function isEmpty(value: Val): boolean {
  if (value.kind === "sequence") return value.items.length === 0;
  return value.kind === "record" && value.entries.size === 0;
}

function onlyEntry(value: Val): Names | undefined {
  if (value.kind === "record" && value.entries.size === 1) {
    const [entry] = value.entries;
    return entry && eachNames(textVal(entry[0]), traced(entry[1], value));
  }
  const [item] = value.kind === "sequence" && value.items.length === 1 ? value.items : [];
  return item?.kind === "string" ? eachNames(item, item) : undefined;
}
