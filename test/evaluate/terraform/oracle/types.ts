import type { Type } from "../../../../src/evaluate/terraform/type.ts";
import { isRecord, type Json } from "./ask.ts";

/** As Terraform's JSON writes types. */
export function plainType(type: Type): Json {
  switch (type.kind) {
    case "any":
      return "dynamic";
    case "list":
    case "set":
    case "map":
      return [type.kind, plainType(type.element)];
    case "tuple":
      return [type.kind, type.items.map(plainType)];
    case "object":
      return [
        type.kind,
        Object.fromEntries(
          [...type.attributes].map(([name, attribute]) => [name, plainType(attribute.type)]),
        ),
      ];
    default:
      return type.kind;
  }
}

/** The type of a null is not compared: ours is often still open. */
export function sameTypes(ours: Type, theirs: Json): boolean {
  if (ours.kind === "any" || theirs === "dynamic") return true;
  if (!Array.isArray(theirs)) return plainType(ours) === theirs;
  const [kind, inner] = theirs;
  if (kind !== ours.kind || inner === undefined) return false;
  switch (ours.kind) {
    case "list":
    case "set":
    case "map":
      return sameTypes(ours.element, inner);
    case "tuple":
      return (
        Array.isArray(inner) &&
        inner.length === ours.items.length &&
        ours.items.every((item, i) => sameTypes(item, inner[i] ?? null))
      );
    case "object":
      return (
        isRecord(inner) &&
        Object.keys(inner).length === ours.attributes.size &&
        [...ours.attributes].every(([name, { type }]) => sameTypes(type, inner[name] ?? null))
      );
    default:
      return false;
  }
}
