import type { Assumptions } from "../evaluate/resource.ts";

type Option = string | boolean | number;

/** Some assumptions together: `var.a is true and var.b is "x"`. */
type Conjunction = readonly (readonly [choice: string, option: Option])[];

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
  return chosen.map(spell).join(", or ");
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
    byText.set(spell(sorted), sorted);
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
  return conjunction.every(([choice, option]) => world.get(choice) === option);
}

/** A world that never asked a choice is compatible with each of its options. */
function contradicts(world: Assumptions, conjunction: Conjunction): boolean {
  return conjunction.some(([choice, option]) => world.has(choice) && world.get(choice) !== option);
}

function spell(conjunction: Conjunction): string {
  return conjunction.map(([choice, option]) => `${choice} is ${JSON.stringify(option)}`).join(" and ");
}
