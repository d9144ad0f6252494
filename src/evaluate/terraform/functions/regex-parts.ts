import { RE2JS } from "re2js";
import { identity } from "../members.ts";
import { isHost, textOf } from "../text.ts";
import { nullVal, objectVal, type Part, textVal, tupleVal, type UnknownVal, type Val } from "../val.ts";

/**
 * Regular expressions on a text of which one host name is not known. The host is written as a run of a private
 * character, once for every length it can have. A place of the pattern that takes every character of host names takes
 * that character too; one that takes only some of them takes it in the loose pattern and not in the strict one. All the
 * ways the real host can be matched lie between the two, so where both agree, for every length, that is the answer.
 */
const HOLE = "\ue000";
const HOST_CHARACTERS = [..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_"];
/** RFC 1035: a name in text form has at most 253 characters. */
const LONGEST_HOST = 253;
const COST = 1000;

/** Runs `apply` on the text; `undefined`: cannot be decided. Refuses what `apply` refuses for every host. */
export function decideOnParts(
  parts: readonly Part[],
  pattern: string,
  text: UnknownVal,
  charge: (steps: number) => void,
  apply: (compiled: RE2JS, text: string) => Val | undefined,
): Val | "no-match" | undefined {
  const [hole, ...others] = parts.filter((part) => typeof part !== "string");
  const literals = parts.filter((part) => typeof part === "string");
  if (!hole || others.length > 0 || !isHost(hole) || literals.some((literal) => literal.includes(HOLE)))
    return undefined;
  const patterns = holedPatterns(pattern);
  if (!patterns) return undefined;
  charge(COST);
  let agreed: { result: Val | undefined; key: string } | undefined;
  for (let length = 1; length <= LONGEST_HOST; length += 1) {
    const filled = parts.map((part) => (typeof part === "string" ? part : HOLE.repeat(length))).join("");
    for (const compiled of patterns) {
      const result = apply(compiled, filled);
      const folded = result && fold(result, length);
      if (result && !folded) return undefined;
      const key = folded ? identity(folded) : "";
      if (agreed && agreed.key !== key) return undefined;
      agreed = { result: folded, key };
    }
  }
  return agreed?.result ? mapTexts(agreed.result, (piece) => unfold(piece, hole, text)) : "no-match";
}

/** Every run of the private character as one of it; `undefined` where a run is not the whole host. */
function fold(result: Val, length: number): Val | undefined {
  let whole = true;
  const folded = mapTexts(result, (text) => {
    const runs = text.replace(/\ue000+/g, (run) => {
      whole &&= run.length === length;
      return HOLE;
    });
    return textVal(runs);
  });
  return whole ? folded : undefined;
}

function unfold(text: string, hole: Part, from: UnknownVal): Val {
  const pieces = text.split(HOLE);
  return textOf(
    pieces.flatMap((piece, i) => (i === 0 ? [piece] : [hole, piece])),
    [from],
  );
}

function mapTexts(value: Val, change: (text: string) => Val): Val {
  if (value.kind === "string") return change(value.value);
  if (value.kind === "sequence") return tupleVal(value.items.map((item) => mapTexts(item, change)));
  if (value.kind !== "record") return value.kind === "null" ? nullVal(value.type) : value;
  return objectVal([...value.entries].map(([key, entry]) => [key, mapTexts(entry, change)] as const));
}

// ------------------------------------------------------------------ the two patterns

const TOKEN =
  /\\(?:[pP](?:\{[^}]*\}|.)|x(?:\{[^}]*\}|..)|[0-7]{1,3}|.)|\[\^?\]?(?:\[:\^?\w+:\]|\\.|[^\]\\])*\]|\(\?[^:)>]*[:)>]|[*+?]\??|\{\d*,?\d*\}\??|[\s\S]/gu;
const SYNTAX = /^(?:\\[Az]|\(|\(\?.*|\)|\||\^|\$|[*+?]\??|\{\d+,?\d*\}\??)$/;

function holedPatterns(pattern: string): readonly RE2JS[] | undefined {
  const tokens = pattern.match(TOKEN) ?? [];
  const strict: string[] = [];
  const loose: string[] = [];
  for (const token of tokens) {
    // Word boundaries look at two characters at once, quotations hide theirs, comments of `(?i)` change others.
    if (/^\\[bBQEC]/.test(token) || /^\(\?[a-zA-Z]*i/.test(token)) return undefined;
    const pair = SYNTAX.test(token) ? [token, token] : holedToken(token);
    const [narrow, wide] = pair ?? [];
    if (narrow === undefined || wide === undefined) return undefined;
    strict.push(narrow);
    loose.push(wide);
  }
  const compiled = [compile(strict.join("")), compile(loose.join(""))];
  return compiled.every((candidate) => candidate !== undefined)
    ? compiled.flatMap((candidate) => candidate ?? [])
    : undefined;
}

/** What stands for one character: without the private one, and with it where it takes some character of host names. */
function holedToken(token: string): readonly [string, string] | undefined {
  const compiled = compile(`^(?:${token})$`);
  if (!compiled) return undefined;
  const taken = HOST_CHARACTERS.filter((character) => compiled.matches(character)).length;
  const included = `(?:${token}|${HOLE})`;
  if (taken === HOST_CHARACTERS.length) return [included, included];
  const without = compiled.matches(HOLE) ? excluded(token) : token;
  if (without === undefined) return undefined;
  return taken === 0 ? [without, without] : [without, included];
}

function excluded(token: string): string | undefined {
  if (token.startsWith("[^")) return `[^${HOLE}${token.slice(2)}`;
  return token === "\\W" || token === "\\D" ? `[^${token.toLowerCase()}${HOLE}]` : undefined;
}

function compile(pattern: string): RE2JS | undefined {
  try {
    return RE2JS.compile(pattern);
  } catch {
    return undefined;
  }
}
