import type { TreeNode } from "../../parse/tree.ts";
import type { Scope } from "./scope.ts";
/**
 * One text for one expression, however it is spelled: `Env`, `Alb.DNSName`, `Fn::Select(2, Fn::Split("/", Url))`.
 * Two expressions with the same text have the same value within one stack.
 */
export declare function canonicalText(scope: Scope, node: TreeNode): string;
