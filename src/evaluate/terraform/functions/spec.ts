import type { Call, Expression } from "../../../parse/hcl/ast.ts";
import type { Reason, ReasonCode } from "../../../value.ts";
import { mergeReasons, whyWithin } from "../inspect.ts";
import { type Num, toInteger } from "../number.ts";
import { refuse } from "../refusal.ts";
import { at, type Scope } from "../scope.ts";
import { ANY, listOf, type Type } from "../type.ts";
import { type SequenceVal, type UnknownOptions, type UnknownVal, unknownVal, type Val } from "../val.ts";

/** What a function gets besides its arguments. */
export interface CallContext {
  readonly name: string;
  readonly scope: Scope;
  readonly evaluate: (expression: Expression, scope: Scope) => Val;
  readonly node: Call;
  /** Something in the arguments is sensitive: none of them is quoted. */
  readonly isSecret: boolean;
}

/** One Terraform function. Arguments arrive converted to `params` (then `rest`), and not null. */
export interface FunctionSpec {
  readonly params: readonly Type[];
  readonly rest?: Type;
  /** How many of `params` may be left out. */
  readonly optional?: number;
  /** The type of the result while it is unknown. */
  readonly returns: Type;
  /** Arguments may be null. */
  readonly nullable?: true;
  /** The function handles unknown arguments itself; else one makes the result unknown. */
  readonly partial?: true;
  /** There are arguments of the right types that it refuses. */
  readonly fallible?: true;
  /** A whole resource or module arrives as it is, so that one attribute can be asked for. */
  readonly lazy?: true;
  /** Items go into the result as they are, each with its own mark: a sensitive one does not make the others so. */
  readonly itemwise?: true;
  /** The result is not sensitive because an argument is. */
  readonly declassifies?: true;
  apply(args: readonly Val[], context: CallContext): Val;
}

export type FunctionTable = Readonly<Record<string, FunctionSpec>>;

/** The result is unknown for what blocks the arguments. */
export function unknownOf(args: readonly Val[], options: UnknownOptions = {}): UnknownVal {
  return unknownVal(mergeReasons(args.flatMap((argument) => whyWithin(argument))), {
    notNull: true,
    ...options,
  });
}

/** An argument that must be known text by now. */
export function textArg(args: readonly Val[], index: number): string {
  const value = args[index];
  return value?.kind === "string" ? value.value : refuse("a string is required");
}

export function integerArg(args: readonly Val[], index: number): number {
  const value = args[index];
  const integer = value?.kind === "number" ? toInteger(value.value) : undefined;
  return integer ?? refuse("a whole number is required");
}

export function numberArg(args: readonly Val[], index: number): Num {
  const value = args[index];
  return value?.kind === "number" ? value.value : refuse("a number is required");
}

export function sequenceArg(args: readonly Val[], index: number): SequenceVal {
  const value = args[index];
  return value?.kind === "sequence" ? value : refuse("a list is required");
}

/** The items of a list, and why there may be more (or fewer) of them; refuses what is no list. */
export interface OpenItems {
  readonly items: readonly Val[];
  readonly maybe: readonly Val[];
  readonly open: UnknownVal | undefined;
}

export function itemsOf(value: Val | undefined): OpenItems {
  if (value?.kind === "sequence") return { items: value.items, maybe: [], open: undefined };
  if (value?.kind !== "unknown") return refuse("a list is required");
  const { shape } = value;
  return {
    items: shape?.kind === "list" ? shape.items : [],
    maybe: shape?.kind === "list" ? (shape.maybe ?? []) : [],
    open: value,
  };
}

/** A list that may have more items than these. */
export function openList(
  open: UnknownVal,
  items: readonly Val[],
  maybe: readonly Val[] = [],
  pick?: UnknownVal["pick"],
): UnknownVal {
  return unknownVal(open.why, {
    type: listOf(ANY),
    shape: { kind: "list", items, maybe },
    notNull: true,
    mayFail: open.mayFail,
    pick,
  });
}

/** Why no call of a function can be evaluated. */
export function reasonOfCall({ name, scope, node }: CallContext, why: ReasonCode, says: string): Reason {
  return { what: `${name}()`, why, says, at: at(scope, node.nameSpan) };
}
