import { RE2JS } from "re2js";
import { refuse } from "../refusal.ts";
import { partsOf } from "../text.ts";
import { ANY, listOf, STRING, type Type } from "../type.ts";
import { listVal, nullVal, objectVal, textVal, tupleVal, type Val } from "../val.ts";
import { decideOnParts } from "./regex-parts.ts";
import { type CallContext, type FunctionTable, textArg, unknownOf } from "./spec.ts";

/** Go's syntax, in time linear in the text: patterns come from strangers. */
export const REGEXES: FunctionTable = {
  regex: { fallible: true, params: [STRING, STRING], returns: ANY, partial: true, apply: matchOnce },
  regexall: {
    fallible: true,
    params: [STRING, STRING],
    returns: listOf(ANY),
    partial: true,
    apply: matchAll,
  },
};

/** `/…/` as the second argument of `replace`. */
export function isRegexLiteral(search: string): boolean {
  return search.length > 1 && search.startsWith("/") && search.endsWith("/");
}

export function replaceRegex(args: readonly Val[], context: CallContext): Val {
  const [text] = args;
  const pattern = textArg(args, 1).slice(1, -1);
  const replacement = textArg(args, 2);
  const apply = (compiled: RE2JS, subject: string) =>
    textVal(replaceAll(compiled, subject, replacement, context));
  if (text?.kind === "string") return apply(compile(pattern, text.value, context), text.value);
  // What matches nowhere is left as it is, so there always is a result.
  const decided = decide(text, pattern, context, apply);
  return decided === undefined || decided === "no-match" ? unknownOf(args, { type: STRING }) : decided;
}

function decide(
  text: Val | undefined,
  pattern: string,
  { scope }: CallContext,
  apply: (compiled: RE2JS, subject: string) => Val | undefined,
): Val | "no-match" | undefined {
  const parts = text && partsOf(text);
  if (text?.kind !== "unknown" || !parts) return undefined;
  return decideOnParts(parts, pattern, text, (steps) => scope.module.budget.spend(steps), apply);
}

function replaceAll(compiled: RE2JS, text: string, replacement: string, { scope }: CallContext): string {
  const matcher = compiled.matcher(text);
  let result = "";
  let end = -1;
  while (findNext(matcher, end)) {
    result += text.slice(Math.max(end, 0), matcher.start()) + substitute(replacement, compiled, matcher);
    end = matcher.end();
    scope.module.budget.spend(1);
    scope.module.budget.grown(result.length, 0);
  }
  return result + text.slice(Math.max(end, 0));
}

/** Go takes no empty match where the last one ended. */
function findNext(matcher: Matcher, end: number): boolean {
  let found = matcher.find();
  if (found && matcher.start() === end && matcher.end() === end) found = matcher.find();
  return found;
}

type Matcher = ReturnType<RE2JS["matcher"]>;

/** Go's replacement: `$1`, `$name` (as long a name as there is), `${name}`, `$$`; an unknown group is empty. */
function substitute(replacement: string, compiled: RE2JS, matcher: Matcher): string {
  return replacement.replace(
    /\$(?:(\$)|(\w+)|\{(\w+)\})/g,
    (_, dollar: string | undefined, bare: string | undefined, braced: string | undefined) => {
      if (dollar) return "$";
      const name = bare ?? braced ?? "";
      if (/^\d+$/.test(name))
        return Number(name) <= matcher.groupCount() ? (matcher.group(Number(name)) ?? "") : "";
      const index = namedGroups(compiled).get(name);
      return index === undefined ? "" : (matcher.group(index) ?? "");
    },
  );
}

/** Nearly always the same pattern is applied to many texts. */
let last: { readonly pattern: string; readonly compiled: RE2JS } | undefined;

function compile(pattern: string, text: string, { scope }: CallContext): RE2JS {
  const { budget } = scope.module;
  budget.text(text.length * Math.max(1, Math.ceil(pattern.length / 16)));
  budget.spend(8);
  if (last?.pattern === pattern) return last.compiled;
  budget.spend(pattern.length);
  try {
    last = { pattern, compiled: RE2JS.compile(pattern) };
    return last.compiled;
  } catch {
    return refuse(`"${pattern.slice(0, 80)}" is no valid regular expression`);
  }
}

function namedGroups(compiled: RE2JS): ReadonlyMap<string, number> {
  return new Map(Object.entries(compiled.namedGroups()));
}

function matchOnce(args: readonly Val[], context: CallContext): Val {
  const [pattern, text] = args;
  if (pattern?.kind !== "string" || !text) return unknownOf(args, { mayFail: true });
  if (text.kind !== "string") compile(pattern.value, "", context);
  const first = (compiled: RE2JS, subject: string) => {
    const matcher = compiled.matcher(subject);
    return matcher.find() ? captures(compiled, matcher) : undefined;
  };
  const result =
    text.kind === "string"
      ? (first(compile(pattern.value, text.value, context), text.value) ?? "no-match")
      : decide(text, pattern.value, context, first);
  if (result === "no-match") return refuse("pattern did not match any part of the given string");
  return result ?? unknownOf(args, { mayFail: true });
}

const STEPS_PER_MATCH = 8;

function matchAll(args: readonly Val[], context: CallContext): Val {
  const [pattern, subject] = args;
  if (pattern?.kind !== "string") return unknownOf(args, { type: listOf(ANY), mayFail: true });
  const text = subject?.kind === "string" ? subject.value : "";
  const compiled = compile(pattern.value, text, context);
  if (subject?.kind !== "string") return unknownOf(args, { type: listOf(ANY) });
  const matcher = compiled.matcher(text);
  const matches: Val[] = [];
  for (let end = -1; findNext(matcher, end); end = matcher.end()) {
    context.scope.module.budget.spend(STEPS_PER_MATCH);
    matches.push(captures(compiled, matcher));
  }
  return listVal(matches, captureType(compiled, matcher));
}

/** The match; with groups, the list of them; with named groups, an object. */
function captures(compiled: RE2JS, matcher: Matcher): Val {
  const names = namedGroups(compiled);
  const count = matcher.groupCount();
  if (count === 0) return textVal(matcher.group(0) ?? "");
  if (names.size > 0)
    return objectVal([...names].map(([name, index]) => [name, group(matcher, index)] as const));
  return tupleVal(Array.from({ length: count }, (_, i) => group(matcher, i + 1)));
}

function captureType(compiled: RE2JS, matcher: Matcher): Type {
  const names = [...namedGroups(compiled).keys()];
  if (names.length > 0)
    return {
      kind: "object",
      attributes: new Map(names.map((name) => [name, { type: STRING, optional: false }] as const)),
    };
  const count = matcher.groupCount();
  return count === 0 ? STRING : { kind: "tuple", items: Array.from({ length: count }, () => STRING) };
}

function group(matcher: Matcher, index: number): Val {
  const text = matcher.group(index);
  return text === null || text === undefined ? nullVal(STRING) : textVal(text);
}
