import type { Val } from "./val.ts";

/** A type constraint or the type of a value. `any` is a type that is not known yet. */
export type Type =
  | { readonly kind: "any" }
  | { readonly kind: "string" }
  | { readonly kind: "number" }
  | { readonly kind: "bool" }
  | { readonly kind: "list"; readonly element: Type }
  | { readonly kind: "set"; readonly element: Type }
  | { readonly kind: "map"; readonly element: Type }
  | { readonly kind: "tuple"; readonly items: readonly Type[] }
  | { readonly kind: "object"; readonly attributes: ReadonlyMap<string, ObjectAttribute> };

export interface ObjectAttribute {
  readonly type: Type;
  readonly optional: boolean;
  /** The second argument of `optional(type, default)`. */
  readonly fallback?: Val;
}

export const ANY: Type = { kind: "any" };
export const STRING: Type = { kind: "string" };
export const NUMBER: Type = { kind: "number" };
export const BOOL: Type = { kind: "bool" };

export function listOf(element: Type): Type {
  return { kind: "list", element };
}

export function setOf(element: Type): Type {
  return { kind: "set", element };
}

export function mapOf(element: Type): Type {
  return { kind: "map", element };
}

export function isPrimitive(type: Type): boolean {
  return type.kind === "string" || type.kind === "number" || type.kind === "bool";
}

export function sameType(a: Type, b: Type): boolean {
  switch (a.kind) {
    case "list":
    case "set":
    case "map":
      return a.kind === b.kind && sameType(a.element, b.element);
    case "tuple":
      return (
        b.kind === "tuple" &&
        a.items.length === b.items.length &&
        a.items.every((item, i) => sameType(item, b.items[i] ?? ANY))
      );
    case "object":
      return b.kind === "object" && sameAttributes(a.attributes, b.attributes);
    default:
      return a.kind === b.kind;
  }
}

function sameAttributes(
  a: ReadonlyMap<string, ObjectAttribute>,
  b: ReadonlyMap<string, ObjectAttribute>,
): boolean {
  if (a.size !== b.size) return false;
  for (const [name, attribute] of a) {
    const other = b.get(name);
    if (!other || !sameType(attribute.type, other.type)) return false;
  }
  return true;
}

/** The type as Terraform writes it in messages: `list of string`, `object`. */
export function typeName(type: Type): string {
  switch (type.kind) {
    case "list":
    case "set":
    case "map":
      return `${type.kind} of ${typeName(type.element)}`;
    case "any":
      return "dynamic";
    default:
      return type.kind;
  }
}

/** Whether a part of the type is still open. */
export function hasAny(type: Type): boolean {
  switch (type.kind) {
    case "any":
      return true;
    case "list":
    case "set":
    case "map":
      return hasAny(type.element);
    case "tuple":
      return type.items.some(hasAny);
    case "object":
      return [...type.attributes.values()].some((attribute) => hasAny(attribute.type));
    default:
      return false;
  }
}
