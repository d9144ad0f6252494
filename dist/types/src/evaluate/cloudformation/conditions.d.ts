import { type Truth } from "../../logic.ts";
import type { TreeNode } from "../../parse/tree.ts";
import type { Scope } from "./scope.ts";
import { type Site } from "./site.ts";
/** The truth of a condition's expression. What cannot be decided names the choice that it hangs on. */
export declare function decide(scope: Scope, node: TreeNode, site: Site): Truth;
