import type { Expression } from "../../../parse/hcl/ast.ts";
import { type Num } from "../number.ts";
import type { Scope } from "../scope.ts";
import type { Type } from "../type.ts";
import { type SequenceVal, type UnknownOptions, type UnknownVal, type Val } from "../val.ts";
/** What a function gets besides its arguments. */
export interface CallContext {
    readonly name: string;
    readonly scope: Scope;
    readonly evaluate: (expression: Expression, scope: Scope) => Val;
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
    /** The result is not sensitive because an argument is. */
    readonly declassifies?: true;
    apply(args: readonly Val[], context: CallContext): Val;
}
export type FunctionTable = Readonly<Record<string, FunctionSpec>>;
/** The result is unknown for what blocks the arguments. */
export declare function unknownOf(args: readonly Val[], options?: UnknownOptions): UnknownVal;
/** An argument that must be known text by now. */
export declare function textArg(args: readonly Val[], index: number): string;
export declare function integerArg(args: readonly Val[], index: number): number;
export declare function numberArg(args: readonly Val[], index: number): Num;
export declare function sequenceArg(args: readonly Val[], index: number): SequenceVal;
/** The items of a list, and why there may be more (or fewer) of them; refuses what is no list. */
export interface OpenItems {
    readonly items: readonly Val[];
    readonly maybe: readonly Val[];
    readonly open: UnknownVal | undefined;
}
export declare function itemsOf(value: Val | undefined): OpenItems;
