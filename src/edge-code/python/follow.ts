import type { Event } from "../flow/event.ts";
import type { Followed, Handler, Path } from "../flow/follow.ts";
import { LiteralReader } from "./literals.ts";
import { type Token, tokensOf } from "./tokens.ts";

/**
 * What a Python handler gives back, as far as its `return` statements hold a response as a literal. Whatever else it gives
 * back is not known.
 */
export function followPython({ entry, files, name }: Handler, newEvent: () => Event): Followed {
  const text = files.get(entry)?.text ?? "";
  if (OTHER_EVENTS.test(text)) return { paths: [], blind: ["answers other events, too"] };
  const tokens = tokensOf(text);
  const start = tokens.findIndex((token, index) => token.text === "def" && tokens[index + 1]?.text === name);
  if (start === -1) return { paths: [], blind: ["has no handler of that name"] };
  const paths: Path[] = [];
  let isBlind = false;
  for (const at of returnsIn(tokens, start)) {
    const result = new LiteralReader(tokens, writtenAt(tokens, at + 1, start), entry).read();
    if (result.kind !== "thing") isBlind = true;
    else
      paths.push({ event: newEvent(), result, site: result.site, helperCalls: [], settle: (value) => value });
  }
  return {
    paths,
    blind: isBlind || paths.length === 0 ? ["gives back what is not written out, in Python"] : [],
  };
}

/** Where the value of an expression is written: of a name that is given one value and then only returned, there. */
function writtenAt(tokens: readonly Token[], at: number, start: number): number {
  const name = tokens[at];
  if (name?.kind !== "name" || tokens[at + 1]?.kind !== "line") return at;
  let written: number | undefined;
  for (let index = start; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token?.kind !== "name" || token.text !== name.text) continue;
    if (tokens[index - 1]?.text === "return" && tokens[index + 1]?.kind !== "sign") continue;
    const isGiven = tokens[index - 1]?.kind === "line" && tokens[index + 1]?.text === "=";
    if (!isGiven || written !== undefined) return at;
    written = index + 2;
  }
  return written ?? at;
}

/** The `return` statements of the function at a token, those of functions inside it left out. */
function returnsIn(tokens: readonly Token[], start: number): readonly number[] {
  const own = tokens[start]?.indent ?? 0;
  const found: number[] = [];
  let inner: number | undefined;
  for (let index = start + 1; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined || token.kind === "line") continue;
    const begins = tokens[index - 1]?.kind === "line";
    if (begins && token.indent <= own) break;
    if (begins && inner !== undefined && token.indent <= inner) inner = undefined;
    if (token.kind !== "name") continue;
    if (token.text === "def" && inner === undefined) inner = token.indent;
    if (token.text === "return" && inner === undefined && begins) found.push(index);
  }
  return found;
}

/** A function of several uses asks which one it is. */
const OTHER_EVENTS = /["']Records["']\s{0,9}(?:not\s{1,9})?in\b|requestContext|\.get\(\s{0,9}["']Records["']/;

export const PYTHON = /\.py$/;
