import type { Choice } from "../value.ts";
import type { World } from "../worlds.ts";

/** The choices that something in the model or its requests hangs on: those first that decide about most. */
export function choicesIn({ model, requests }: Pick<World, "model" | "requests">): readonly Choice[] {
  const found = new Map<string, { readonly choice: Choice; count: number }>();
  for (const choice of everyChoice([requests, model])) {
    const known = found.get(choice.id);
    if (known === undefined) found.set(choice.id, { choice, count: 1 });
    else known.count += 1;
  }
  const ranked = [...found.values()].sort(
    (a, b) => b.count - a.count || (a.choice.id < b.choice.id ? -1 : 1),
  );
  return ranked.map(({ choice }) => choice);
}

/** Provenance tells where a value stands, not what it hangs on. */
const PROVENANCE: ReadonlySet<string> = new Set(["from", "at"]);

/** Walks the model once, with a stack of its own: joins make it a graph. */
function* everyChoice(start: readonly unknown[]): Iterable<Choice> {
  const seen = new Set<unknown>();
  const pending: unknown[] = [...start];
  while (pending.length > 0) {
    const next = pending.pop();
    if (typeof next !== "object" || next === null || seen.has(next)) continue;
    seen.add(next);
    if (isChoice(next)) yield next;
    else if (next instanceof Map) pending.push(...next.values());
    else if (Array.isArray(next)) pending.push(...next);
    else {
      for (const [key, value] of Object.entries(next)) if (!PROVENANCE.has(key)) pending.push(value);
    }
  }
}

function isChoice(value: object): value is Choice {
  return "id" in value && "options" in value && typeof value.id === "string" && Array.isArray(value.options);
}
