import { all, any, FALSE, not, TRUE, type Truth, truth, unknownTruth } from "../../logic.ts";
import type { TreeNode } from "../../parse/tree.ts";
import type { Choice, Datum, Equality, Reason, Value } from "../../value.ts";
import { assumedOption } from "../assumptions.ts";
import { canonicalText } from "./canonical.ts";
import { conditionCallOf } from "./intrinsics.ts";
import type { Call, Scope } from "./scope.ts";
import { distinctReasons, type Site } from "./site.ts";
import { type TextPiece, textPiece } from "./text.ts";
import { type Part, plainText, sameText } from "./text-parts.ts";

/** The truth of a condition's expression. What cannot be decided names the choice that it hangs on. */
export function decide(scope: Scope, node: TreeNode, site: Site): Truth {
  if (node.kind === "scalar" && typeof node.value === "boolean") return truth(node.value);
  const call = conditionCallOf(node);
  if (call === undefined) return refused(scope, node, "is not a condition");
  switch (call.name) {
    case "Fn::Equals":
      return decideEquals(scope, call, site);
    case "Fn::Not":
      return not(decideOnly(scope, call, site));
    case "Fn::And":
      return withDistinctReasons(all(decideEach(scope, call, site)));
    case "Fn::Or":
      return withDistinctReasons(any(decideEach(scope, call, site)));
    case "Condition":
      if (call.argument.kind === "scalar") return scope.condition(call.argument.text, scope.place(node));
      return refused(scope, node, "names no condition");
    default:
      return decideText(scope, node, site);
  }
}

/** Conditions that are built on each other would double their reasons at each step. */
function withDistinctReasons(result: Truth): Truth {
  return result.is === "unknown" ? unknownTruth(distinctReasons(result.why)) : result;
}

function decideOnly(scope: Scope, call: Call, site: Site): Truth {
  const items = call.argument.kind === "sequence" ? call.argument.items : [call.argument];
  const [only] = items;
  if (only === undefined || items.length > 1) return refused(scope, call.node, "Fn::Not takes one condition");
  return decide(scope, only, site);
}

function decideEach(scope: Scope, call: Call, site: Site): readonly Truth[] {
  if (call.argument.kind !== "sequence")
    return [refused(scope, call.node, `${call.name} takes a list of conditions`)];
  return call.argument.items.map((item) => decide(scope, item, site));
}

/** Any other expression: a text that says `true` or `false`. */
function decideText(scope: Scope, node: TreeNode, site: Site): Truth {
  const piece = textPiece(scope, node, site);
  if (piece === undefined) return refused(scope, node, "is not a condition");
  const isTrue = sameText(piece.parts, ["true"]);
  if (isTrue === true) return TRUE;
  if (sameText(piece.parts, ["false"]) === true) return FALSE;
  return isTrue === false ? refused(scope, node, "is neither true nor false") : unknownTruth(piece.why);
}

function decideEquals(scope: Scope, call: Call, site: Site): Truth {
  const items = call.argument.kind === "sequence" ? call.argument.items : [];
  const [left, right] = items;
  if (left === undefined || right === undefined || items.length > 2) {
    return refused(scope, call.node, "Fn::Equals takes two values");
  }
  const a = operandOf(scope, left, site);
  const b = operandOf(scope, right, site);
  if (a === undefined || b === undefined) return refused(scope, call.node, "Fn::Equals compares texts");
  const same = sameText(a.parts, b.parts);
  if (same !== undefined) return truth(same);
  return decideByChoice(scope, call, [...a.why, ...b.why], equalityOf(a, b));
}

/** A list counts as its items in order, so that two parameters of a list type can be compared. */
function operandOf(scope: Scope, node: TreeNode, site: Site): TextPiece | undefined {
  const piece = textPiece(scope, node, site);
  if (piece !== undefined) return piece;
  const value = scope.evaluate(node, site);
  if (value.kind === "unknown") {
    const atom: Part = { source: `${scope.prefix}${canonicalText(scope, node)}` };
    return { parts: [atom], why: value.why, via: value.from.via, sensitive: false };
  }
  const isListOfTexts = value.kind === "known" && Array.isArray(value.value);
  if (!isListOfTexts) return undefined;
  const sensitive = isSensitive(value) || value.value.some(isSensitive);
  return { parts: [JSON.stringify(listTexts(value.value))], why: [], via: value.from.via, sensitive };
}

function isSensitive(value: Value<Datum>): boolean {
  return value.kind === "known" && value.sensitive === true;
}

