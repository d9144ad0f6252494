import type { Expression, ForObject, ForTuple } from "../../parse/hcl/ast.ts";
import type { Reason } from "../../value.ts";
import { conditionReasons } from "./condition.ts";
import { convert } from "./convert.ts";
import { isOpenSet, isWhollyKnown, mergeReasons, whyWithin } from "./inspect.ts";
import { type Entry, entriesOf } from "./iterate.ts";
import { refuse } from "./refusal.ts";
import { bind, type Scope } from "./scope.ts";
import { derived } from "./trace.ts";
import { ANY, BOOL, listOf, mapOf, STRING } from "./type.ts";
import {
  force,
  objectVal,
  type TextVal,
  textVal,
  tupleVal,
  type UnknownVal,
  unknownVal,
  type Val,
} from "./val.ts";

type Evaluate = (expression: Expression, scope: Scope) => Val;

/** What is gathered while a `for` runs. `why` is not empty where entries may be missing. */
interface Walk {
  readonly why: (readonly Reason[])[];
  readonly conditions: Val[];
  /** Whether which entries there are tells something sensitive. */
  secret: boolean;
}

function startOf(collection: Val): Walk {
  return { why: [], conditions: [], secret: collection.sensitive };
}

export function evaluateForTuple(expression: ForTuple, scope: Scope, evaluate: Evaluate): Val {
  const collection = force(evaluate(expression.collection, scope));
  checkCondition(expression, scope, evaluate);
  const walk = startOf(collection);
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
  return derived(result, walk.conditions, walk.secret);
}

export function evaluateForObject(expression: ForObject, scope: Scope, evaluate: Evaluate): Val {
  const collection = force(evaluate(expression.collection, scope));
  checkCondition(expression, scope, evaluate);
  const walk = startOf(collection);
  const { certain, possible } = walkable(collection, walk);
  const entries = expression.grouped
    ? groupsOf(expression, [...certain, ...possible.map(doubtful)], scope, evaluate, walk)
    : entriesByKey(expression, certain, scope, evaluate, walk);
  scope.module.budget.items(entries.size);
  const result =
    walk.why.length === 0
      ? objectVal(entries)
      : unknownVal(mergeReasons(walk.why), {
          type: mapOf(ANY),
          shape: { kind: "map", entries },
          notNull: true,
        });
  return derived(result, walk.conditions, walk.secret);
}

function entriesByKey(
  expression: ForObject,
  certain: readonly Entry[],
  scope: Scope,
  evaluate: Evaluate,
  walk: Walk,
): ReadonlyMap<string, Val> {
  const entries = new Map<string, Val>();
  for (const entry of certain) {
    const inner = entryScope(expression, entry, scope);
    const included = isIncluded(expression, inner, evaluate, walk);
    if (included === false) continue;
    const key = keyOf(evaluate(expression.bodyKey, inner), walk);
    // A key that is not known might be any of those so far, so none of them is certain any more.
    if (key === undefined) entries.clear();
    if (key === undefined || included === undefined) continue;
    const value = evaluate(expression.body, inner);
    if (entries.has(key.value))
      return refuse(
        `two different items produced the key ${key.sensitive ? "(sensitive)" : `"${key.value}"`}`,
      );
    entries.set(key.value, value);
  }
  return entries;
}

/** Terraform tries the condition once before it looks at any item: what is wrong with it is wrong without items too. */
function checkCondition(expression: ForTuple | ForObject, scope: Scope, evaluate: Evaluate): void {
  if (!expression.condition) return;
  const any = unknownVal([{ what: expression.value, why: "for-each", says: "is no item yet" }]);
  convert(evaluate(expression.condition, entryScope(expression, { key: any, value: any }, scope)), BOOL);
}

/** The items of one key, and those that may belong to it. */
interface Group {
  readonly items: Val[];
  readonly maybe: Val[];
}

/** Groups that are certain to be there; one that may have more items than these is an open list. */
function groupsOf(
  expression: ForObject,
  candidates: readonly Candidate[],
  scope: Scope,
  evaluate: Evaluate,
  walk: Walk,
): ReadonlyMap<string, Val> {
  const groups = new Map<string, Group>();
  const anywhere: Val[] = [];
  // A collection that is not known may have more items for any group.
  let isOpen = walk.why.length > 0;
  for (const candidate of candidates) {
    const inner = entryScope(expression, candidate, scope);
    const included = isIncluded(expression, inner, evaluate, walk);
    if (included === false) continue;
    const key = keyOf(evaluate(expression.bodyKey, inner), walk);
    const value = evaluate(expression.body, inner);
    if (key === undefined) {
      isOpen = true;
      anywhere.push(value);
      continue;
    }
    const group = groups.get(key.value) ?? { items: [], maybe: [] };
    groups.set(key.value, group);
    (included && !candidate.isDoubtful ? group.items : group.maybe).push(value);
  }
  const entries = new Map<string, Val>();
  for (const [key, { items, maybe }] of groups) {
    if (items.length === 0) continue;
    scope.module.budget.items(items.length + maybe.length + anywhere.length);
    const isClosed = !isOpen && maybe.length === 0;
    entries.set(key, isClosed ? tupleVal(items) : openGroup(items, [...maybe, ...anywhere], walk));
  }
  return entries;
}

function openGroup(items: readonly Val[], maybe: readonly Val[], walk: Walk): Val {
  return unknownVal(mergeReasons(walk.why), {
    type: listOf(ANY),
    shape: { kind: "list", items, maybe },
    notNull: true,
  });
}

/** `isDoubtful`: the entry may not be there. */
interface Candidate extends Entry {
  readonly isDoubtful?: true;
}

function doubtful(entry: Entry): Candidate {
  return { ...entry, isDoubtful: true };
}

interface Walkable {
  readonly certain: readonly Entry[];
  readonly possible: readonly Entry[];
}

/** Terraform plans with the members of a set as they are: those that a resource has yet to compute it takes for different ones. */
function walkable(collection: Val, walk: Walk): Walkable {
  const entries = entriesOf(collection);
  const why = entries && isOpenSet(collection) ? whyWithin(collection) : [];
  if (entries && why.flat().some((reason) => reason.why !== "resource-attribute")) {
    walk.why.push(...why);
    const certain = entries.filter(({ value }) => isWhollyKnown(value));
    return { certain, possible: entries.filter((entry) => !certain.includes(entry)) };
  }
  if (entries) return { certain: entries, possible: [] };
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
  walk.secret ||= condition.sensitive;
  if (condition.trace && walk.conditions.length < 16) walk.conditions.push(condition);
  if (condition.kind === "bool") return condition.value;
  if (condition.kind !== "unknown") return refuse("the value of the 'if' clause must not be null");
  walk.why.push(conditionReasons(condition, expression.condition, scope));
  return undefined;
}

/** `undefined`: not known, and `walk` knows why. */
function keyOf(value: Val, walk: Walk): TextVal | undefined {
  const key = convert(value, STRING);
  walk.secret ||= key.sensitive;
  if (key.kind === "string") return key;
  if (key.kind !== "unknown") return refuse("the key expression produced a null value");
  walk.why.push(key.why);
  return undefined;
}
