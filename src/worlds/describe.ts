import type { Assumed, Assumptions } from "../evaluate/resource.ts";
import { excludes, keyOf, phrase, within } from "./narrowed.ts";

/** Some assumptions together: `var.a is true and var.b is "x"`. */
type Conjunction = readonly (readonly [choice: string, option: Assumed])[];

/**
 * The shortest description of the worlds in `failing` among `all`: conjunctions that hold in failing worlds only, the ones
 * that cover most first, until every failing world is covered.
 */
export function describeAssumptions(failing: ReadonlySet<Assumptions>, all: readonly Assumptions[]): string {
  const passing = all.filter((world) => !failing.has(world));
  const candidates = distinctConjunctions([...failing].flatMap(conjunctionsOf)).filter((conjunction) =>
    passing.every((world) => contradicts(world, conjunction)),
  );
  const uncovered = new Set(failing);
  const chosen: Conjunction[] = [];
  while (uncovered.size > 0) {
    const best = bestOf(candidates, uncovered);
    if (best === undefined) break;
    chosen.push(best);
    for (const world of uncovered) if (implies(world, best)) uncovered.delete(world);
  }
  return merged(chosen).map(spell).join(", or ");
}

/** Every subset of a world's assumptions, without the empty one. */
function conjunctionsOf(world: Assumptions): readonly Conjunction[] {
  let subsets: readonly Conjunction[] = [[]];
  for (const assumption of world) {
    subsets = [...subsets, ...subsets.map((subset) => [...subset, assumption])];
  }
  return subsets.filter((subset) => subset.length > 0);
}

function distinctConjunctions(conjunctions: readonly Conjunction[]): readonly Conjunction[] {
  const byText = new Map<string, Conjunction>();
  for (const conjunction of conjunctions) {
    const sorted = conjunction.toSorted(([a], [b]) => (a < b ? -1 : 1));
    byText.set(JSON.stringify(sorted), sorted);
  }
  return [...byText.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, conjunction]) => conjunction);
}

function bestOf(
  candidates: readonly Conjunction[],
  uncovered: ReadonlySet<Assumptions>,
): Conjunction | undefined {
  let best: Conjunction | undefined;
  let most = 0;
  for (const candidate of candidates) {
    const covered = [...uncovered].filter((world) => implies(world, candidate)).length;
    const isBetter =
      covered > most || (covered === most && best !== undefined && candidate.length < best.length);
    if (covered > 0 && isBetter) [best, most] = [candidate, covered];
  }
  return best;
}

function implies(world: Assumptions, conjunction: Conjunction): boolean {
  return conjunction.every(([choice, option]) => within(world.get(choice), option));
}

/** A world that never asked a choice is compatible with each of its options. */
function contradicts(world: Assumptions, conjunction: Conjunction): boolean {
  return conjunction.some(([choice, option]) => excludes(world.get(choice), option));
}

/** A conjunction in which a choice may have several options: `var.stage is "preview" or "staging"`. */
type Merged = ReadonlyMap<string, readonly Assumed[]>;

/** Conjunctions that differ in the option of one choice alone are told together. */
function merged(conjunctions: readonly Conjunction[]): readonly Merged[] {
  const result: Merged[] = [];
  for (const conjunction of conjunctions) {
    const next: Merged = new Map(conjunction.map(([choice, option]) => [choice, [option]]));
    const index = result.findIndex((earlier) => differInOne(earlier, next));
    const earlier = result[index];
    if (earlier === undefined) result.push(next);
    else result[index] = union(earlier, next);
  }
  return result;
}

function differInOne(a: Merged, b: Merged): boolean {
  if (a.size !== b.size || [...a.keys()].some((choice) => !b.has(choice))) return false;
  const differing = [...a].filter(([choice, options]) => keyOf(options) !== keyOf(b.get(choice)));
  return differing.length === 1;
}

function union(a: Merged, b: Merged): Merged {
  return new Map(
    [...a].map(([choice, options]) => [choice, [...new Set([...options, ...(b.get(choice) ?? [])])]]),
  );
}

function spell(conjunction: Merged): string {
  return [...conjunction].map(([choice, options]) => `${choice} is ${phrase(options)}`).join(" and ");
}
