import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Asks the real `terraform` what every line of fixtures/terraform/expressions.txt is, and writes the answers down.
 * Run by hand after a change of the list: `npx tsx test/evaluate/terraform/update-expressions.ts`.
 */

export interface Answer {
  readonly expression: string;
  /** Whether Terraform accepts it. */
  readonly ok: boolean;
  readonly value?: unknown;
  /** Terraform's type, as its plan writes it; missing where a part of the value is unknown. */
  readonly type?: unknown;
  /** Where the value is unknown: `true`, or an object or array of the same shape. */
  readonly unknown?: unknown;
}

const fixtures = new URL("../../../fixtures/terraform/", import.meta.url);
const UNKNOWN = "terraform_data.u";

function main(): void {
  const lines = readFileSync(new URL("expressions.txt", fixtures), "utf8").split("\n");
  const expressions = lines.filter((line) => line !== "" && !line.startsWith("#"));
  const directory = mkdtempSync(join(tmpdir(), "originlint-oracle-"));
  const accepted = expressions.map((expression) => (parses(expression, directory) ? expression : undefined));
  const plan = runPlan(directory, configuration(accepted));
  const answers = expressions.map((expression, i) => answerOf(expression, plan, i));
  writeFileSync(
    new URL("expressions.json", fixtures),
    `[\n${answers.map((answer) => JSON.stringify(answer)).join(",\n")}\n]\n`,
  );
  rmSync(directory, { recursive: true });
}

/** Expressions that fail while they are checked would fail the whole plan: they are asked one by one. */
function parses(expression: string, directory: string): boolean {
  if (!expression.includes(UNKNOWN)) return true;
  writeFileSync(
    join(directory, "main.tf"),
    `resource "terraform_data" "u" {}\noutput "o" { value = [${expression}] }\n`,
  );
  try {
    terraform(directory, "init", "-backend=false");
    terraform(directory, "validate");
    return true;
  } catch {
    return false;
  }
}

function configuration(expressions: readonly (string | undefined)[]): string {
  const outputs = expressions.map((expression, i) => {
    if (expression === undefined) return "";
    const value = expression.includes(UNKNOWN)
      ? `{ ok = true, v = ${expression} }`
      : `{ ok = can(${expression}), v = try(${expression}, null) }`;
    return `output "o${i}" { value = ${value} }`;
  });
  return `resource "terraform_data" "u" {}\n${outputs.join("\n")}\n`;
}

interface Plan {
  readonly output_changes: Readonly<
    Record<string, { after?: { ok: boolean; v: unknown }; after_unknown: unknown }>
  >;
  readonly planned_values: {
    readonly outputs: Readonly<Record<string, { type?: ["object", { v: unknown }] }>>;
  };
}

function runPlan(directory: string, text: string): Plan {
  writeFileSync(join(directory, "main.tf"), text);
  terraform(directory, "init", "-backend=false");
  terraform(directory, "plan", "-refresh=false", "-out=p");
  return JSON.parse(terraform(directory, "show", "-json", "p"));
}

function terraform(directory: string, ...args: string[]): string {
  const env = { ...process.env, TF_CLI_CONFIG_FILE: "/dev/null", CHECKPOINT_DISABLE: "1" };
  return execFileSync("terraform", args, {
    cwd: directory,
    env,
    encoding: "utf8",
    stdio: "pipe",
    maxBuffer: 1e8,
  });
}

function answerOf(expression: string, plan: Plan, i: number): Answer {
  const change = plan.output_changes[`o${i}`];
  if (!change) return { expression, ok: false };
  const unknown = change.after_unknown;
  const type = plan.planned_values.outputs[`o${i}`]?.type?.[1].v;
  const inner =
    typeof unknown === "object" && unknown !== null && "v" in unknown
      ? unknown.v
      : unknown === true
        ? true
        : undefined;
  return {
    expression,
    ok: change.after?.ok ?? true,
    value: change.after?.v ?? null,
    ...(inner === undefined || inner === false ? {} : { unknown: inner }),
    ...(type === undefined ? {} : { type }),
  };
}

main();
