import { isHarmless } from "../../../src/parse/hcl/hcl2json.ts";
import type { Hcl2Json } from "../../../src/parse/hcl/hcl2json-runtime.ts";
import { parseHcl } from "../../../src/parse/hcl/parser.ts";
import { asHcl2json, type Json, NotExpressible } from "./as-hcl2json.ts";
import { source } from "./show.ts";

/** `skipped`: hcl2json cannot be asked, or parsed the text and cannot say it in JSON. */
export type Comparison =
  | { readonly kind: "both-accept" }
  | { readonly kind: "both-reject" }
  | { readonly kind: "skipped" }
  | { readonly kind: "differ"; readonly text: string; readonly ours: string; readonly theirs: string };

/** Asks both parsers; they agree if both refuse the text, or both accept it and read the same values. */
export function compare(hcl2json: Hcl2Json, text: string): Comparison {
  if (!isHarmless(text)) return { kind: "skipped" };
  const answer = hcl2json.call("parse", "main.tf", text);
  if (answer === undefined) return { kind: "skipped" };
  const theirError = "error" in answer && answer.error.startsWith("parse config") ? answer.error : undefined;
  const { value, diagnostics } = parseHcl(source(text));
  const [ourError] = diagnostics;
  if (theirError && ourError) return { kind: "both-reject" };
  if (theirError) return { kind: "differ", text, ours: "accepts", theirs: theirError };
  if (ourError) return { kind: "differ", text, ours: ourError.message, theirs: "accepts" };
  if ("error" in answer) return { kind: "skipped" };
  try {
    const ours = canonical(asHcl2json(value));
    const theirs = canonical(JSON.parse(answer.json));
    return ours === theirs ? { kind: "both-accept" } : { kind: "differ", text, ours, theirs };
  } catch (error) {
    if (!(error instanceof NotExpressible)) throw error;
    return { kind: "differ", text, ours: error.message, theirs: answer.json };
  }
}

/** With sorted keys, as lists of pairs, so that `__proto__` is a key like any other. */
function canonical(json: Json): string {
  return JSON.stringify(pairs(json));
}

function pairs(json: Json): unknown {
  if (Array.isArray(json)) return json.map(pairs);
  if (json === null || typeof json !== "object") return json === 0 ? 0 : json;
  return Object.entries(json)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => [key, pairs(value)]);
}
