import { convert } from "../convert.ts";
import { isOpenSet, isWhollyKnown } from "../inspect.ts";
import { refuse } from "../refusal.ts";
import { partsOf, textOf } from "../text.ts";
import { ANY, BOOL, listOf, NUMBER, STRING } from "../type.ts";
import { force, listVal, type Part, textVal, type Val } from "../val.ts";
import { encodeJson } from "./encodings.ts";
import { writeNumber } from "./format-number.ts";
import { graphemes } from "./graphemes.ts";
import { type CallContext, type FunctionTable, unknownOf } from "./spec.ts";

export const FORMATS: FunctionTable = {
  format: {
    params: [STRING],
    rest: ANY,
    returns: STRING,
    partial: true,
    nullable: true,
    apply: (args, context) => format(args, context),
  },
  formatlist: {
    fallible: true,
    params: [STRING],
    rest: ANY,
    returns: listOf(STRING),
    partial: true,
    nullable: true,
    apply: formatList,
  },
};

/** `%[2]-08.3d`: flags, width, precision, index and verb. */
interface Verb {
  readonly flags: string;
  readonly width: number | undefined;
  readonly precision: number | undefined;
  readonly letter: string;
}

const VERB = /%(?:\[(\d+)\])?([+\-# 0]*)(\*|\d+)?(?:\.(\*|\d*))?(?:\[(\d+)\])?(.)/gsu;

function format(args: readonly Val[], context: CallContext): Val {
  const [pattern, ...values] = args;
  if (pattern?.kind === "null") return refuse("format: the format must not be null");
  if (pattern?.kind !== "string") return unknownOf(args, { type: STRING });
  const parts: Part[] = [];
  let end = 0;
  let next = 0;
  let indexed = false;
  for (const match of pattern.value.matchAll(VERB)) {
    parts.push(pattern.value.slice(end, match.index));
    end = match.index + match[0].length;
    const verb = verbOf(match);
    if (verb.letter === "%") {
      parts.push("%");
      continue;
    }
    const index = match[1] ?? match[5];
    indexed ||= index !== undefined;
    const position = index === undefined ? next : Number(index) - 1;
    next = position + 1;
    const value = values[position];
    if (!value) return refuse(`format: not enough arguments for "${match[0]}"`);
    const formatted = formatValue(verb, force(value), context);
    if (!formatted) return unknownOf(args, { type: STRING, mayFail: !/[svq]/.test(verb.letter) });
    parts.push(...formatted);
  }
  const rest = pattern.value.slice(end);
  if (rest.includes("%")) return refuse("format: unterminated format string");
  if (!indexed && next < values.length) return refuse("format: too many arguments");
  const length = parts.reduce((sum, part) => sum + (typeof part === "string" ? part.length : 1), rest.length);
  context.scope.module.budget.text(length);
  return textOf([...parts, rest], [unknownOf(args)]);
}

function verbOf(match: RegExpMatchArray): Verb {
  const [, , flags = "", width, precision, , letter = ""] = match;
  if (width === "*" || precision === "*") return refuse("format: * is not supported");
  const bounded = (digits: string) =>
    Number(digits) > 10_000 ? refuse("format: a width is out of bounds") : Number(digits);
  return {
    flags,
    letter,
    width: width === undefined ? undefined : bounded(width),
    precision: precision === undefined ? undefined : bounded(precision || "0"),
  };
}

/** The parts of one verb; `undefined` where it cannot be decided. */
function formatValue(verb: Verb, value: Val, context: CallContext): readonly Part[] | undefined {
  if (value.kind === "unknown") {
    const plain = verb.width === undefined && verb.precision === undefined && verb.flags === "";
    return plain && (verb.letter === "s" || verb.letter === "v" || verb.letter === "d")
      ? partsOf(value)
      : undefined;
  }
  if (!isWhollyKnown(value)) return undefined;
  if (value.kind === "null" && verb.letter !== "v")
    return refuse(`format: a null cannot be formatted by %${verb.letter}`);
  switch (verb.letter) {
    case "s":
      return [padded(verb, cut(verb, text(value)))];
    case "q":
      return [padded(verb, encodeJson(convert(value, STRING), context.scope.module.budget))];
    case "v":
      return [padded(verb, general(verb, value, context))];
    case "t":
      return [padded(verb, String(bool(value)))];
    case "d":
    case "b":
    case "o":
    case "x":
    case "X":
    case "f":
    case "e":
    case "E":
    case "g":
    case "G":
      return [number(verb, value)];
    default:
      return refuse(`format: unsupported verb "%${verb.letter}"`);
  }
}

function text(value: Val): string {
  const converted = convert(value, STRING);
  return converted.kind === "string" ? converted.value : refuse("format: unsupported value for %s: null");
}

function bool(value: Val): boolean {
  const converted = convert(value, BOOL);
  return converted.kind === "bool" ? converted.value : refuse("format: a bool is required");
}

function general(verb: Verb, value: Val, context: CallContext): string {
  if (value.kind === "number" && !verb.flags.includes("#"))
    return writeNumber({ flags: "", precision: undefined, letter: "g" }, value.value);
  if (value.kind === "string" && !verb.flags.includes("#")) return value.value;
  return encodeJson(value, context.scope.module.budget);
}

function cut(verb: Verb, value: string): string {
  return verb.precision === undefined ? value : graphemes(value).slice(0, verb.precision).join("");
}

function padded(verb: Verb, value: string): string {
  const missing = (verb.width ?? 0) - graphemes(value).length;
  if (missing <= 0) return value;
  return verb.flags.includes("-")
    ? value + " ".repeat(missing)
    : (verb.flags.includes("0") ? "0" : " ").repeat(missing) + value;
}

function number(verb: Verb, value: Val): string {
  const converted = convert(value, NUMBER);
  if (converted.kind !== "number") return refuse("format: a number is required");
  const digits = writeNumber(verb, converted.value);
  const plus = verb.flags.includes("+") ? "+" : verb.flags.includes(" ") ? " " : "";
  const sign = digits.startsWith("-") ? "-" : plus;
  const magnitude = digits.replace(/^-/, "");
  const missing = Math.max(0, (verb.width ?? 0) - sign.length - magnitude.length);
  if (verb.flags.includes("-")) return sign + magnitude + " ".repeat(missing);
  const isZeroed = verb.flags.includes("0") && !(INTEGER.test(verb.letter) && verb.precision !== undefined);
  return isZeroed ? sign + "0".repeat(missing) + magnitude : " ".repeat(missing) + sign + magnitude;
}

const INTEGER = /[bodxX]/;
/** What one row of a formatted list costs, and its text besides what any text does. */
const STEPS_PER_ROW = 10;
const CHARACTERS_PER_STEP = 64;

/** `format` over lists of one length; what is no list is the same for each. */
function formatList(args: readonly Val[], context: CallContext): Val {
  const [pattern, ...values] = args.map(force);
  const lists = values.flatMap((value) => (value.kind === "sequence" ? [value.items.length] : []));
  if (
    values.some(
      (value) =>
        isOpenSet(value) ||
        (value.kind === "unknown" && value.type.kind !== "string" && value.shape?.kind !== "text"),
    )
  ) {
    return unknownOf(args, { type: listOf(STRING) });
  }
  const [count = 1] = lists;
  if (lists.some((length) => length !== count))
    return refuse("formatlist: all lists must have the same length");
  const { budget } = context.scope.module;
  budget.items(count);
  const rows = Array.from({ length: count }, (_, i) => {
    const row = values.map((value) => (value.kind === "sequence" ? (value.items[i] ?? textVal("")) : value));
    const made = format([pattern ?? textVal(""), ...row], context);
    budget.spend(STEPS_PER_ROW + (made.kind === "string" ? made.value.length / CHARACTERS_PER_STEP : 0));
    return made;
  });
  return listVal(rows, STRING);
}
