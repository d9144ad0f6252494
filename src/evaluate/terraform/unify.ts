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
} from "./type.ts";

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
