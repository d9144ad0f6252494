import type { Expression, ForObject, ForTuple } from "../../parse/hcl/ast.ts";
import type { Reason } from "../../value.ts";
import { conditionReasons } from "./condition.ts";
import { convert } from "./convert.ts";
import { mergeReasons } from "./inspect.ts";
import { type Entry, entriesOf } from "./iterate.ts";
import { refuse } from "./refusal.ts";
import { bind, type Scope } from "./scope.ts";
import { derived } from "./trace.ts";
import { ANY, BOOL, listOf, mapOf, STRING } from "./type.ts";
import { force, objectVal, textVal, tupleVal, type UnknownVal, unknownVal, type Val } from "./val.ts";

type Evaluate = (expression: Expression, scope: Scope) => Val;

/** What is gathered while a `for` runs. `why` is not empty where entries may be missing. */
interface Walk {
  readonly why: (readonly Reason[])[];
  readonly conditions: Val[];
}

export function evaluateForTuple(expression: ForTuple, scope: Scope, evaluate: Evaluate): Val {
  const collection = force(evaluate(expression.collection, scope));
  const walk: Walk = { why: [], conditions: [] };
  const items: Val[] = [];
  const maybe: Val[] = [];
  const { certain, possible } = walkable(collection, walk);
  for (const [entries, into] of [
    [certain, items],
    [possible, maybe],
  ] as const) {
    for (const entry of entries) {
      const inner = entryScope(expression, entry, scope);
      const included = isIncluded(expression, inner, evaluate, walk);
      if (included === false) continue;
      (included ? into : maybe).push(evaluate(expression.body, inner));
    }
  }
  scope.module.budget.items(items.length);
  const result =
    walk.why.length === 0
      ? tupleVal(items)
      : unknownVal(mergeReasons(walk.why), {
          type: listOf(ANY),
          shape: { kind: "list", items, maybe },
          notNull: true,
        });
  return derived(result, walk.conditions);
}

export function evaluateForObject(expression: ForObject, scope: Scope, evaluate: Evaluate): Val {
  const collection = force(evaluate(expression.collection, scope));
  const walk: Walk = { why: [], conditions: [] };
  const entries = new Map<string, Val>();
  const { certain } = walkable(collection, walk);
  const groups = new Map<string, Val[]>();
  for (const entry of certain) {
    const inner = entryScope(expression, entry, scope);
    const included = isIncluded(expression, inner, evaluate, walk);
    if (included === false) continue;
    const key = keyOf(evaluate(expression.bodyKey, inner), walk, entries);
    if (key === undefined || included === undefined) continue;
    const value = evaluate(expression.body, inner);
    if (expression.grouped) groups.set(key, [...(groups.get(key) ?? []), value]);
    else if (entries.has(key)) return refuse(`two different items produced the key "${key}"`);
    else entries.set(key, value);
  }
  for (const [key, values] of groups) entries.set(key, tupleVal(values));
  scope.module.budget.items(entries.size);
  const result =
    walk.why.length === 0
      ? objectVal(entries)
      : unknownVal(mergeReasons(walk.why), {
          type: mapOf(ANY),
          shape: { kind: "map", entries },
          notNull: true,
        });
  return derived(result, walk.conditions);
}

interface Walkable {
  readonly certain: readonly Entry[];
  readonly possible: readonly Entry[];
}

function walkable(collection: Val, walk: Walk): Walkable {
  const certain = entriesOf(collection);
  if (certain) return { certain, possible: [] };
  if (collection.kind !== "unknown") return { certain: [], possible: [] };
  walk.why.push(collection.why);
  return { certain: openEntries(collection, "items"), possible: openEntries(collection, "maybe") };
}

/** The entries of an open list or map. Positions in an open list are not known. */
function openEntries(collection: UnknownVal, which: "items" | "maybe"): readonly Entry[] {
  const { shape, why } = collection;
  if (shape?.kind === "list") return (shape[which] ?? []).map((value) => ({ key: unknownVal(why), value }));
  if (shape?.kind !== "map" || which === "maybe") return [];
  return [...shape.entries].map(([key, value]) => ({ key: textVal(key), value }));
}

function entryScope(expression: ForTuple | ForObject, entry: Entry, scope: Scope): Scope {
  scope.module.budget.spend(1);
  const outer = expression.key === undefined ? scope : bind(scope, expression.key, entry.key);
  return bind(outer, expression.value, entry.value);
}

/** `undefined`: cannot be decided, and `walk` knows why. */
function isIncluded(
  expression: ForTuple | ForObject,
  scope: Scope,
  evaluate: Evaluate,
  walk: Walk,
): boolean | undefined {
  if (!expression.condition) return true;
  const condition = convert(evaluate(expression.condition, scope), BOOL);
  if (condition.trace && walk.conditions.length < 16) walk.conditions.push(condition);
  if (condition.kind === "bool") return condition.value;
  if (condition.kind !== "unknown") return refuse("the value of the 'if' clause must not be null");
  walk.why.push(conditionReasons(condition, expression.condition, scope));
  return undefined;
}

/** A key that is not known might be any of those so far, so none of them is certain any more. */
function keyOf(value: Val, walk: Walk, entries: Map<string, Val>): string | undefined {
  const key = convert(value, STRING);
  if (key.kind === "string") return key.value;
  if (key.kind !== "unknown") return refuse("the key expression produced a null value");
  walk.why.push(key.why);
  entries.clear();
  return undefined;
}