function listTexts(list: readonly { readonly kind: string; readonly value?: unknown }[]): readonly unknown[] {
  return list.map((item) => (item.kind === "known" ? String(item.value) : null));
}

/** What is compared with a literal, on whichever side that stands. */
function equalityOf(a: TextPiece, b: TextPiece): Equality | undefined {
  const [unknown, known] = plainText(a.parts) === undefined ? [a, b] : [b, a];
  const literal = plainText(known.parts);
  if (literal === undefined || known.sensitive) return undefined;
  return { subject: nameOf(unknown), literal: JSON.stringify(literal) };
}

function nameOf({ parts }: TextPiece): string {
  const [only] = parts;
  if (parts.length === 1 && typeof only === "object") return only.source;
  return JSON.stringify(
    parts.map((part) => (typeof part === "string" ? part : `\${${part.source}}`)).join(""),
  );
}

/** An undecidable comparison is a choice of its own, unless the choices of its operands settle it. */
function decideByChoice(
  scope: Scope,
  call: Call,
  why: readonly Reason[],
  equality: Equality | undefined,
): Truth {
  if (why.length > 0 && why.every((reason) => reason.choice !== undefined))
    return unknownTruth(distinctReasons(why));
  const leaf = comparisonText(scope, call);
  const named = scope.template.conditions.size === 0 ? undefined : namedComparisons(scope).get(leaf);
  const id = `${scope.prefix}${named?.name ?? leaf}`;
  // The options of an equality are about the comparison, whatever lends it its name.
  const isNegated = equality === undefined && (named?.isNegated ?? false);
  const choice: Choice = { id, options: [true, false], ...(equality && { equality }) };
  const assumed = assumedOption(scope.session.assumptions, choice);
  if (typeof assumed === "boolean") return truth(assumed !== isNegated);
  const because = [...new Set(why.map((reason) => `${reason.what} ${reason.says}`))].slice(0, 3).join(", ");
  const reason: Reason = {
    what: id,
    why: "condition",
    says: because === "" ? "cannot be decided" : `cannot be decided: ${because}`,
    at: scope.place(call.node),
    choice,
  };
  return unknownTruth([reason]);
}

interface NamedComparison {
  readonly name: string;
  readonly isNegated: boolean;
}

const namedByTemplate = new WeakMap<Scope["template"], ReadonlyMap<string, NamedComparison>>();

/** The conditions that are one comparison or its negation: the first of each comparison lends it its name. */
function namedComparisons(scope: Scope): ReadonlyMap<string, NamedComparison> {
  const known = namedByTemplate.get(scope.template);
  if (known) return known;
  const named = new Map<string, NamedComparison>();
  for (const { key, value } of scope.template.conditions.values()) {
    const stripped = stripNegations(value);
    const leaf = stripped.call?.name === "Fn::Equals" ? comparisonText(scope, stripped.call) : undefined;
    if (leaf !== undefined && !named.has(leaf)) named.set(leaf, { name: key, isNegated: stripped.isNegated });
  }
  namedByTemplate.set(scope.template, named);
  return named;
}

function stripNegations(node: TreeNode): { call: Call | undefined; isNegated: boolean } {
  let call = conditionCallOf(node);
  let isNegated = false;
  while (call?.name === "Fn::Not") {
    const items: readonly TreeNode[] =
      call.argument.kind === "sequence" ? call.argument.items : [call.argument];
    const [only] = items;
    if (only === undefined) break;
    isNegated = !isNegated;
    call = conditionCallOf(only);
  }
  return { call, isNegated };
}

/** `Env == "prod"`, the same for both orders of the operands: what is written out stands on the right. */
function comparisonText(scope: Scope, call: Call): string {
  const items = call.argument.kind === "sequence" ? call.argument.items : [];
  const texts = items.map((item) => canonicalText(scope, item)).sort(compareOperands);
  return texts.join(" == ");
}

function compareOperands(a: string, b: string): number {
  const isLiteral = (text: string) => text.startsWith('"');
  if (isLiteral(a) !== isLiteral(b)) return isLiteral(a) ? 1 : -1;
  return a < b ? -1 : 1;
}

function refused(scope: Scope, node: TreeNode, says: string): Truth {
  const at = scope.place(node);
  scope.session.report("error", "evaluation", `CloudFormation will refuse this condition: it ${says}`, at);
  return unknownTruth([{ what: canonicalText(scope, node), why: "error", says, at }]);
}
