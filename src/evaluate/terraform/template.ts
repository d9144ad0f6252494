import type {
  Expression,
  Node,
  Template,
  TemplateFor,
  TemplateIf,
  TemplatePart,
} from "../../parse/hcl/ast.ts";
import { conditionReasons, nameOfText } from "./condition.ts";
import { convert } from "./convert.ts";
import { chargeFor } from "./cost.ts";
import { isOpenSet, mergeReasons, whyWithin } from "./inspect.ts";
import { entriesOf } from "./iterate.ts";
import { Refusal, refuse } from "./refusal.ts";
import { at, bind, type Scope } from "./scope.ts";
import { partsOf, textOf } from "./text.ts";
import { derived } from "./trace.ts";
import { BOOL, isPrimitive, typeName } from "./type.ts";
import { boolVal, force, type Part, type UnknownVal, unknownVal, type Val, withMarks } from "./val.ts";

type Evaluate = (expression: Expression, scope: Scope) => Val;

/** What a template is put together from. */
interface Pieces {
  readonly parts: Part[];
  readonly inputs: Val[];
  readonly unknown: UnknownVal[];
  length: number;
}

export function evaluateTemplate(template: Template, scope: Scope, evaluate: Evaluate): Val {
  const [only] = template.parts;
  // A quoted template that is one interpolation is that value, whatever its type.
  if (template.parts.length === 1 && only?.kind === "interpolation" && !template.heredoc)
    return evaluate(only.value, scope);
  return evaluateParts(template.parts, scope, evaluate);
}

/** A sequence of template parts as one text. */
export function evaluateParts(parts: readonly TemplatePart[], scope: Scope, evaluate: Evaluate): Val {
  const pieces: Pieces = { parts: [], inputs: [], unknown: [], length: 0 };
  append(parts, scope, evaluate, pieces);
  return derived(textOf(pieces.parts, pieces.unknown), pieces.inputs);
}

function append(parts: readonly TemplatePart[], scope: Scope, evaluate: Evaluate, pieces: Pieces): void {
  for (const part of parts) {
    switch (part.kind) {
      case "text":
        push(pieces, part.value, scope);
        break;
      case "interpolation":
        appendValue(evaluate(part.value, scope), part.value, scope, pieces);
        break;
      case "if":
        appendIf(part, scope, evaluate, pieces);
        break;
      case "for":
        appendFor(part, scope, evaluate, pieces);
        break;
    }
  }
}

function push(pieces: Pieces, part: Part, scope: Scope): void {
  const length = typeof part === "string" ? part.length : 1;
  pieces.length += length;
  scope.module.budget.grown(pieces.length, length);
  pieces.parts.push(part);
}

function appendValue(value: Val, expression: Expression, scope: Scope, pieces: Pieces): void {
  const forced = force(value);
  if (forced.kind === "null") refuse("a null value cannot be included in a string template");
  pieces.inputs.push(value);
  if (forced.kind === "unknown") {
    appendUnknown(forced, expression, nameOfText(expression, scope), scope, pieces);
    return;
  }
  chargeFor(forced, scope.module.budget);
  const parts =
    partsOf(forced) ?? refuse("cannot include the given value in a string template: string required");
  for (const part of parts) push(pieces, part, scope);
}

/** `name` of a value that has neither a form nor a name of its own; without one, a name that equals nothing else. */
function appendUnknown(
  value: UnknownVal,
  node: Node,
  name: string | undefined,
  scope: Scope,
  pieces: Pieces,
): void {
  if (value.type.kind !== "any" && !isPrimitive(value.type))
    refuse(`string required, not ${typeName(value.type)}`);
  pieces.unknown.push(value);
  const parts = partsOf(value) ?? [{ source: name ?? scope.module.anonymous(at(scope, node)) }];
  for (const part of parts) push(pieces, part, scope);
}

function appendIf(part: TemplateIf, scope: Scope, evaluate: Evaluate, pieces: Pieces): void {
  const condition = convert(evaluate(part.condition, scope), BOOL);
  pieces.inputs.push(condition);
  if (condition.kind === "bool") {
    pieces.inputs.push(...marksOf(condition.value ? part.otherwise : part.then, scope, evaluate));
    append(condition.value ? part.then : part.otherwise, scope, evaluate, pieces);
  } else if (condition.kind === "unknown") {
    appendUnknown(
      unknownVal(conditionReasons(condition, part.condition, scope)),
      part,
      undefined,
      scope,
      pieces,
    );
  } else {
    refuse("the condition of a template is null");
  }
}

/** The branch that is not taken marks the text too. */
function marksOf(parts: readonly TemplatePart[], scope: Scope, evaluate: Evaluate): readonly Val[] {
  if (parts.every(({ kind }) => kind === "text")) return [];
  try {
    return evaluateParts(parts, scope, evaluate).sensitive ? [withMarks(boolVal(true), undefined, true)] : [];
  } catch (error) {
    if (error instanceof Refusal && error.why === "error") return [];
    throw error;
  }
}

function appendFor(part: TemplateFor, scope: Scope, evaluate: Evaluate, pieces: Pieces): void {
  const collection = force(evaluate(part.collection, scope));
  pieces.inputs.push(collection);
  if (collection.kind === "unknown") {
    appendUnknown(unknownVal(collection.why), part, undefined, scope, pieces);
    return;
  }
  if (isOpenSet(collection)) {
    appendUnknown(unknownVal(mergeReasons(whyWithin(collection))), part, undefined, scope, pieces);
    return;
  }
  for (const { key, value } of entriesOf(collection) ?? []) {
    scope.module.budget.spend(1);
    const inner = bind(part.key === undefined ? scope : bind(scope, part.key, key), part.value, value);
    append(part.body, inner, evaluate, pieces);
  }
}
