import { all, any, not, type Truth } from "../logic.ts";
import type { OptionValue } from "../rule.ts";
import type { Provenance } from "../value.ts";
import { type BoundPath, bindPath, type PolicySubject } from "./bind-path.ts";
import type { ComparisonDocument, ConditionDocument, OperandDocument, Quantifier } from "./document.ts";
import { apply, literal, type Operand, type OperatorName, operandOf } from "./operators.ts";
import { type Match, walk } from "./walk.ts";

/** What a condition looks at. */
export interface View {
  readonly subject: unknown;
  readonly from: Provenance;
  readonly options: Readonly<Record<string, OptionValue>>;
}

/** A condition whose paths are bound to the subject's type. */
export type Condition =
  | Comparison
  | { readonly kind: "all" | "any"; readonly conditions: readonly Condition[] }
  | { readonly kind: "not"; readonly condition: Condition };

interface Comparison {
  readonly kind: "comparison";
  readonly given: BoundPath;
  readonly operator: OperatorName;
  readonly operand: BoundOperand;
  readonly match: Quantifier;
}

type BoundOperand = Exclude<OperandDocument, { path: string }> | { readonly path: BoundPath };

/** Binds the paths of a condition that was checked when its document was read. `match` where the document has none. */
export function bindCondition(
  document: ConditionDocument,
  subject: PolicySubject,
  match: Quantifier,
): Condition {
  const bind = (inner: ConditionDocument) => bindCondition(inner, subject, match);
  if ("all" in document) return { kind: "all", conditions: document.all.map(bind) };
  if ("any" in document) return { kind: "any", conditions: document.any.map(bind) };
  if ("not" in document) return { kind: "not", condition: bind(document.not) };
  return bindComparison(document, subject, match);
}

function bindComparison(document: ComparisonDocument, subject: PolicySubject, match: Quantifier): Comparison {
  const { operand } = document;
  return {
    kind: "comparison",
    given: checkedPath(document.given, subject),
    operator: document.operator,
    operand: "path" in operand ? { path: checkedPath(operand.path, subject) } : operand,
    match: document.match ?? match,
  };
}

/** Binds a path that was checked before: a failure is a mistake of this program. */
export function checkedPath(text: string, subject: PolicySubject): BoundPath {
  const bound = bindPath(text, subject);
  if (!bound.ok) throw new Error(`unchecked path ${text}: ${bound.message}`);
  return bound.value;
}

export function evaluate(condition: Condition, view: View): Truth {
  switch (condition.kind) {
    case "all":
      return all(condition.conditions.map((inner) => evaluate(inner, view)));
    case "any":
      return any(condition.conditions.map((inner) => evaluate(inner, view)));
    case "not":
      return not(evaluate(condition.condition, view));
    case "comparison": {
      const truths = judgements(condition, view).map(({ truth }) => truth);
      return condition.match === "every" ? all(truths) : any(truths);
    }
  }
}

/**
 * The value that decides that a condition is as it is: the first that fails where it is false; where each of several would
 * have been enough, the first that is written.
 */
export function culprit(condition: Condition, view: View, expected = true): Match | undefined {
  if (condition.kind === "not") return culprit(condition.condition, view, !expected);
  if (condition.kind === "comparison") {
    const found = judgements(condition, view);
    return (found.find(({ truth }) => truth.is === !expected) ?? found[0])?.match;
  }
  const deciding = condition.conditions.filter((inner) => evaluate(inner, view).is === !expected);
  const matches = deciding.flatMap((inner) => culprit(inner, view, expected) ?? []);
  const isEachEnough = (condition.kind === "any") === expected;
  const written = matches.find(({ kind }) => kind !== "absent");
  return (isEachEnough ? written : undefined) ?? matches[0];
}

interface Judged {
  readonly match: Match;
  readonly truth: Truth;
}

function judgements(comparison: Comparison, view: View): readonly Judged[] {
  const matches = walk(comparison.given, view.subject, view.from);
  return matches.map((match) => ({
    match,
    truth: apply(comparison.operator, match, resolveOperand(comparison.operand, match, view)),
  }));
}

function resolveOperand(operand: BoundOperand, given: Match, view: View): Operand {
  if ("path" in operand) return operandOf(walk(operand.path, view.subject, view.from));
  if ("list" in operand) return { items: operand.list.map((item) => literal(item, given.from)), open: [] };
  const value = "option" in operand ? (view.options[operand.option] ?? null) : operand.literal;
  return { items: [literal(value, given.from)], open: [] };
}
