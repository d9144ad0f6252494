import type { TreeNode } from "../../../parse/tree.ts";
import type { Datum, Value } from "../../../value.ts";
import type { Call, Scope } from "../scope.ts";
import { type Site } from "../site.ts";
/** The branch that its condition selects; where that is undecidable, the value of both branches if it is the same. */
export declare function conditional(scope: Scope, call: Call, site: Site): Value<Datum>;
/** Whether `node`, whose value is undecided, may turn out not to be there at all. */
export declare function mayBeAbsent(scope: Scope, node: TreeNode, site: Site): boolean;
