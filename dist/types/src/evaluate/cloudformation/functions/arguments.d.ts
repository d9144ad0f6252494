import type { TreeNode } from "../../../parse/tree.ts";
import type { Datum, Provenance, Reason, Value } from "../../../value.ts";
import type { Call, Scope } from "../scope.ts";
import { type Site } from "../site.ts";
/** The arguments of a function that takes a list of them; `undefined` where their number is wrong. */
export declare function argumentList(call: Call, least: number, most: number): readonly TreeNode[] | undefined;
/** What CloudFormation would refuse: a diagnostic, and a value that is not known. */
export declare function refuse(scope: Scope, call: Call, site: Site, says: string): Value<Datum>;
/** A text that is not known, yet always the same: what the expression gives stays comparable with itself. */
export declare function opaqueText(scope: Scope, call: Call, site: Site, why: readonly Reason[], via?: readonly Provenance[]): Value<Datum>;
