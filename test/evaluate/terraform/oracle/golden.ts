import { readFileSync } from "node:fs";
import type { Answer, FAILS, Json } from "./ask.ts";

const folder = new URL("../../../../fixtures/terraform/oracle/", import.meta.url);

/** Terraform's answers, one a line after a line that says whose they are. */
export const GOLDEN = new URL("generated.jsonl", folder);

export interface Origin {
  readonly terraform: string;
  readonly date: string;
  readonly seed: number;
  /** Every function that `terraform metadata functions` lists. */
  readonly functions: readonly string[];
}

/** An answer in few characters; a type that the value shows is left out. */
interface Line {
  readonly e: string;
  readonly f?: 1;
  readonly v?: Json;
  readonly t?: Json;
  readonly u?: Json;
  readonly s?: Json;
  readonly l?: readonly (Json | typeof FAILS)[];
}

export function encode(answer: Answer): string {
  const { expression: e, value, type, unknown: u, sensitive: s, later: l } = answer;
  const line: Line = answer.fails
    ? { e, f: 1 }
    : {
        e,
        v: value ?? null,
        ...(type === undefined || isShown(type) ? {} : { t: type }),
        ...(u === undefined ? {} : { u }),
        ...(s === undefined || s === false ? {} : { s }),
        ...(l === undefined ? {} : { l }),
      };
  return JSON.stringify(line);
}

function isShown(type: Json): boolean {
  return type === "string" || type === "number" || type === "bool";
}

export function readGolden(): { readonly origin: Origin; readonly answers: readonly Answer[] } {
  const [first = "{}", ...lines] = readFileSync(GOLDEN, "utf8").trimEnd().split("\n");
  return { origin: JSON.parse(first), answers: lines.map(decode) };
}

function decode(text: string): Answer {
  const { e, f, v, t, u, s, l }: Line = JSON.parse(text);
  if (f) return { expression: e, fails: true };
  const type = t ?? (u === undefined ? shownType(v) : undefined);
  return {
    expression: e,
    value: v ?? null,
    ...(type === undefined ? {} : { type }),
    ...(u === undefined ? {} : { unknown: u }),
    ...(s === undefined ? {} : { sensitive: s }),
    ...(l === undefined ? {} : { later: l }),
  };
}

function shownType(value: Json | undefined): string | undefined {
  if (typeof value === "boolean") return "bool";
  return typeof value === "string" || typeof value === "number" ? typeof value : undefined;
}

/** A difference from Terraform that stays, and why. */
export interface KnownDifference {
  readonly why: string;
  /** What the expression, and how it differs, match. */
  readonly expression: RegExp;
  readonly difference: RegExp;
}

export function readKnownDifferences(): readonly KnownDifference[] {
  const entries: readonly { why: string; expression: string; difference: string }[] = JSON.parse(
    readFileSync(new URL("known-differences.json", folder), "utf8"),
  );
  return entries.map(({ why, expression, difference }) => ({
    why,
    expression: new RegExp(expression, "su"),
    difference: new RegExp(difference, "su"),
  }));
}
