import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Sample } from "./samples.ts";

/** What generated expressions refer to: locals, and the files that they read. */
export const ROOT = new URL("../../../../fixtures/terraform/oracle/configuration/", import.meta.url);

/** A number that JavaScript would not hold as it is: its digits. */
export interface Digits {
  readonly "#": string;
}

/** A JSON value; a `Digits` stands for a number. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** What real Terraform says of an expression. */
export interface Answer {
  readonly expression: string;
  /** Terraform refuses it. */
  readonly fails?: true;
  readonly value?: Json;
  /** As its plan writes types; missing where a part of the value is unknown. */
  readonly type?: Json;
  /** Where it is unknown: `true`, or an object or list of the same shape. */
  readonly unknown?: Json;
  /** Where it is sensitive, likewise. */
  readonly sensitive?: Json;
  /** What it is once the unknown text is known, for each of `STAND_INS`; `FAILS` where it is an error then. */
  readonly later?: readonly (Json | typeof FAILS)[];
}

export const FAILS = { "!": 1 } as const;

/** What `local.u` turns out to be. */
export const STAND_INS = ["7", "a,b", "true"] as const;

/** Asks about all of them in a handful of runs. */
export function ask(samples: readonly Sample[]): readonly Answer[] {
  const directory = mkdtempSync(join(tmpdir(), "originlint-oracle-"));
  try {
    cpSync(fileURLToPath(ROOT), directory, { recursive: true });
    terraform(directory, "init", "-backend=false", "-input=false");
    // What names the folder is another text elsewhere.
    return askIn(directory, samples).filter(
      (answer) => !JSON.stringify(answer).includes(basename(directory)),
    );
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function askIn(directory: string, samples: readonly Sample[]): readonly Answer[] {
  const open = samples.filter(isOpen);
  const settled = samples.filter((sample) => !isOpen(sample));
  const answers = new Map<string, Answer>();
  for (const answer of askSettled(directory, settled)) answers.set(answer.expression, answer);
  const later = STAND_INS.map(
    (text) => new Map(askSettled(directory, open, text).map((one) => [one.expression, one])),
  );
  for (const answer of askOpen(directory, open)) {
    const turned = later
      .map((run) => run.get(answer.expression))
      .map((one) => (one === undefined || one.fails || one.unknown ? FAILS : (one.value ?? null)));
    answers.set(answer.expression, { ...answer, later: turned });
  }
  return samples.flatMap(({ expression }) => answers.get(expression) ?? []);
}

/** Whether a part of it is unknown while Terraform plans. */
export function isOpen({ expression, leaves }: Sample): boolean {
  return leaves === "unknown" || /\b(?:uuid|timestamp|bcrypt)\(|\blocal\.u/.test(expression);
}

/** Expressions of which all is known, so that `can` and `try` catch what fails. */
function askSettled(directory: string, samples: readonly Sample[], standIn?: string): readonly Answer[] {
  const lines = samples.flatMap(({ expression, leaves }, i) => {
    const output = `output "o${i}" {\n  sensitive = true\n  value = { ok = can(${expression}), v = try(${expression}, null) }\n}`;
    const marked = `resource "terraform_data" "m${i}" {\n  input = try(${expression}, null)\n}`;
    return leaves === "sensitive" ? [output, marked] : [output];
  });
  const plan = runPlan(directory, lines, standIn);
  return samples.flatMap(({ expression, leaves }, i) => {
    const { after, after_unknown } = plan.output_changes[`o${i}`] ?? {};
    if (after === undefined) return [];
    if (after_unknown === true || (isRecord(after_unknown) && after_unknown.ok === true))
      return { expression, value: null, unknown: true };
    if (!isRecord(after) || after.ok !== true) return { expression, fails: true };
    const sensitive = leaves === "sensitive" ? plan.sensitive.get(`m${i}`) : undefined;
    return {
      expression,
      value: after.v ?? null,
      ...typeIn(plan, i),
      ...(sensitive === undefined ? {} : { sensitive }),
    };
  });
}

function typeIn(plan: Plan, i: number): { type?: Json } {
  const type = plan.planned_values.outputs?.[`o${i}`]?.type;
  const attributes = Array.isArray(type) ? type[1] : undefined;
  return isRecord(attributes) && attributes.v !== undefined ? { type: attributes.v } : {};
}

/** Nothing catches what fails while a part is unknown: such expressions are found by their line, and left out. */
function askOpen(directory: string, samples: readonly Sample[]): readonly Answer[] {
  const failed = new Set<number>();
  for (let round = 0; round < 12; round += 1) {
    const lines = samples.map(({ expression }, i) =>
      failed.has(i) ? "" : `output "o${i}" {\n  sensitive = true\n  value = { v = ${expression} }\n}`,
    );
    const broken = failuresOf(directory, configured(lines));
    for (const line of broken) failed.add(line);
    if (broken.length === 0) {
      const plan = runPlan(directory, lines);
      return samples.map(({ expression }, i) =>
        failed.has(i) ? { expression, fails: true } : openAnswer(expression, plan, i),
      );
    }
  }
  throw new Error("Terraform finds more to refuse each time");
}

function openAnswer(expression: string, plan: Plan, i: number): Answer {
  const { after, after_unknown } = plan.output_changes[`o${i}`] ?? {};
  const unknown = isRecord(after_unknown) ? after_unknown.v : after_unknown;
  const value = isRecord(after) ? (after.v ?? null) : null;
  return {
    expression,
    value,
    ...typeIn(plan, i),
    ...(unknown === undefined || unknown === false ? {} : { unknown }),
  };
}

const STAND_IN = "terraform_data.u.id";

function configured(lines: readonly string[]): string {
  return `${lines.join("\n")}\n`;
}

/** The expressions that Terraform refuses, by number. */
function failuresOf(directory: string, text: string): readonly number[] {
  write(directory, text);
  const numbers = new Set<number>();
  for (const line of reported(directory, "validate", "-json")) numbers.add(line);
  if (numbers.size === 0)
    for (const line of reported(directory, "plan", "-json", "-refresh=false", "-input=false"))
      numbers.add(line);
  return [...numbers];

  function reported(folder: string, ...args: string[]): readonly number[] {
    const lines = text.split("\n");
    const found: number[] = [];
    for (const position of terraform(folder, ...args).matchAll(/"generated\.tf","start":\{"line":(\d+)/g)) {
      const before = lines.slice(0, Number(position[1])).join("\n");
      found.push(Number(before.slice(before.lastIndexOf('output "o') + 9).split('"')[0]));
    }
    return found;
  }
}

interface Plan {
  readonly output_changes: Readonly<Record<string, { readonly after?: Json; readonly after_unknown?: Json }>>;
  readonly planned_values: { readonly outputs?: Readonly<Record<string, { readonly type?: Json }>> };
  /** Of the inputs of resources, by name. */
  readonly sensitive: ReadonlyMap<string, Json>;
}

function runPlan(directory: string, lines: readonly string[], standIn?: string): Plan {
  write(directory, configured(lines));
  write(
    directory,
    `locals {\n  u = ${standIn === undefined ? STAND_IN : JSON.stringify(standIn)}\n}\n`,
    "unknown.tf",
  );
  const infinite = infiniteOnes(directory);
  if (infinite.length > 0)
    return runPlan(
      directory,
      lines.map((line) => (infinite.some((name) => line.startsWith(`output "${name}"`)) ? "" : line)),
      standIn,
    );
  const shown = terraform(directory, "show", "-json", "p");
  const plan: Omit<Plan, "sensitive"> & { resource_changes?: readonly Change[] } = JSON.parse(exact(shown));
  const sensitive = new Map<string, Json>();
  for (const { name, change } of plan.resource_changes ?? []) {
    const marks = change.after_sensitive;
    sensitive.set(name, isRecord(marks) ? (marks.input ?? false) : marks);
  }
  return { ...plan, sensitive };
}

/** A plan cannot hold an infinite number: those outputs are left out. */
function infiniteOnes(directory: string): readonly string[] {
  try {
    terraform(directory, "plan", "-no-color", "-refresh=false", "-input=false", "-out=p");
    return [];
  } catch (error) {
    const message = error instanceof Error ? error.message.replaceAll("\n", " ") : "";
    const names = [...message.matchAll(/output value "(o\d+)": cannot\s+serialize infinity/g)].map(
      ([, name = ""]) => name,
    );
    if (names.length === 0) throw error;
    return names;
  }
}

interface Change {
  readonly name: string;
  readonly change: { readonly after_sensitive: Json };
}

/** JSON whose numbers keep all their digits: those that a double would change become a `Digits`. */
export function exact(json: string): string {
  return json.replace(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g, (token) =>
    token.startsWith('"') || String(Number(token)) === token ? token : `{"#":"${token}"}`,
  );
}

function write(directory: string, text: string, name = "generated.tf"): void {
  writeFileSync(join(directory, name), text);
}

/** What it prints, also where it fails: with `-json` that is on the standard output. */
export function terraform(directory: string, ...args: string[]): string {
  const env = {
    ...process.env,
    TF_CLI_CONFIG_FILE: "/dev/null",
    CHECKPOINT_DISABLE: "1",
    TF_IN_AUTOMATION: "1",
  };
  try {
    return execFileSync("terraform", args, {
      cwd: directory,
      env,
      encoding: "utf8",
      stdio: "pipe",
      maxBuffer: 1e9,
    });
  } catch (error) {
    if (
      args.includes("-json") &&
      error instanceof Error &&
      "stdout" in error &&
      typeof error.stdout === "string" &&
      args[0] !== "show"
    )
      return error.stdout;
    throw error;
  }
}

export function isRecord(value: unknown): value is { readonly [name: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
