import type { Expression } from "../../parse/hcl/ast.ts";
import type { Reason } from "../../value.ts";
import { type Scope } from "./scope.ts";
import { type Test, type UnknownVal, type Val } from "./val.ts";
/** One text for one value, wherever it is used: a reference's full name, or the literal. */
export declare function canonicalName(value: Val): string | undefined;
export declare function testName(test: Test): string;
/** The condition that an undecided boolean is. */
export declare function testOf(value: UnknownVal): Test | undefined;
export declare function negated(test: Test | undefined): Test | undefined;
/** An undecided boolean, decided where a world assumes it. */
export declare function undecided(scope: Scope, why: readonly Reason[], test: Test | undefined): Val;
/** The test of an expression whose value has no name of its own; none where it hangs on `each` or a `for` name. */
export declare function testOfText(expression: Expression, scope: Scope): Test | undefined;
/** The blockers of whatever hangs on the condition: the condition with its choice, then what blocks it. */
export declare function conditionReasons(condition: UnknownVal, expression: Expression, scope: Scope): readonly Reason[];
