import type { Value } from "../../value.ts";

/** Things by their name, where it is known. */
export function byName<T extends { readonly name: Value<string> }>(
  things: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const named = new Map<string, T[]>();
  for (const thing of things) {
    if (thing.name.kind !== "known") continue;
    const same = named.get(thing.name.value);
    if (same) same.push(thing);
    else named.set(thing.name.value, [thing]);
  }
  return named;
}
