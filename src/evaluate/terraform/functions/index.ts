import type { Call, Expression } from "../../../parse/hcl/ast.ts";
import type { Reason, ReasonCode } from "../../../value.ts";
import { canonicalName } from "../condition.ts";
import { convert } from "../convert.ts";
import { chargeFor } from "../cost.ts";
import { isNameless, isWhollyKnown, mergeReasons, whyWithin } from "../inspect.ts";
import { Refusal, refuse } from "../refusal.ts";
import { at, type Scope } from "../scope.ts";
import { isSecret } from "../secret.ts";
import { derived } from "../trace.ts";
import type { Type } from "../type.ts";
import { force, sizeOf, unknownVal, type Val } from "../val.ts";
import { AWS } from "./aws.ts";
import { CIDR } from "./cidr.ts";
import { COLLECTIONS } from "./collections.ts";
import { CONVERSIONS } from "./conversions.ts";
import { ENCODINGS } from "./encodings.ts";
import { FILES } from "./files.ts";
import { FORMATS } from "./format.ts";
import { HASHES } from "./hashes.ts";
import { IMPURE } from "./impure.ts";
import { MAPS } from "./maps.ts";
import { NUMBERS } from "./numbers.ts";
import { REGEXES } from "./regexes.ts";
import { RSA } from "./rsa.ts";
import { SELECTIONS } from "./selections.ts";
import { SETS } from "./sets.ts";
import type { CallContext, FunctionSpec, FunctionTable } from "./spec.ts";
import { STRINGS } from "./strings.ts";
import { TEXT_ENCODINGS } from "./text-encodings.ts";
import { TIMES } from "./times.ts";

const TABLE: FunctionTable = {
  ...CIDR,
  ...COLLECTIONS,
  ...CONVERSIONS,
  ...ENCODINGS,
  ...FILES,
  ...FORMATS,
  ...HASHES,
  ...IMPURE,
  ...MAPS,
  ...NUMBERS,
  ...REGEXES,
  ...RSA,
  ...SELECTIONS,
  ...SETS,
  ...STRINGS,
  ...TEXT_ENCODINGS,
  ...TIMES,
};

/** Before the name of a function of the provider hashicorp/aws, under the name that nearly everyone gives it. */
const OF_AWS = "provider::aws::";

/** Every function that is evaluated, `try` and `can` aside: those see expressions. */
export const FUNCTION_NAMES: readonly string[] = Object.keys(TABLE);

/** Calls a function. `openEnd`: the last argument is a list of unknown length that was to be expanded. */
export function callFunction(
  name: string,
  args: readonly Val[],
  scope: Scope,
  node: Call,
  evaluate: (expression: Expression, scope: Scope) => Val,
  openEnd = false,
): Val {
  const plain = name.startsWith("core::") ? name.slice("core::".length) : name;
  const spec = specOf(plain);
  for (const argument of args) {
    scope.module.budget.items(sizeOf(argument));
    chargeFor(argument, scope.module.budget);
  }
  if (!spec) return derived(unsupported(plain, scope, node, args), args);
  if (openEnd) return derived(unknownCall(plain, spec, args), args);
  checkCount(plain, spec, args.length);
  checkRenderer(plain, scope);
  const converted = args.map((argument, i) => prepare(plain, argument, spec.params[i] ?? spec.rest, spec));
  const known = spec.partial || converted.every(isWhollyKnown);
  const result = known
    ? apply(spec, converted, { name: plain, scope, evaluate, node, isSecret: converted.some(isSecret) })
    : unknownCall(plain, spec, converted);
  return derived(
    nameResult(plain, doubted(result, spec, converted), converted),
    args,
    isTold(spec, converted),
  );
}

function specOf(name: string): FunctionSpec | undefined {
  const [table, own] = name.startsWith(OF_AWS) ? [AWS, name.slice(OF_AWS.length)] : [TABLE, name];
  return Object.hasOwn(table, own) ? table[own] : undefined;
}

/** An unknown result of what may yet turn out to be an error. */
function doubted(result: Val, spec: FunctionSpec, args: readonly Val[]): Val {
  if (result.kind !== "unknown" || result.mayFail) return result;
  return spec.fallible || args.some((argument) => argument.kind === "unknown" && argument.mayFail)
    ? { ...result, mayFail: true }
    : result;
}

/** What a function refuses, it quotes: of something sensitive, it says no more than that it does. */
function apply(spec: FunctionSpec, args: readonly Val[], context: CallContext): Val {
  try {
    return spec.apply(args, context);
  } catch (error) {
    if (error instanceof Refusal && error.why === "error" && context.isSecret)
      return refuse(`${context.name}: a sensitive argument is not what it takes`);
    throw error;
  }
}

/** Whether the result as a whole tells what is sensitive in the arguments. */
function isTold(spec: FunctionSpec, args: readonly Val[]): boolean {
  if (spec.declassifies) return false;
  return args.some((argument) => (spec.itemwise ? argument.sensitive : isSecret(argument)));
}

function prepare(name: string, argument: Val, type: Type | undefined, spec: FunctionSpec): Val {
  const value = spec.lazy ? argument : force(argument);
  if (value.kind === "null" && !spec.nullable) return refuse(`${name}: an argument must not be null`);
  return type ? convert(value, type) : value;
}

/** A template renders no other, and one that is a text of the configuration reads no files. */
function checkRenderer(name: string, { module: { renderer } }: Scope): void {
  if (renderer === undefined) return;
  if (name === "templatefile" || name === "templatestring")
    refuse(`cannot call ${name} from inside a template`);
  if (renderer === "templatestring" && READERS.test(name)) refuse(`cannot call ${name} in a template`);
}

const READERS = /^file/;

function checkCount(name: string, spec: FunctionSpec, count: number): void {
  const least = spec.params.length - (spec.optional ?? 0);
  if (count < least) refuse(`${name} expects at least ${least} arguments`);
  if (!spec.rest && count > spec.params.length)
    refuse(`${name} expects at most ${spec.params.length} arguments`);
}

function unknownCall(name: string, spec: FunctionSpec, args: readonly Val[]): Val {
  const why = mergeReasons(args.flatMap((argument) => whyWithin(argument)));
  return nameResult(name, unknownVal(why, { type: spec.returns, notNull: true }), args);
}

/** Functions are pure: the same call of the same things is the same text, and the same condition. */
function nameResult(name: string, result: Val, args: readonly Val[]): Val {
  if (result.kind !== "unknown" || !isNameless(result)) return result;
  const names = args.map(canonicalName);
  if (names.some((part) => part === undefined) || names.join().length > 500) return result;
  return { ...result, ref: { source: `${name}(${names.join(", ")})` } };
}

function unsupported(name: string, scope: Scope, node: Call, args: readonly Val[]): Val {
  const [why, says] = unsupportedReason(name);
  const reason: Reason = { what: `${name}()`, why, says, at: at(scope, node.nameSpan) };
  return unknownVal(mergeReasons([[reason], ...args.flatMap((argument) => whyWithin(argument))]), {
    mayFail: true,
  });
}

function unsupportedReason(name: string): [ReasonCode, string] {
  if (name.startsWith("provider::")) return ["provider-function", "is a function of a provider"];
  return ["unsupported-function", "is a function that is not evaluated"];
}
