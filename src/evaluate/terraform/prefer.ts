import { ANY, type Type } from "./type.ts";

/** The types in the order in which Terraform tries them as the type of all: the more general before the others. */
export function preferred(types: readonly Type[]): readonly Type[] {
  const below = types.map((a) => types.map((b) => compare(a, b) < 0));
  const above = types.map((_, i) => below.filter((row) => row[i]).length);
  const queue = types.flatMap((_, i) => (above[i] === 0 ? [i] : []));
  const order: Type[] = [];
  for (let i = queue.shift(); i !== undefined; i = queue.shift()) {
    order.push(types[i] ?? ANY);
    for (const [j] of types.entries()) {
      if (!below[i]?.[j]) continue;
      above[j] = (above[j] ?? 0) - 1;
      if (above[j] === 0) queue.push(j);
    }
  }
  return order;
}

/** Of two sequences or records, the kinds in their order. */
const GENERAL: Readonly<Partial<Record<Type["kind"], number>>> = {
  list: 0,
  tuple: 1,
  set: 2,
  map: 10,
  object: 11,
};

/** Negative where `a` is the more general. */
function compare(a: Type, b: Type): number {
  if (a.kind === "any" || b.kind === "any") return Number(a.kind === "any") - Number(b.kind === "any");
  if (a.kind === "object" && b.kind === "object") {
    const names = [...a.attributes.keys()];
    if (a.attributes.size !== b.attributes.size || !names.every((name) => b.attributes.has(name))) return 0;
    return compareAll(
      names.map((name) => [a.attributes.get(name)?.type ?? ANY, b.attributes.get(name)?.type ?? ANY]),
    );
  }
  if (a.kind === "tuple" && b.kind === "tuple") {
    if (a.items.length !== b.items.length) return 0;
    return compareAll(a.items.map((item, i) => [item, b.items[i] ?? ANY]));
  }
  if ("element" in a && "element" in b && a.kind === b.kind) return compare(a.element, b.element);
  const [x, y] = [GENERAL[a.kind], GENERAL[b.kind]];
  if (x !== undefined && y !== undefined) return Math.abs(x - y) < 5 ? x - y : 0;
  return x === undefined && y === undefined ? Number(b.kind === "string") - Number(a.kind === "string") : 0;
}

/** One that is the more general in every part. */
function compareAll(pairs: readonly (readonly [Type, Type])[]): number {
  const signs = new Set(pairs.map(([a, b]) => Math.sign(compare(a, b))));
  if (signs.has(-1) && signs.has(1)) return 0;
  return signs.has(-1) ? -1 : signs.has(1) ? 1 : 0;
}
