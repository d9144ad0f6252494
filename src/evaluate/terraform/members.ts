import { equalVals } from "./equal.ts";
import { writeNumber } from "./functions/format-number.ts";
import { isWhollyKnown } from "./inspect.ts";
import { compareNumbers, formatNumber } from "./number.ts";
import { isSecret } from "./secret.ts";
import type { Type } from "./type.ts";
import { compareText, setVal, type Val, withMarks } from "./val.ts";

/** How many unknown members another is compared with. How many a set with unknown members has is open all the same. */
const MAX_COMPARED = 16;

/** A set in Terraform's order: numbers by size, texts by code point; null after them, unknown members last. */
export function makeSet(items: readonly Val[], element: Type): Val {
  const known: Val[] = [];
  const unknown: Val[] = [];
  const keys = new Set<string>();
  for (const item of items) {
    if (!isWhollyKnown(item)) {
      const compared = unknown.slice(0, MAX_COMPARED);
      if (!compared.some((other) => equalVals(other, item) === true)) unknown.push(item);
      continue;
    }
    const key = identity(item);
    if (keys.has(key)) continue;
    keys.add(key);
    known.push(item);
  }
  const set = setVal([...known.sort(compareMembers), ...unknown].map(unmarked), element);
  return withMarks(set, set.trace, items.some(isSecret));
}

/** Members have no marks of their own: which ones there are would tell. */
function unmarked(item: Val): Val {
  return item.sensitive ? withMarks(item, item.trace, false) : item;
}

function compareMembers(a: Val, b: Val): number {
  if (a.kind === "null" || b.kind === "null") return Number(a.kind === "null") - Number(b.kind === "null");
  if (a.kind === "number" && b.kind === "number") return compareNumbers(a.value, b.value);
  if (a.kind === "string" && b.kind === "string") return compareText(a.value, b.value);
  return compareText(orderKey(a), orderKey(b));
}

/** By what Terraform sorts members that are no texts and no numbers: nothing promises this order, but it is the order. */
function orderKey(value: Val): string {
  switch (value.kind) {
    case "string":
      return JSON.stringify(value.value);
    case "number":
      return writeNumber({ letter: "g", precision: 10, flags: "" }, value.value);
    case "bool":
      return value.value ? "T" : "F";
    case "sequence": {
      const items = value.items.map((item) => `${orderKey(item)};`).join("");
      return value.shape === "tuple" ? `<${items}>` : `[${items}]`;
    }
    case "record": {
      const isMap = value.shape === "map";
      const keyed = ([key, entry]: readonly [string, Val]) =>
        (isMap ? `${JSON.stringify(key)}:` : "") + orderKey(entry);
      const entries = [...value.entries].map((entry) => `${keyed(entry)};`).join("");
      return isMap ? `{${entries}}` : `<${entries}>`;
    }
    default:
      return value.kind === "null" ? "~" : "?";
  }
}

/** One text for each known value, types included; equal values have equal texts. */
export function identity(value: Val): string {
  switch (value.kind) {
    case "string":
      return JSON.stringify(value.value);
    case "number":
      return formatNumber(value.value);
    case "bool":
      return String(value.value);
    case "null":
      return "null";
    case "sequence":
      return `${value.shape}[${value.items.map(identity).join(",")}]`;
    case "record":
      return `${value.shape}{${[...value.entries].map(([key, entry]) => `${JSON.stringify(key)}:${identity(entry)}`).join(",")}}`;
    case "lazy":
      return value.object.address;
    case "unknown":
      return "unknown";
  }
}
