import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isInstalled, needs } from "../../support/needs.ts";
import { difference } from "./oracle/agreement.ts";
import { type Answer, ask } from "./oracle/ask.ts";
import { readGolden, readKnownDifferences } from "./oracle/golden.ts";
import { ours } from "./oracle/ours.ts";
import { expressionOf, samplesOf } from "./oracle/samples.ts";
import { versionOf } from "./oracle/version.ts";

/**
 * Real Terraform decides what an expression is: its kept answers, and where it is installed also those to new expressions.
 * `ORACLE_SEED=7` asks about those of another seed.
 */
const { origin, answers } = readGolden();
const known = readKnownDifferences();

interface Found {
  readonly expression: string;
  readonly difference: string;
}

function differencesOf(asked: readonly Answer[]): readonly Found[] {
  const values = ours(asked.map(({ expression }) => expression));
  return asked.flatMap((answer, i) => {
    const value = values[i];
    const found = value && difference(value, answer);
    return found === undefined ? [] : [{ expression: answer.expression, difference: found }];
  });
}

function knownBy(found: Found): number {
  return known.findIndex(
    (entry) => entry.expression.test(found.expression) && entry.difference.test(found.difference),
  );
}

describe("the kept answers", () => {
  const found = differencesOf(answers);

  test("we say what Terraform says, save for the known differences", async ({ annotate }) => {
    await annotate(`goldens of ${origin.date} (terraform ${origin.terraform})`, "oracle");
    expect(found.filter((one) => knownBy(one) === -1)).toEqual([]);
  });

  test("they are thousands, and most are no errors", () => {
    expect(answers.length - found.length).toBeGreaterThanOrEqual(5_000);
    expect(answers.filter(({ fails }) => !fails).length).toBeGreaterThan(answers.length / 2);
  });

  test("every function of Terraform is in at least twenty of them", () => {
    expect(origin.functions).toHaveLength(118);
    const calls = new Map<string, number>();
    for (const { expression } of answers)
      for (const name of new Set(expression.match(/\b\w+(?=\()/g)))
        calls.set(name, (calls.get(name) ?? 0) + 1);
    expect(origin.functions.filter((name) => (calls.get(name) ?? 0) < 20)).toEqual([]);
  });

  test("every known difference is still one", () => {
    const used = new Set(found.map(knownBy));
    expect(known.filter((_, i) => !used.has(i)).map(({ why }) => why)).toEqual([]);
    expect(found.length).toBeLessThan(answers.length / 20);
  });
});

describe("the installed Terraform", () => {
  test("says the same of new expressions as we do", { timeout: 600_000 }, async (context) => {
    needs(context, "terraform", { optional: true });
    await context.annotate(`terraform ${versionOf().terraform}`, "oracle");
    const seed = Number(process.env.ORACLE_SEED ?? 20_783);
    const samples = samplesOf({
      seed,
      perFunction: { plain: 2, unknown: 1, sensitive: 0 },
      free: { plain: 100, unknown: 60, sensitive: 40 },
    });
    const found = differencesOf(ask(samples)).filter((one) => knownBy(one) === -1);
    expect({
      seed,
      found: found.map((one) => ({ ...one, smallest: smallest(one.expression, samples) })),
    }).toEqual({ seed, found: [] });
  });
});

/** The simplest expression of the same kind that still differs: each try asks Terraform anew. */
function smallest(expression: string, samples: ReturnType<typeof samplesOf>): string | undefined {
  const sample = samples.find((one) => one.expression === expression);
  if (!sample || !isInstalled("terraform")) return undefined;
  const { leaves, name, seed, run } = sample;
  const agrees = (text: string) =>
    differencesOf(ask([{ ...sample, expression: text }])).every((one) => knownBy(one) !== -1);
  const check = fc.check(fc.property(expressionOf(leaves, name), agrees), {
    seed,
    path: String(run),
    interruptAfterTimeLimit: 30_000,
  });
  return check.counterexample?.[0];
}
