import { JSONPath } from "jsonpath-plus";
import { type Checked, failed, ok } from "./checked.ts";

/** One step of a path: `.name`, `[3]`, `[*]` or `..name`. */
export type Step =
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "index"; readonly index: number }
  | { readonly kind: "each" }
  | { readonly kind: "descend"; readonly name: string };

const MAX_PATH_LENGTH = 200;
const MAX_DESCENTS = 2;
const INDEX = /^\d{1,6}$/;

/**
 * The steps of a JSONPath. jsonpath-plus splits the text and is asked for nothing else: its own evaluation knows no
 * unknown values, and its filters and scripts run code. It also drops what it does not understand, so every token must be
 * found again in the text, in order and without a rest.
 */
export function parsePath(text: string): Checked<readonly Step[]> {
  if (!text.startsWith("$")) return failed(`a path begins with "$": write "$.${text.replace(/^[.$]+/, "")}"`);
  if (text.length > MAX_PATH_LENGTH) return failed(`a path has at most ${MAX_PATH_LENGTH} characters`);
  if (PLAIN.test(text)) return ok(plainSteps(text));
  const [root, ...tokens] = JSONPath.toPathArray(text);
  if (root !== "$") return failed(`cannot read "${text}" as a path`);
  const refusal = refuse(text, tokens);
  if (refusal !== undefined) return failed(refusal);
  return readSteps(text, tokens);
}

/** Names, indices and `[*]` without frills: nearly every path, and read without asking, so that most runs do not load jsonpath-plus. */
const PLAIN = /^\$(?:\.[A-Za-z_]\w*|\[(?:\*|\d{1,6})\])+$/;
const PLAIN_STEP = /\.(?<name>\w+)|\[(?<index>\d+|\*)\]/g;

function plainSteps(text: string): readonly Step[] {
  return Array.from(text.matchAll(PLAIN_STEP), ({ groups: { name, index } = {} }): Step => {
    if (name !== undefined) return { kind: "name", name };
    return index === "*" ? { kind: "each" } : { kind: "index", index: Number(index) };
  });
}

/** What JSONPath has and policies do not. */
const REFUSED: readonly (readonly [RegExp, string])[] = [
  [/^\?/, "filters ([?(…)]) are not allowed: conditions stand in where and then"],
  [/^\(/, "scripts ([(…)]) are not allowed"],
  [/^\^$/, "the parent operator (^) is not allowed"],
  [/^~$/, "the property-name operator (~) is not allowed"],
  [/^@\w+\(\)$/, "type selectors (@string()) are not allowed"],
  [/^`/, "escapes (`) are not allowed"],
  [/^-\d+$/, "negative indices are not allowed"],
  [/^-?\d*:-?\d*(:-?\d*)?$/, "slices ([1:2]) are not allowed"],
  [/,/, "unions ([a,b]) are not allowed"],
];

function refuse(text: string, tokens: readonly string[]): string | undefined {
  for (const token of tokens) {
    for (const [pattern, message] of REFUSED) if (pattern.test(token)) return message;
  }
  const descents = tokens.filter((token) => token === "..").length;
  if (descents > MAX_DESCENTS) return `".." may stand at most twice in a path`;
  if (text === "$") return `"$" alone names nothing: add a field`;
  return undefined;
}

function readSteps(text: string, tokens: readonly string[]): Checked<readonly Step[]> {
  const steps: Step[] = [];
  let position = 1;
  let descends = false;
  for (const token of tokens) {
    if (token === ".." && !descends) {
      descends = true;
      continue;
    }
    const step = stepOf(token, descends);
    if (step === undefined) return failed(`".." must be followed by a name, as in "$..name"`);
    const spelling = spellings(token, descends).find((spelled) => text.startsWith(spelled, position));
    if (spelling === undefined) return unreadable(text, position);
    steps.push(step);
    position += spelling.length;
    descends = false;
  }
  if (descends) return failed(`the path "${text}" is not finished`);
  return position === text.length ? ok(steps) : unreadable(text, position);
}

function unreadable(text: string, position: number): Checked<never> {
  return failed(`cannot read "${text.slice(position)}" in the path "${text}"`);
}

/** The ways in which a token can be written; a path is strict about them where jsonpath-plus is not. */
function spellings(token: string, descends: boolean): readonly string[] {
  const quoted = [`['${token}']`, `["${token}"]`];
  if (descends) return [`..${token}`, ...quoted.map((text) => `..${text}`)];
  if (token === "*" || INDEX.test(token)) return [`[${token}]`, ...(token === "*" ? [".*"] : quoted)];
  return /^[\w-]+$/u.test(token) ? [`.${token}`, ...quoted] : quoted;
}

function stepOf(token: string, descends: boolean): Step | undefined {
  if (descends) return token === "*" || INDEX.test(token) ? undefined : { kind: "descend", name: token };
  if (token === "*") return { kind: "each" };
  return INDEX.test(token) ? { kind: "index", index: Number(token) } : { kind: "name", name: token };
}
