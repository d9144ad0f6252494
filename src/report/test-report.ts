import type { Place } from "../source/place.ts";
import type { ReportContext } from "./context.ts";
import { drawFrame } from "./frame.ts";
import { type Style, styleFor } from "./style.ts";
import { visible } from "./text.ts";

/** One example of a policy in one language, and what became of it. */
export interface TestedExample {
  readonly policy: string;
  readonly file: string;
  readonly example: string;
  readonly language: "terraform" | "cloudformation";
  readonly expected: string;
  readonly outcome: string;
  /** What differs; empty where it passed. */
  readonly problems: readonly string[];
  /** Where it differs, in the policy; else the example's name. */
  readonly at: readonly Place[];
}

/** As a test runner reports: a line for each example, what differed with a code frame, the sum. */
export function testText(
  tests: readonly TestedExample[],
  untested: readonly string[],
  context: ReportContext,
): string {
  const style = styleFor(context.color);
  const lines = tests.flatMap((test) => [lineOf(test, style), ...failureOf(test, context, style)]);
  for (const id of untested) lines.push(`- ${visible(id)} ${style("has no examples", "dim")}`);
  const { passed, failed } = sums(tests);
  const sum = `${passed} passed, ${failed} failed`;
  const rest = untested.length === 0 ? "" : `, ${untested.length} without examples`;
  return `${[...lines, "", style(sum, failed > 0 ? "red" : "green", "bold") + rest].join("\n")}\n`;
}

/** The same for programs. */
export function testJson(tests: readonly TestedExample[], untested: readonly string[]): string {
  const examples = tests.map(({ at, ...test }) => ({
    ...test,
    ok: test.problems.length === 0,
    ...(test.problems.length > 0 && { places: at }),
  }));
  return `${JSON.stringify({ version: 1, ...sums(tests), untested, examples }, null, 2)}\n`;
}

function sums(tests: readonly TestedExample[]) {
  const failed = tests.filter(({ problems }) => problems.length > 0).length;
  return { passed: tests.length - failed, failed };
}

function lineOf({ policy, example, language, problems }: TestedExample, style: Style): string {
  const mark = problems.length === 0 ? style("✓", "green") : style("✗", "red");
  return `${mark} ${visible(policy)}: ${visible(example)} ${style(`(${language})`, "dim")}`;
}

function failureOf({ problems, at }: TestedExample, context: ReportContext, style: Style): string[] {
  if (problems.length === 0) return [];
  const labels = at.map((place) => ({ place, text: "", primary: true }));
  const frame = labels.length > 0 ? drawFrame(labels, context, { style, color: "red" }).lines : [];
  return [...problems.map((problem) => `    ${visible(problem)}`), ...frame];
}
