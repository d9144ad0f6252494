import {
  formatNumber,
  fromDouble,
  parseNumber,
  sameNumber,
  toDouble,
} from "../../../../src/evaluate/terraform/number.ts";
import type { Val } from "../../../../src/evaluate/terraform/val.ts";
import { isRecord, type Json } from "./ask.ts";

export function childOf(tree: Json | undefined, step: string | number): Json | undefined {
  if (Array.isArray(tree) && typeof step === "number") return tree[step];
  return isRecord(tree) ? tree[step] : undefined;
}

export function sameScalar(ours: Val, theirs: Json): boolean {
  if (ours.kind === "null") return theirs === null;
  if (ours.kind === "string" || ours.kind === "bool") return ours.value === theirs;
  if (ours.kind !== "number") return false;
  const number = numberOf(theirs);
  if (number === undefined) return false;
  // A plan keeps what is exactly a double as one, and writes its shortest form.
  const double = fromDouble(toDouble(number));
  return sameNumber(ours.value, number) || (double !== undefined && sameNumber(ours.value, double));
}

export function numberOf(json: Json) {
  if (typeof json === "number") return parseNumber(String(json));
  return isDigits(json) ? parseNumber(json["#"]) : undefined;
}

export function isDigits(json: Json): json is { readonly "#": string } {
  return isRecord(json) && typeof json["#"] === "string";
}

export function first(problems: readonly (string | undefined)[]): string | undefined {
  return problems.find((problem) => problem !== undefined);
}

export function show(value: Val): string {
  switch (value.kind) {
    case "string":
      return JSON.stringify(value.value);
    case "number":
      return formatNumber(value.value);
    case "bool":
      return String(value.value);
    case "sequence":
      return `${value.shape}[${value.items.map(show).join(", ")}]`;
    case "record":
      return `${value.shape}{${[...value.entries].map(([name, entry]) => `${name} = ${show(entry)}`).join(", ")}}`;
    case "unknown":
      return `unknown (${value.why.map(({ what, why }) => `${what} ${why}`).join(", ")})`;
    default:
      return value.kind;
  }
}
