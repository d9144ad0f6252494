import { type Val } from "../val.ts";
import { type CallContext, type FunctionTable } from "./spec.ts";
/** Go's syntax, in time linear in the text: patterns come from strangers. */
export declare const REGEXES: FunctionTable;
/** `/…/` as the second argument of `replace`. */
export declare function isRegexLiteral(search: string): boolean;
export declare function replaceRegex(args: readonly Val[], context: CallContext): Val;
