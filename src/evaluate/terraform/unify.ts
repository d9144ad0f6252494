import { isConvertible } from "./convertible.ts";
import { preferred } from "./prefer.ts";
import { Refusal } from "./refusal.ts";
import { ANY, listOf, mapOf, type ObjectAttribute, sameType, setOf, type Type } from "./type.ts";

/** More types than these of different kinds are not compared with each other. */
const MAX_DIFFERENT = 100;

/** The type that all of `types` convert to, as Terraform picks it; `undefined` where there is none. */
export function unify(types: readonly Type[]): Type | undefined {
  const [first] = types;
  if (!first) return ANY;
  if (types.every((type) => sameType(type, first))) return first;
  const found = ofOneKind(types);
  return found === undefined ? bestOf(types) : found.type;
}

/** What is of one kind may share a type that none of it has: `undefined` where the types are looked through instead. */
function ofOneKind(types: readonly Type[]): { readonly type: Type | undefined } | undefined {
  const has = (kind: Type["kind"]) => types.some((type) => type.kind === kind);
  const only = (...kinds: readonly Type["kind"][]) =>
    types.every(({ kind }) => kind === "any" || kinds.includes(kind));
  if (has("map") && only("map")) return { type: ofElements(types, mapOf) };
  if (has("map") && only("map", "object")) return perhaps(withRecordsAsMaps(types));
  if (has("list") && only("list")) return { type: ofElements(types, listOf) };
  if (has("list") && only("list", "tuple")) return perhaps(withTuplesAsLists(types));
  if (has("set") && only("set")) return { type: ofElements(types, setOf) };
  if (has("object") && only("object")) return { type: ofObjects(types) };
  if (has("tuple") && only("tuple")) return { type: ofTuples(types) };
  return has("object") && has("tuple") ? { type: undefined } : undefined;
}

function perhaps(type: Type | undefined): { readonly type: Type } | undefined {
  return type && { type };
}

function ofElements(types: readonly Type[], of: (element: Type) => Type): Type | undefined {
  if (types.some(({ kind }) => kind === "any")) return ANY;
  const element = unify(types.flatMap((type) => ("element" in type ? [type.element] : [])));
  return element && of(element);
}

function withRecordsAsMaps(types: readonly Type[]): Type | undefined {
  const map = asMap(types.filter(({ kind }) => kind === "object"));
  const found = map && unify(types.map((type) => (type.kind === "object" ? map : type)));
  return found?.kind === "map" || found?.kind === "any" ? found : undefined;
}

function withTuplesAsLists(types: readonly Type[]): Type | undefined {
  const list = asList(types.filter(({ kind }) => kind === "tuple"));
  const found = list && unify(types.map((type) => (type.kind === "tuple" ? list : type)));
  return found?.kind === "list" || found?.kind === "any" ? found : undefined;
}

function ofTuples(types: readonly Type[]): Type | undefined {
  if (types.some(({ kind }) => kind === "any")) return ANY;
  const tuples = types.flatMap((type) => (type.kind === "tuple" ? [type.items] : []));
  const [first = []] = tuples;
  if (!tuples.every((items) => items.length === first.length)) return asList(types);
  const items = first.map((_, i) => unify(tuples.map((tuple) => tuple[i] ?? ANY)));
  const found = items.flatMap((item) => item ?? []);
  return found.length === items.length ? { kind: "tuple", items: found } : undefined;
}

function asList(types: readonly Type[]): Type | undefined {
  const items = types.flatMap((type) => (type.kind === "tuple" ? type.items : []));
  const element = items.length === 0 ? undefined : unify(items);
  return element && convertible(types, listOf(element));
}

function ofObjects(types: readonly Type[]): Type | undefined {
  if (types.some(({ kind }) => kind === "any")) return ANY;
  const objects = types.flatMap((type) => (type.kind === "object" ? [type.attributes] : []));
  const [first = new Map<string, ObjectAttribute>()] = objects;
  if (!objects.every((other) => sameNames(first, other))) return asMap(types);
  const attributes = new Map<string, ObjectAttribute>();
  for (const name of first.keys()) {
    const type = unify(objects.map((object) => object.get(name)?.type ?? ANY));
    if (!type) return undefined;
    attributes.set(name, { type, optional: false });
  }
  return { kind: "object", attributes };
}

function asMap(types: readonly Type[]): Type | undefined {
  const items = types.flatMap((type) => (type.kind === "object" ? [...type.attributes.values()] : []));
  const element = items.length === 0 ? undefined : unify(items.map(({ type }) => type));
  return element && convertible(types, mapOf(element));
}

function convertible(types: readonly Type[], type: Type): Type | undefined {
  return types.every((own) => isConvertible(own, type)) ? type : undefined;
}

/** The most general of the types themselves that all others convert to. */
function bestOf(types: readonly Type[]): Type | undefined {
  const different: Type[] = [];
  for (const type of types) {
    if (!different.some((other) => sameType(other, type))) different.push(type);
    if (different.length > MAX_DIFFERENT)
      throw new Refusal("limit", `exceeds a limit: ${MAX_DIFFERENT} different types in one collection`);
  }
  return preferred(different).find((wanted) => different.every((type) => isConvertible(type, wanted)));
}

function sameNames(a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): boolean {
  return a.size === b.size && [...a.keys()].every((name) => b.has(name));
}
