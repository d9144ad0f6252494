import { ANY, type ObjectAttribute, sameType, type Type } from "./type.ts";
import { unify } from "./unify.ts";

/** Whether values of one type may convert to another; whether each does, its text or its keys may decide. */
export function isConvertible(from: Type, to: Type): boolean {
  if (from.kind === "any" || to.kind === "any") return true;
  switch (to.kind) {
    case "string":
    case "number":
    case "bool":
      return from.kind === to.kind || isTextual(from, to);
    case "list":
    case "set":
      if (from.kind === "tuple") return areConvertible(from.items, to.element);
      return (from.kind === "list" || from.kind === "set") && isConvertible(from.element, to.element);
    case "map":
      if (from.kind === "object") return areConvertible(typesOf(from.attributes), to.element);
      return from.kind === "map" && isConvertible(from.element, to.element);
    case "tuple":
      return (
        from.kind === "tuple" &&
        from.items.length === to.items.length &&
        from.items.every((item, i) => isConvertible(item, to.items[i] ?? ANY))
      );
    case "object":
      return toObject(from, to.attributes);
  }
}

/** A text may be a number or a bool, and each of those has a text; a bool is no number. */
function isTextual(from: Type, to: Type): boolean {
  if (to.kind === "string") return from.kind === "number" || from.kind === "bool";
  return from.kind === "string";
}

function areConvertible(items: readonly Type[], element: Type): boolean {
  if (element.kind === "any") return items.length === 0 || unify(items) !== undefined;
  return items.every((item, i) => sameType(item, items[i - 1] ?? ANY) || isConvertible(item, element));
}

function typesOf(attributes: ReadonlyMap<string, ObjectAttribute>): readonly Type[] {
  return [...attributes.values()].map(({ type }) => type);
}

function toObject(from: Type, attributes: ReadonlyMap<string, ObjectAttribute>): boolean {
  if (from.kind !== "object" && from.kind !== "map") return false;
  for (const [name, { type, optional }] of attributes) {
    const given = from.kind === "map" ? from.element : from.attributes.get(name)?.type;
    if (!given && !optional) return false;
    if (given && !isConvertible(given, type) && !(from.kind === "map" && optional)) return false;
  }
  return true;
}
