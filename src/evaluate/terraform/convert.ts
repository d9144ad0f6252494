import { equalVals } from "./equal.ts";
import { compareNumbers, formatNumber, parseNumber } from "./number.ts";
import { refuse } from "./refusal.ts";
import {
  ANY,
  isPrimitive,
  listOf,
  mapOf,
  type ObjectAttribute,
  STRING,
  sameType,
  setOf,
  type Type,
  typeName,
} from "./type.ts";
import {
  boolVal,
  compareText,
  force,
  isWhollyKnown,
  listVal,
  mapVal,
  mergeReasons,
  nullVal,
  numberVal,
  objectVal,
  setVal,
  textVal,
  tupleVal,
  typeOf,
  type UnknownVal,
  unknownVal,
  type Val,
  whyWithin,
  withMarks,
} from "./val.ts";

/** Terraform's automatic conversion; refuses where there is none. `any` inside a collection type becomes the items' common type. */
export function convert(value: Val, type: Type): Val {
  if (type.kind === "any") return value;
  const forced = force(value);
  if (forced.kind === "null") return withMarks(nullVal(type), forced.trace, forced.sensitive);
  if (forced.kind === "unknown") return convertUnknown(forced, type);
  const converted = convertKnown(forced, type);
  if (converted === undefined) return refuse(mismatch(forced, type));
  return converted === forced ? forced : withMarks(converted, forced.trace, forced.sensitive);
}

/** Whether the value is of the type or would convert. */
export function canConvert(value: Val, type: Type): boolean {
  try {
    convert(value, type);
    return true;
  } catch {
    return false;
  }
}

function mismatch(value: Val, type: Type): string {
  if (type.kind === "number" || type.kind === "bool") return `a ${type.kind} is required`;
  return `${typeName(type)} required, not ${typeName(typeOf(value))}`;
}

function convertUnknown(value: UnknownVal, type: Type): Val {
  const { kind } = value.type;
  if (isPrimitive(type) && kind !== "any" && !isPrimitive(value.type)) return refuse(mismatch(value, type));
  if (!isPrimitive(type) && isPrimitive(value.type)) return refuse(mismatch(value, type));
  if (value.shape?.kind === "list" && "element" in type) {
    const items = value.shape.items.map((item) => convert(item, type.element));
    return { ...value, type, shape: { kind: "list", items } };
  }
  return kind === "any" || isPrimitive(type) ? { ...value, type } : value;
}

function convertKnown(value: Val, type: Type): Val | undefined {
  switch (type.kind) {
    case "string":
      return toText(value);
    case "number":
      return toNumber(value);
    case "bool":
      return toBool(value);
    case "list":
      return toList(value, type.element);
    case "set":
      return toSet(value, type.element);
    case "map":
      return toMap(value, type.element);
    case "tuple":
      return toTuple(value, type.items);
    case "object":
      return toObject(value, type.attributes);
    case "any":
      return value;
  }
}

function toText(value: Val): Val | undefined {
  if (value.kind === "string") return value;
  if (value.kind === "number") return textVal(formatNumber(value.value));
  return value.kind === "bool" ? textVal(String(value.value)) : undefined;
}

function toNumber(value: Val): Val | undefined {
  if (value.kind === "number") return value;
  if (value.kind !== "string") return undefined;
  const number = parseNumber(value.value);
  return number === undefined ? undefined : numberVal(number);
}

function toBool(value: Val): Val | undefined {
  if (value.kind === "bool") return value;
  if (value.kind !== "string") return undefined;
  if (value.value === "true" || value.value === "1") return boolVal(true);
  return value.value === "false" || value.value === "0" ? boolVal(false) : undefined;
}

function toList(value: Val, element: Type): Val | undefined {
  if (value.kind !== "sequence") return undefined;
  if (value.shape === "list" && sameType(value.element, element)) return value;
  const type = commonElement(value.items, element);
  const open =
    value.shape === "set" && value.items.some((item) => item.kind === "unknown") && value.items.length > 1;
  const items = value.items.map((item) => convert(item, type));
  if (!open) return listVal(items, type);
  // Two unknown members of a set may be one: how many there are, and in what order, is open.
  return unknownVal(mergeReasons(whyWithin(value)), {
    type: listOf(type),
    shape: { kind: "list", items: [] },
    notNull: true,
  });
}

function toSet(value: Val, element: Type): Val | undefined {
  if (value.kind !== "sequence") return undefined;
  if (value.shape === "set" && sameType(value.element, element)) return value;
  const type = commonElement(value.items, element);
  return makeSet(
    value.items.map((item) => convert(item, type)),
    type,
  );
}

function toMap(value: Val, element: Type): Val | undefined {
  if (value.kind !== "record") return undefined;
  if (value.shape === "map" && sameType(value.element, element)) return value;
  const type = commonElement([...value.entries.values()], element);
  return mapVal(
    [...value.entries].map(([key, entry]) => [key, convert(entry, type)] as const),
    type,
  );
}

