import { isAscii } from "../cost.ts";
import { isWhollyKnown } from "../inspect.ts";
import { refuse } from "../refusal.ts";
import { partsOf, textOf } from "../text.ts";
import {
  mapCase,
  partsContain,
  partsEndWith,
  partsStartWith,
  replaceParts,
  splitParts,
  trimParts,
  trimPrefixParts,
  trimSuffixParts,
} from "../text-functions.ts";
import { BOOL, listOf, NUMBER, STRING } from "../type.ts";
import { boolVal, listVal, type Part, textVal, type UnknownVal, type Val } from "../val.ts";
import { graphemes } from "./graphemes.ts";
import { isRegexLiteral, replaceRegex } from "./regexes.ts";
import {
  type CallContext,
  type FunctionSpec,
  type FunctionTable,
  integerArg,
  itemsOf,
  textArg,
  unknownOf,
} from "./spec.ts";

/** White space as Go's `unicode.IsSpace` has it. */
const SPACES: ReadonlySet<string> = new Set([
  ..."\t\n\v\f\r \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000",
]);

export const STRINGS: FunctionTable = {
  lower: onText((parts) => mapCase(parts, "lower", lower)),
  upper: onText((parts) => mapCase(parts, "upper", upper)),
  trimspace: onText((parts) => trimParts(parts, SPACES, "both")),
  trim: onTwoTexts((parts, cut) => trimParts(parts, new Set(cut), "both")),
  trimprefix: onTwoTexts(trimPrefixParts),
  trimsuffix: onTwoTexts(trimSuffixParts),
  startswith: testText(partsStartWith),
  endswith: testText(partsEndWith),
  strcontains: testText(partsContain),
  split: { params: [STRING, STRING], returns: listOf(STRING), partial: true, apply: split },
  join: {
    params: [STRING],
    rest: listOf(STRING),
    returns: STRING,
    partial: true,
    apply: join,
  },
  replace: {
    params: [STRING, STRING, STRING],
    returns: STRING,
    partial: true,
    apply: replace,
  },
  substr: { params: [STRING, NUMBER, NUMBER], returns: STRING, partial: true, apply: substr },
  title: known((text) => textVal(title(text))),
  strrev: known((text) => textVal(graphemes(text).reverse().join(""))),
  chomp: known((text) => textVal(text.replace(/(?:\r\n?|\n)+$/, ""))),
  indent: { params: [NUMBER, STRING], returns: STRING, apply: indent },
};

function lower(text: string): string {
  return mapCharacters(text, (character) => (character === "\u0130" ? "i" : character.toLowerCase()));
}

function upper(text: string): string {
  return mapCharacters(text, upperCharacter);
}

/** Greek vowels with an iota below have a capital of one character, which JavaScript writes as two. */
function upperCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x1f80 && code <= 0x1faf && code % 16 < 8) return String.fromCodePoint(code + 8);
  if (code === 0x1fb3 || code === 0x1fc3 || code === 0x1ff3) return String.fromCodePoint(code + 9);
  return character.toUpperCase();
}

/** Go maps character by character: one that would become two stays as it is. */
function mapCharacters(text: string, change: (character: string) => string): string {
  if (isAscii(text)) return change(text);
  return [...text]
    .map((character) => ([...change(character)].length === 1 ? change(character) : character))
    .join("");
}

/** Letters of two, whose first one alone is a capital in a title. */
const TITLES: Readonly<Record<string, string>> = {
  Ǆ: "\u01c5",
  ǆ: "\u01c5",
  Ǉ: "\u01c8",
  ǉ: "\u01c8",
  Ǌ: "\u01cb",
  ǌ: "\u01cb",
  Ǳ: "\u01f2",
  ǳ: "\u01f2",
};

function title(text: string): string {
  let start = true;
  let result = "";
  for (const character of text) {
    result += start ? (TITLES[character] ?? upper(character)) : character;
    start =
      character.codePointAt(0) !== undefined &&
      !/[\p{L}\p{Nd}_]/u.test(character) &&
      (character < "\x80" || SPACES.has(character));
  }
  return result;
}

function indent(args: readonly Val[], { scope }: CallContext): Val {
  const spaces = integerArg(args, 0);
  if (spaces < 0 || spaces > 10_000) return refuse("the number of spaces is out of bounds");
  const [first = "", ...lines] = textArg(args, 1).split("\n");
  scope.module.budget.text(lines.length * spaces);
  const margin = `\n${" ".repeat(spaces)}`;
  return textVal([first, ...lines].join(margin));
}

/** A function of one known text. */
function known(apply: (text: string) => Val): FunctionSpec {
  return { params: [STRING], returns: STRING, apply: (args) => apply(textArg(args, 0)) };
}

function onText(change: (parts: readonly Part[]) => readonly Part[] | undefined): FunctionSpec {
  return { params: [STRING], returns: STRING, partial: true, apply: (args) => changed(args, change) };
}

function onTwoTexts(
  change: (parts: readonly Part[], other: string) => readonly Part[] | undefined,
): FunctionSpec {
  return {
    params: [STRING, STRING],
    returns: STRING,
    partial: true,
    apply(args) {
      const [, other] = args;
      if (other?.kind !== "string") return unknownOf(args, { type: STRING });
      return changed(args, (parts) => change(parts, other.value));
    },
  };
}

