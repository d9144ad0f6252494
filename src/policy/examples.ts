import type { Diagnostic } from "../diagnostic.ts";
import type { Finding } from "../finding.ts";
import type { Example } from "../rule.ts";
import type { CompiledRule } from "./compiled-rule.ts";
import type { Judgement } from "./judged.ts";
import { NO_ARGUMENT } from "./message.ts";

export const EXAMPLE_LANGUAGES = ["terraform", "cloudformation"] as const;
export type ExampleLanguage = (typeof EXAMPLE_LANGUAGES)[number];

/** What judging one example with one rule gave. */
export interface ExampleRun {
  readonly judgement: Judgement;
  readonly diagnostics: readonly Diagnostic[];
}

/** Runs one rule over files: the pipeline, handed in by whoever may import it. */
export type RunExample = (
  rule: CompiledRule,
  files: Readonly<Record<string, string>>,
  language: ExampleLanguage,
  /** The recording of what `verify` saw. */
  live?: string,
) => ExampleRun;

export interface ExampleCheck {
  readonly outcome: Example["expect"];
  readonly findings: readonly Finding[];
  /** What differs from what the example says; empty where all is well. */
  readonly problems: readonly string[];
  /** `file:line` of the example where it differs: marked without a finding, or found without a mark. */
  readonly differing: readonly string[];
}

const FILE_NAMES: Readonly<Record<ExampleLanguage, string>> = {
  terraform: "main.tf",
  cloudformation: "template.yaml",
};

const MARKER = /(?:#|\/\/) <- fail\s*$/;

/** The files of an example in one language; `undefined` where it is not written in it. */
export function exampleFiles(
  example: Example,
  language: ExampleLanguage,
): Readonly<Record<string, string>> | undefined {
  const texts = example[language];
  return typeof texts === "string" ? { [FILE_NAMES[language]]: texts } : texts;
}

/** Runs one example in one language and compares: the outcome, and for `fail` the lines of the findings. */
export function checkExample(
  rule: CompiledRule,
  example: Example,
  language: ExampleLanguage,
  run: RunExample,
): ExampleCheck | undefined {
  const files = exampleFiles(example, language);
  if (files === undefined) return undefined;
  const { judgement, diagnostics } = run(rule, withoutSlashMarkers(files), language, example.live);
  const findings = judgement.findings.filter((finding) => finding.rule === rule.id);
  const outcome = outcomeOf(rule, judgement);
  const problems = [...diagnostics, ...judgement.diagnostics]
    .filter(({ severity }) => severity === "error")
    .map(
      ({ message, place }) =>
        `the example itself has a mistake: ${message}${place ? ` (line ${place.start.line})` : ""}`,
    );
  if (outcome !== example.expect)
    problems.push(`expected ${example.expect}, got ${outcome}`, ...whyOf(outcome, rule, judgement, findings));
  problems.push(...lineProblems(markedLines(files), findings, example.expect));
  problems.push(
    ...findings.filter(({ message }) => message.includes(NO_ARGUMENT)).map(({ message }) => message),
  );
  return { outcome, findings, problems, differing: differingLines(markedLines(files), findings) };
}

/** The gravest of what the rule said of its subjects. */
function outcomeOf(rule: CompiledRule, { findings, tally }: Judgement): Example["expect"] {
  const count = tally.get(rule.id);
  if (findings.some((finding) => finding.rule === rule.id)) return "fail";
  if (count !== undefined && count.unknown > 0) return "unknown";
  return count !== undefined && count.pass > 0 ? "pass" : "not-applicable";
}

/** What the outcome came of, for who expected another. */
function whyOf(
  outcome: Example["expect"],
  rule: CompiledRule,
  { undecided }: Judgement,
  findings: readonly Finding[],
): readonly string[] {
  if (outcome === "fail")
    return findings.map(({ message, place }) => `${place.file}:${place.start.line} ${message}`);
  if (outcome === "not-applicable")
    return ["nothing in it is what the policy is about, or its where is false"];
  if (outcome === "pass") return [];
  const open = undecided.filter(({ rules }) => rules.includes(rule.id));
  const blockers = open.flatMap(({ blockedBy }) => blockedBy.map(({ what, says }) => `${what} ${says}`));
  return [...new Set(blockers)];
}

function lineProblems(
  marked: readonly string[],
  findings: readonly Finding[],
  expect: Example["expect"],
): readonly string[] {
  if (expect !== "fail")
    return marked.map((line) => `${line} is marked, and the example is not one that fails`);
  if (marked.length === 0) return ["no line is marked with # <- fail"];
  const found = findings.map(({ place }) => `${place.file}:${place.start.line}`);
  return [
    ...marked.filter((line) => !found.includes(line)).map((line) => `no finding at ${line}, which is marked`),
    ...found
      .filter((line) => !marked.includes(line))
      .map((line) => `a finding at ${line}, which is not marked`),
  ];
}

function differingLines(marked: readonly string[], findings: readonly Finding[]): readonly string[] {
  const found = findings.map(({ place }) => `${place.file}:${place.start.line}`);
  const both = new Set([...marked, ...found]);
  return [...both].filter((line) => !(marked.includes(line) && found.includes(line)));
}

/** `file:line` of every marker. */
function markedLines(files: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(files).flatMap(([file, text]) =>
    text.split("\n").flatMap((line, index) => (MARKER.test(line) ? [`${file}:${index + 1}`] : [])),
  );
}

/** JSON has no comments: there the marker is taken out. */
function withoutSlashMarkers(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const strip = (text: string) => text.replaceAll(/[ \t]*\/\/ <- fail[ \t]*$/gm, "");
  return Object.fromEntries(Object.entries(files).map(([file, text]) => [file, strip(text)]));
}
