import type { Choice, Reason } from "../value.ts";
import type { World } from "../worlds.ts";

/** What blocks until a choice is made. */
export type OpenChoice = Reason & { readonly choice: Choice };

/**
 * The choices that a distribution or an origin request hangs on: those first that decide about most. What neither of them
 * reaches (the other functions and load balancers of a root) would only multiply the worlds.
 */
export function choicesIn({ model, requests }: Pick<World, "model" | "requests">): readonly OpenChoice[] {
  const found = new Map<string, { readonly open: OpenChoice; readonly uses: Set<Choice> }>();
  for (const open of everyChoice([requests, model.distributions])) {
    const known = found.get(open.choice.id);
    if (known === undefined) found.set(open.choice.id, { open, uses: new Set([open.choice]) });
    else known.uses.add(open.choice);
  }
  const ranked = [...found.values()].sort(
    (a, b) => b.uses.size - a.uses.size || (a.open.choice.id < b.open.choice.id ? -1 : 1),
  );
  return ranked.map(({ open }) => open);
}

/** Provenance tells where a value stands, not what it hangs on. */
const PROVENANCE: ReadonlySet<string> = new Set(["from", "at"]);

/** Walks all that hangs together once, with a stack of its own: joins make it a graph. */
function* everyChoice(start: readonly unknown[]): Iterable<OpenChoice> {
  const seen = new Set<unknown>();
  const pending: unknown[] = [...start];
  while (pending.length > 0) {
    const next = pending.pop();
    if (typeof next !== "object" || next === null || seen.has(next)) continue;
    seen.add(next);
    if (isOpenChoice(next)) yield next;
    else if (next instanceof Map || Array.isArray(next))
      for (const value of next.values()) pending.push(value);
    else {
      for (const [key, value] of Object.entries(next)) if (!PROVENANCE.has(key)) pending.push(value);
    }
  }
}

function isOpenChoice(value: object): value is OpenChoice {
  return "choice" in value && "says" in value && value.choice !== undefined;
}
