import type { TreeNode } from "../../../parse/tree.ts";
import type { Datum, DatumList, ListForm, Provenance, Value } from "../../../value.ts";
import { isList, sameValue } from "../datum.ts";
import { callOf } from "../intrinsics.ts";
import type { Call, Scope } from "../scope.ts";
import { blocked, firstLine, joinVia, provenance, type Site } from "../site.ts";
import { argumentList, refuse } from "./arguments.ts";

/** The branch that its condition selects; where that is undecidable, the value of both branches if it is the same. */
export function conditional(scope: Scope, call: Call, site: Site): Value<Datum> {
  const [conditionNode, whenTrue, whenFalse] = argumentList(call, 3, 3) ?? [];
  if (conditionNode?.kind !== "scalar" || whenTrue === undefined || whenFalse === undefined) {
    return refuse(scope, call, site, "takes the name of a condition and two values");
  }
  const name = conditionNode.text;
  const truth = scope.condition(name, scope.place(conditionNode));
  const step = conditionStep(scope, name, site);
  if (truth.is === "unknown") {
    const yes = branchValue(scope, whenTrue, site);
    const no = branchValue(scope, whenFalse, site);
    return sameValue(yes, no) ? yes : blocked(truth.why, site, [step], sharedForm(yes, no));
  }
  const branch = truth.is ? whenTrue : whenFalse;
  const value = branchValue(scope, branch, site);
  const taken = provenance({ ...site, at: branchPlace(scope, branch) }, [], "condition");
  return { ...value, from: { ...value.from, via: joinVia([taken], value.from.via, [step]) } };
}

/** What holds of either branch: of two lists, the items that both have. */
function sharedForm(a: Value<Datum>, b: Value<Datum>): ListForm | undefined {
  const [left, right] = [listedItems(a), listedItems(b)];
  if (left === undefined || right === undefined) return undefined;
  const items = left.filter((item) => right.some((other) => sameValue(item, other)));
  return { kind: "list", items, open: true };
}

function listedItems(value: Value<Datum>): DatumList | undefined {
  if (value.kind === "known") return isList(value.value) ? value.value : undefined;
  return value.kind === "unknown" && value.form?.kind === "list" ? value.form.items : undefined;
}

/** A mapping in a branch is a block of its own; anything else stands for the property. */
function branchValue(scope: Scope, branch: TreeNode, site: Site): Value<Datum> {
  const isBlock = branch.kind === "mapping" && callOf(branch) === undefined;
  return scope.evaluate(branch, isBlock ? { ...site, at: branchPlace(scope, branch) } : site);
}

function branchPlace(scope: Scope, branch: TreeNode) {
  return firstLine(scope.template.source, scope.template.lines, branch);
}

function conditionStep(scope: Scope, name: string, site: Site): Provenance {
  const entry = scope.template.conditions.get(name);
  const at = entry ? scope.place(entry.keySpan) : site.at;
  return provenance({ at, address: `${scope.prefix}${name}`, path: `Conditions.${name}` }, [], "condition");
}

/** Whether `node`, whose value is undecided, may turn out not to be there at all. */
export function mayBeAbsent(scope: Scope, node: TreeNode, site: Site): boolean {
  const call = callOf(node);
  if (call?.name !== "Fn::If") return false;
  const [, whenTrue, whenFalse] = argumentList(call, 3, 3) ?? [];
  return [whenTrue, whenFalse].some((branch) => {
    if (branch === undefined) return false;
    return scope.evaluate(branch, site).kind === "absent" || mayBeAbsent(scope, branch, site);
  });
}