/** The first argument as parts, changed; unknown where its parts are, or where the change cannot be decided. */
function changed(args: readonly Val[], change: (parts: readonly Part[]) => readonly Part[] | undefined): Val {
  const [text] = args;
  const parts = text && partsOf(text);
  const result = parts && change(parts);
  return result ? textOf(result, unknownOnes(args)) : unknownOf(args, { type: STRING });
}

function unknownOnes(args: readonly Val[]): readonly UnknownVal[] {
  return args.flatMap((argument) => (argument.kind === "unknown" ? [argument] : []));
}

function testText(test: (parts: readonly Part[], other: string) => boolean | undefined): FunctionSpec {
  return {
    params: [STRING, STRING],
    returns: BOOL,
    partial: true,
    apply(args) {
      const [text, other] = args;
      const parts = text && partsOf(text);
      const result = parts && other?.kind === "string" ? test(parts, other.value) : undefined;
      return result === undefined ? unknownOf(args, { type: BOOL }) : boolVal(result);
    },
  };
}

function split(args: readonly Val[], { scope }: CallContext): Val {
  const [separator, text] = args;
  const parts = text && partsOf(text);
  if (separator?.kind !== "string" || !text || !parts) return unknownOf(args, { type: listOf(STRING) });
  if (text.kind === "string") {
    const pieces = separator.value === "" ? [...text.value] : text.value.split(separator.value);
    scope.module.budget.items(pieces.length);
    return listVal(pieces.map(textVal), STRING);
  }
  const pieces = splitParts(parts, separator.value);
  if (!pieces) return unknownOf(args, { type: listOf(STRING) });
  const unknown = unknownOnes([text]);
  return listVal(
    pieces.map((piece) => textOf(piece, unknown)),
    STRING,
  );
}

function join(args: readonly Val[], { scope }: CallContext): Val {
  const [separator, ...lists] = args;
  const between = separator && partsOf(separator);
  const result: Part[] = [];
  let length = 0;
  let first = true;
  for (const list of lists) {
    const { items, open } = itemsOf(list);
    if (open || !between) return unknownOf(args, { type: STRING });
    for (const item of items) {
      if (item.kind === "null")
        return args.every(isWhollyKnown)
          ? refuse("a null value cannot be joined")
          : unknownOf(args, { type: STRING, mayFail: true });
      const parts = partsOf(item);
      if (!parts) return unknownOf(args, { type: STRING });
      const added = first ? parts : [...between, ...parts];
      first = false;
      const before = length;
      for (const part of added) length += typeof part === "string" ? part.length : 1;
      scope.module.budget.grown(length, length - before);
      result.push(...added);
    }
  }
  return textOf(result, [unknownOf(args)]);
}

function replace(args: readonly Val[], context: CallContext): Val {
  const [text, search, replacement] = args;
  const parts = text && partsOf(text);
  if (!parts || search?.kind !== "string" || replacement?.kind !== "string")
    return unknownOf(args, { type: STRING });
  if (isRegexLiteral(search.value)) return replaceRegex(args, context);
  const result =
    text.kind === "string"
      ? [replaceAll(text.value, search.value, replacement.value, context)]
      : replaceParts(parts, search.value, replacement.value);
  return result ? textOf(result, unknownOnes(args)) : unknownOf(args, { type: STRING });
}

function replaceAll(text: string, search: string, replacement: string, { scope }: CallContext): string {
  const count = search === "" ? text.length + 1 : text.split(search).length - 1;
  scope.module.budget.text(text.length + count * replacement.length);
  // Go puts the replacement between characters where nothing is searched for.
  if (search === "") return replacement + [...text].map((character) => character + replacement).join("");
  return text.replaceAll(search, () => replacement);
}

function substr(args: readonly Val[]): Val {
  const [text, offset, length] = args;
  if (offset?.kind !== "number" || length?.kind !== "number") return unknownOf(args, { type: STRING });
  if (text?.kind === "string")
    return textVal(part(graphemes(text.value), integerArg(args, 1), integerArg(args, 2)));
  return cutPrefix(args, integerArg(args, 1), integerArg(args, 2));
}

function part(characters: readonly string[], offset: number, length: number): string {
  const start = offset < 0 ? Math.max(0, characters.length + offset) : Math.min(offset, characters.length);
  // Go's loop never meets a length of zero after an offset from the end.
  const isAll = length < 0 || (length === 0 && offset < 0);
  return characters.slice(start, isAll ? undefined : start + length).join("");
}

/** `substr(url, 8, -1)`, where the first eight characters are known. */
function cutPrefix(args: readonly Val[], offset: number, length: number): Val {
  const [first, ...rest] = (args[0] && partsOf(args[0])) ?? [];
  const literal = typeof first === "string" ? first : "";
  const ascii = /^[!-~]*$/.test(literal);
  if (!ascii || offset < 0 || offset > literal.length || length >= 0)
    return unknownOf(args, { type: STRING });
  return textOf(
    [
      literal.slice(offset),
      ...(typeof first === "string" ? rest : first === undefined ? [] : [first, ...rest]),
    ],
    unknownOnes(args),
  );
}
