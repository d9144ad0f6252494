import type { OptionSpec } from "../rule.ts";
import { type BoundPath, type PolicySubject } from "./bind-path.ts";
import type { ConditionDocument } from "./document.ts";
import type { Mistakes, PolicyNode } from "./node.ts";
/** What the conditions of one rule are read against. */
export interface ConditionScope {
    readonly subject: PolicySubject;
    readonly options: Readonly<Record<string, OptionSpec>>;
    readonly mistakes: Mistakes;
}
export declare function readConditions(node: PolicyNode, what: string, scope: ConditionScope, depth?: number): readonly ConditionDocument[] | undefined;
/** A path that exists on the subject. */
export declare function readPath(node: PolicyNode, what: string, scope: ConditionScope): BoundPath | undefined;