function toTuple(value: Val, types: readonly Type[]): Val | undefined {
  if (value.kind !== "sequence" || value.shape === "set" || value.items.length !== types.length)
    return undefined;
  return tupleVal(value.items.map((item, i) => convert(item, types[i] ?? ANY)));
}

function toObject(value: Val, attributes: ReadonlyMap<string, ObjectAttribute>): Val | undefined {
  if (value.kind !== "record") return undefined;
  const entries: [string, Val][] = [];
  for (const [name, attribute] of attributes) {
    const written = value.entries.get(name);
    if (!written && !attribute.optional) return refuse(`attribute "${name}" is required`);
    entries.push([name, attributeValue(written, attribute)]);
  }
  return objectVal(entries);
}

/** The default of `optional(type, default)` replaces a null as well as a missing attribute. */
function attributeValue(written: Val | undefined, attribute: ObjectAttribute): Val {
  const missing = written === undefined || written.kind === "null";
  if (missing && attribute.fallback) return attribute.fallback;
  return written === undefined ? nullVal(attribute.type) : convert(written, attribute.type);
}

/** The items' own type where the constraint leaves it open. */
function commonElement(items: readonly Val[], element: Type): Type {
  if (element.kind !== "any") return element;
  const types = items.map((item) => typeOf(force(item)));
  return unify(types) ?? refuse("all elements must have the same type");
}

/** The type that all of `types` convert to, as Terraform picks it; `undefined` where there is none. */
export function unify(types: readonly Type[]): Type | undefined {
  const known = types.filter((type) => type.kind !== "any");
  const [first] = known;
  if (!first) return ANY;
  if (known.every((type) => sameType(type, first))) return known.length === types.length ? first : ANY;
  if (known.some((type) => type.kind === "string") && known.every(isPrimitive)) return STRING;
  if (known.every(isPrimitive)) return undefined;
  return unifyRecords(known) ?? unifySequences(known);
}

function unifySequences(types: readonly Type[]): Type | undefined {
  const tuples: (readonly Type[])[] = [];
  const elements: Type[] = [];
  let list = false;
  for (const type of types) {
    if (type.kind === "tuple") tuples.push(type.items);
    else if (type.kind === "list" || type.kind === "set") elements.push(type.element);
    else return undefined;
    list ||= type.kind === "list";
  }
  const [first] = tuples;
  if (first && elements.length === 0 && tuples.every((items) => items.length === first.length)) {
    const items = first.map((_, i) => unify(tuples.map((tuple) => tuple[i] ?? ANY)));
    return items.some((item) => item === undefined)
      ? undefined
      : { kind: "tuple", items: items.map((item) => item ?? ANY) };
  }
  const element = unify([...elements, ...tuples.flat()]);
  if (!element) return undefined;
  // A set becomes a list where it meets one; a tuple becomes whichever it meets.
  return elements.length > 0 && !list ? setOf(element) : listOf(element);
}

function unifyRecords(types: readonly Type[]): Type | undefined {
  const objects: ReadonlyMap<string, ObjectAttribute>[] = [];
  const elements: Type[] = [];
  for (const type of types) {
    if (type.kind === "object") objects.push(type.attributes);
    else if (type.kind === "map") elements.push(type.element);
    else return undefined;
  }
  const [first] = objects;
  if (first && elements.length === 0 && objects.every((other) => sameNames(first, other))) {
    const attributes = new Map<string, ObjectAttribute>();
    for (const name of first.keys()) {
      const type = unify(objects.map((object) => object.get(name)?.type ?? ANY));
      if (!type) return undefined;
      attributes.set(name, { type, optional: false });
    }
    return { kind: "object", attributes };
  }
  const element = unify([
    ...elements,
    ...objects.flatMap((object) => [...object.values()].map((attribute) => attribute.type)),
  ]);
  return element && mapOf(element);
}

function sameNames(a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): boolean {
  return a.size === b.size && [...a.keys()].every((name) => b.has(name));
}

/** A set in Terraform's order: numbers by size, texts by code point; unknown members last. */
export function makeSet(items: readonly Val[], element: Type): Val {
  const known: Val[] = [];
  const unknown: Val[] = [];
  const keys = new Set<string>();
  for (const item of items) {
    if (!isWhollyKnown(item)) {
      if (!unknown.some((other) => equalVals(other, item) === true)) unknown.push(item);
      continue;
    }
    const key = identity(item);
    if (keys.has(key)) continue;
    keys.add(key);
    known.push(item);
  }
  return setVal([...known.sort(compareMembers), ...unknown], element);
}

function compareMembers(a: Val, b: Val): number {
  if (a.kind === "number" && b.kind === "number") return compareNumbers(a.value, b.value);
  if (a.kind === "string" && b.kind === "string") return compareText(a.value, b.value);
  return compareText(identity(a), identity(b));
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
