import fc, { type Arbitrary } from "fast-check";
import { CALLS } from "./calls.ts";
import { Grammar, type Leaves } from "./grammar.ts";

export interface Sample {
  readonly expression: string;
  readonly leaves: Leaves;
  /** Where it came from, so that it can be shrunk: the function, the seed, and which one it was of that seed. */
  readonly name: string | undefined;
  readonly seed: number;
  readonly run: number;
}

/** One expression for each known difference that hardly any seed meets. */
const RARE = [
  'format("%s", null)',
  'length("a") / length("abc")',
  'element([1, "a"], -1)',
  "setunion([null], [[1]])",
  'textdecodebase64("aGk=", "IBM437")',
  'values(true ? {} : { for v in ["a", "a"] : v => v })',
  "tostring(-0)",
  '(local.ub ? tolist(["a"]) : tolist(["b"]))',
  'matchkeys(["a"], ["b"], [local.u])',
  'keys({ a = yamldecode(".inf") })',
];

/** Longer expressions find little that short ones do not, and nobody reads them. */
const LONGEST = 220;

/** One expression: of a function in turn, or (`name` is missing) whatever the grammar gives. */
export function expressionOf(leaves: Leaves, name: string | undefined): Arbitrary<string> {
  const grammar = new Grammar(leaves);
  const all = name === undefined ? grammar.of("any", 3) : grammar.call(name);
  return all.filter((expression) => expression.length <= LONGEST);
}

export interface Plan {
  readonly seed: number;
  /** Of each function, and of each kind of leaves. */
  readonly perFunction: Readonly<Record<Leaves, number>>;
  /** Of no function in particular. */
  readonly free: Readonly<Record<Leaves, number>>;
}

/** The same plan gives the same expressions; each is there once. */
export function samplesOf({ seed, perFunction, free }: Plan): readonly Sample[] {
  const samples = new Map<string, Sample>();
  for (const leaves of ["plain", "unknown", "sensitive"] as const) {
    const take = (name: string | undefined, count: number, own: number) => {
      if (count === 0) return;
      const drawn = fc.sample(expressionOf(leaves, name), { seed: own, numRuns: count });
      for (const [run, expression] of drawn.entries())
        if (!samples.has(expression)) samples.set(expression, { expression, leaves, name, seed: own, run });
    };
    for (const [i, name] of Object.keys(CALLS).entries()) take(name, perFunction[leaves], seed * 1000 + i);
    take(undefined, free[leaves], seed * 1000 + 999);
  }
  for (const expression of RARE)
    samples.set(expression, { expression, leaves: "plain", name: undefined, seed, run: -1 });
  return [...samples.values()];
}
