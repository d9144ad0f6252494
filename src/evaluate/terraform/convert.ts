import { isConvertible } from "./convertible.ts";
import { isOpenSet, isWhollyKnown, mergeReasons, typeOf, whyWithin } from "./inspect.ts";
import { makeSet } from "./members.ts";
import { formatNumber, parseNumber } from "./number.ts";
import { refuse } from "./refusal.ts";
import { ANY, isPrimitive, listOf, type ObjectAttribute, sameType, type Type, typeName } from "./type.ts";
import { unify } from "./unify.ts";
import {
  boolVal,
  force,
  listVal,
  mapVal,
  nullVal,
  numberVal,
  objectVal,
  type RecordVal,
  type SequenceVal,
  textVal,
  tupleVal,
  type UnknownVal,
  unknownVal,
  type Val,
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
  return converted === forced
    ? forced
    : withMarks(converted, forced.trace, forced.sensitive || converted.sensitive);
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
  if (!mayBecome(value.type, type)) return refuse(mismatch(value, type));
  if (isPrimitive(type) && isDoubtful(value, type))
    return { ...value, type, oneOf: optionsAs(value, type), mayFail: true };
  if (value.shape?.kind === "list" && "element" in type) {
    const items = value.shape.items.map((item) => convert(item, type.element));
    return { ...value, type, shape: { kind: "list", items }, oneOf: optionsAs(value, type) };
  }
  return kind === "any" || isPrimitive(type)
    ? { ...value, type, oneOf: optionsAs(value, type) }
    : { ...value, oneOf: optionsAs(value, type) };
}

function optionsAs({ oneOf }: UnknownVal, type: Type): UnknownVal["oneOf"] {
  return oneOf?.every((option) => canConvert(option, type))
    ? oneOf.map((option) => convert(option, type))
    : undefined;
}

/** A text may be no number; what the provider computes has the type that it is used as. */
function isDoubtful({ type: from, ref }: UnknownVal, to: Type): boolean {
  return to.kind !== "string" && (from.kind === "string" || from.kind === "any") && ref?.type === undefined;
}

/** Lists, sets and tuples are one kind here: of a `for` over something unknown it is not known which it is. */
function mayBecome(from: Type, to: Type): boolean {
  if (isPrimitive(from) && isPrimitive(to)) return isConvertible(from, to);
  return from.kind === "any" || to.kind === "any" || kindOf(from) === kindOf(to);
}

function kindOf(type: Type): "primitive" | "sequence" | "record" {
  if (isPrimitive(type)) return "primitive";
  return type.kind === "map" || type.kind === "object" ? "record" : "sequence";
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
  if (!fits(value, element)) return undefined;
  const type = commonElement(value, value.items, element);
  const items = value.items.map((item) => convert(item, type));
  return isOpenSet(value) ? openListOf(items, type) : listVal(items, type);
}

/** The members of an open set. */
function openListOf(members: readonly Val[], element: Type): Val {
  const items = members.filter(isWhollyKnown);
  const maybe = members.filter((member) => !isWhollyKnown(member));
  return unknownVal(mergeReasons(maybe.flatMap((member) => whyWithin(member))), {
    type: listOf(element),
    shape: { kind: "list", items, maybe },
    notNull: true,
  });
}

function toSet(value: Val, element: Type): Val | undefined {
  if (value.kind !== "sequence") return undefined;
  if (value.shape === "set" && sameType(value.element, element)) return value;
  if (!fits(value, element)) return undefined;
  const type = commonElement(value, value.items, element);
  return makeSet(
    value.items.map((item) => convert(item, type)),
    type,
  );
}

function toMap(value: Val, element: Type): Val | undefined {
  if (value.kind !== "record") return undefined;
  if (value.shape === "map" && sameType(value.element, element)) return value;
  if (!fits(value, element)) return undefined;
  const type = commonElement(value, [...value.entries.values()], element);
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

/** An empty collection has a type all the same. */
function fits(collection: SequenceVal | RecordVal, element: Type): boolean {
  if (collection.shape === "tuple" || collection.shape === "object") return true;
  return isConvertible(collection.element, element);
}

/** The items' own type where the constraint leaves it open. */
function commonElement(collection: SequenceVal | RecordVal, items: readonly Val[], element: Type): Type {
  if (element.kind !== "any") return element;
  if (items.length === 0) return collection.element;
  const types = items.map((item) => typeOf(force(item)));
  const type = unify(types) ?? refuse("all elements must have the same type");
  const isOpen =
    type.kind === "any" && items.some((item, i) => types[i]?.kind === "any" && item.kind !== "null");
  const typed = types.filter(({ kind }) => kind !== "any");
  if (type.kind !== "any" || isOpen || typed.length === 0) return type;
  // Nulls without a type take that of the others in a map, and in no list.
  return (
    (collection.kind === "record" ? unify(typed) : undefined) ??
    refuse("all elements must have the same type")
  );
}
