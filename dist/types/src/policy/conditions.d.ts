import { type Truth } from "../logic.ts";
import type { OptionValue } from "../rule.ts";
import type { Provenance } from "../value.ts";
import { type BoundPath, type PolicySubject } from "./bind-path.ts";
import type { ConditionDocument, OperandDocument, Quantifier } from "./document.ts";
import { type OperatorName } from "./operators.ts";
import { type Match } from "./walk.ts";
/** What a condition looks at. */
export interface View {
    readonly subject: unknown;
    readonly from: Provenance;
    readonly options: Readonly<Record<string, OptionValue>>;
}
/** A condition whose paths are bound to the subject's type. */
export type Condition = Comparison | {
    readonly kind: "all" | "any";
    readonly conditions: readonly Condition[];
} | {
    readonly kind: "not";
    readonly condition: Condition;
};
interface Comparison {
    readonly kind: "comparison";
    readonly given: BoundPath;
    readonly operator: OperatorName;
    readonly operand: BoundOperand;
    readonly match: Quantifier;
}
type BoundOperand = Exclude<OperandDocument, {
    path: string;
}> | {
    readonly path: BoundPath;
};
/** Binds the paths of a condition that was checked when its document was read. `match` where the document has none. */
export declare function bindCondition(document: ConditionDocument, subject: PolicySubject, match: Quantifier): Condition;
/** Binds a path that was checked before: a failure is a mistake of this program. */
export declare function checkedPath(text: string, subject: PolicySubject): BoundPath;
export declare function evaluate(condition: Condition, view: View): Truth;
/** The value that decides that a condition is as it is: the first that fails where it is false. */
export declare function culprit(condition: Condition, view: View, expected?: boolean): Match | undefined;
export {};
