import type { Conditional, Expression } from "../../parse/hcl/ast.ts";
import { conditionReasons } from "./condition.ts";
import { convert } from "./convert.ts";
import { equalVals } from "./equal.ts";
import { isWhollyKnown, mergeReasons, typeOf, whyWithin } from "./inspect.ts";
import { Refusal, refuse } from "./refusal.ts";
import type { Scope } from "./scope.ts";
import { hanging } from "./trace.ts";
import { ANY, hasAny, type Type } from "./type.ts";
import { unify } from "./unify.ts";
import { type Shape, sizeOf, type UnknownVal, unknownVal, type Val, withMarks } from "./val.ts";

type Evaluate = (expression: Expression, scope: Scope) => Val;

const INCONSISTENT = "the true and false result expressions must have consistent types";

/** Above it, options are not kept: what hangs on so many conditions is plainly unknown. */
const MAX_OPTIONS = 4;

/** `c ? a : b`. Both branches give the type; a branch that fails matters only where it is taken. */
export function evaluateConditional(expression: Conditional, scope: Scope, evaluate: Evaluate): Val {
  const condition = convert(evaluate(expression.condition, scope), { kind: "bool" });
  if (condition.kind === "bool") return decided(expression, condition.value, condition, scope, evaluate);
  if (condition.kind !== "unknown") return refuse("the condition value is null");
  const branches = [
    attempt(expression.then, scope, evaluate),
    attempt(expression.otherwise, scope, evaluate),
  ] as const;
  const [then, otherwise] = branches;
  if (then instanceof Refusal && otherwise instanceof Refusal) throw then;
  const options = branches.flatMap((branch) => (branch instanceof Refusal ? [] : [branch]));
  return hanging(either(options, condition, expression, scope), condition);
}

function decided(
  expression: Conditional,
  is: boolean,
  condition: Val,
  scope: Scope,
  evaluate: Evaluate,
): Val {
  const taken = evaluate(is ? expression.then : expression.otherwise, scope);
  // What fails in the branch that is not taken matters to no `try`.
  const other = attempt(
    is ? expression.otherwise : expression.then,
    { ...scope, doubts: undefined },
    evaluate,
  );
  if (other instanceof Refusal) return hanging(taken, condition);
  const result = unified(taken, other, scope);
  // The branch that is not taken marks the result too.
  return hanging(withMarks(result, result.trace, result.sensitive || other.sensitive), condition);
}

function attempt(expression: Expression, scope: Scope, evaluate: Evaluate): Val | Refusal {
  try {
    return evaluate(expression, scope);
  } catch (error) {
    if (error instanceof Refusal && error.why !== "limit") return error;
    throw error;
  }
}

/** The taken branch in the type that both branches share. */
function unified(taken: Val, other: Val, scope: Scope): Val {
  if (taken.kind === other.kind && ["string", "number", "bool"].includes(taken.kind)) return taken;
  scope.module.budget.items(sizeOf(taken) + sizeOf(other));
  const type = commonType(taken, other);
  return type === undefined ? refuse(INCONSISTENT) : convert(taken, type);
}

function commonType(a: Val, b: Val): Type | undefined {
  if (a.kind === "lazy" || b.kind === "lazy") return ANY;
  // An untyped null takes any type; `toset(null)` has one.
  const types = [a, b].filter((value) => value.kind !== "null" || value.type.kind !== "any").map(typeOf);
  return types.some(({ kind }) => kind === "any") || [a, b].some(isPartlyTyped) ? ANY : unify(types);
}

/** What a `for` makes of something unknown may be a list or a tuple, a map or an object. */
function isPartlyTyped(value: Val): boolean {
  return value.kind === "unknown" && hasAny(value.type);
}

function either(options: readonly Val[], condition: UnknownVal, expression: Conditional, scope: Scope): Val {
  const [a, b] = options;
  const why = conditionReasons(condition, expression.condition, scope);
  if (!a) return unknownVal(why);
  if (!b) return unknownVal(why, { mayFail: true, oneOf: [a], type: typeOf(a) });
  scope.module.budget.items(sizeOf(a) + sizeOf(b));
  if (equalVals(a, b) === true) return a;
  const type = commonType(a, b);
  if (!type) return refuse(INCONSISTENT);
  const choices = [a, b].flatMap((option) => {
    const own = option.kind === "unknown" && option.oneOf ? option.oneOf : [option];
    return own.map((one) => convert(one, type));
  });
  return unknownVal(
    mergeReasons([
      why,
      ...options.filter((option) => !isWhollyKnown(option)).flatMap((option) => whyWithin(option)),
    ]),
    {
      type,
      notNull: options.every(
        (option) => option.kind !== "null" && (option.kind !== "unknown" || option.notNull),
      ),
      mayFail: options.some((option) => option.kind === "unknown" && option.mayFail),
      oneOf: choices.length <= MAX_OPTIONS ? choices : undefined,
      shape: sharedShape(a, b),
    },
  );
}

/** What holds of either branch: the keys and items that both have. */
function sharedShape(a: Val, b: Val): Shape | undefined {
  if (a.kind === "sequence" && b.kind === "sequence") {
    const inB = new Set(b.items);
    const items = a.items.filter((item) => inB.has(item));
    const inBoth = new Set(items);
    const maybe = [...a.items, ...b.items].filter((item) => !inBoth.has(item));
    return maybe.length <= MAX_OPTIONS ? { kind: "list", items, maybe } : { kind: "list", items };
  }
  return undefined;
}
