import { getIndex } from "../access.ts";
import { convert, identity, unify } from "../convert.ts";
import { equalVals } from "../equal.ts";
import { add, compareNumbers } from "../number.ts";
import { refuse } from "../refusal.ts";
import { isNeverEmpty, partsOf } from "../text.ts";
import { within } from "../trace.ts";
import { ANY, BOOL, listOf, NUMBER, STRING, type Type } from "../type.ts";
import {
  boolVal,
  compareText,
  force,
  isWhollyKnown,
  listVal,
  nullVal,
  numberVal,
  tupleVal,
  typeOf,
  type UnknownVal,
  unknownVal,
  type Val,
} from "../val.ts";
import { graphemes } from "./graphemes.ts";
import {
  type CallContext,
  type FunctionTable,
  integerArg,
  itemsOf,
  numberArg,
  type OpenItems,
  sequenceArg,
  unknownOf,
} from "./spec.ts";

const LIST = listOf(ANY);

export const COLLECTIONS: FunctionTable = {
  length: { params: [ANY], returns: NUMBER, partial: true, apply: length },
  element: { params: [ANY, NUMBER], returns: ANY, partial: true, apply: element },
  index: { params: [ANY, ANY], returns: NUMBER, partial: true, apply: indexOf },
  contains: { params: [ANY, ANY], returns: BOOL, partial: true, apply: contains },
  concat: { params: [], rest: ANY, returns: LIST, partial: true, apply: concat },
  flatten: { params: [ANY], returns: LIST, partial: true, apply: flatten },
  compact: { params: [listOf(STRING)], returns: listOf(STRING), partial: true, apply: compact },
  distinct: { params: [LIST], returns: LIST, partial: true, apply: distinct },
  reverse: { params: [ANY], returns: LIST, partial: true, apply: reverse },
  slice: { params: [ANY, NUMBER, NUMBER], returns: LIST, partial: true, apply: slice },
  sort: { params: [listOf(STRING)], returns: listOf(STRING), partial: true, apply: sort },
  one: { params: [ANY], returns: ANY, partial: true, apply: one },
  coalesce: { params: [], rest: ANY, returns: ANY, partial: true, nullable: true, apply: coalesce },
  coalescelist: { params: [], rest: ANY, returns: LIST, partial: true, apply: coalesceList },
  chunklist: { params: [LIST, NUMBER], returns: listOf(LIST), apply: chunk },
  matchkeys: { params: [LIST, LIST, LIST], returns: LIST, apply: matchKeys },
  range: { params: [], rest: NUMBER, returns: listOf(NUMBER), apply: range },
  alltrue: { params: [listOf(BOOL)], returns: BOOL, partial: true, apply: (args) => fold(args, true) },
  anytrue: { params: [listOf(BOOL)], returns: BOOL, partial: true, apply: (args) => fold(args, false) },
};

/** A list that may have more items than these. */
function openList(
  open: UnknownVal,
  items: readonly Val[],
  maybe: readonly Val[] = [],
  pick?: UnknownVal["pick"],
): Val {
  return unknownVal(open.why, {
    type: LIST,
    shape: { kind: "list", items, maybe },
    notNull: true,
    mayFail: open.mayFail,
    pick,
  });
}

function length(args: readonly Val[]): Val {
  const [value] = args;
  if (value?.kind === "string") return numberVal(graphemes(value.value).length);
  if (value?.kind === "record") return numberVal(value.entries.size);
  if (value?.kind === "sequence") {
    // Two members of a set may turn out to be one.
    const certain = value.shape !== "set" || value.items.length < 2 || isWhollyKnown(value);
    return certain ? numberVal(value.items.length) : unknownOf(args, { type: NUMBER });
  }
  if (value?.kind !== "unknown")
    return refuse("length: argument must be a string, a collection type, or a structural type");
  const lengths = value.oneOf?.map((option) => (option.kind === "unknown" ? undefined : length([option])));
  const options = lengths?.every((option) => option !== undefined) ? lengths : undefined;
  return unknownOf(args, { type: NUMBER, oneOf: options?.flatMap((option) => (option ? [option] : [])) });
}

function element(args: readonly Val[], { scope }: CallContext): Val {
  const [list, position] = args;
  if (list?.kind === "unknown" || position?.kind !== "number") {
    if (list?.kind === "unknown" && list.pick && position) return list.pick(position);
    return unknownOf(args, { notNull: false, mayFail: true });
  }
  const { items } = sequenceArg(args, 0);
  const index = integerArg(args, 1);
  if (items.length === 0) return refuse("element: cannot use element function with an empty list");
  if (list?.kind === "sequence" && list.shape === "set")
    return refuse("element: cannot read elements from set of any");
  scope.module.budget.spend(1);
  return getIndex(list ?? nullVal(), numberVal(((index % items.length) + items.length) % items.length));
}

function indexOf(args: readonly Val[]): Val {
  const [list, wanted] = args;
  const { items, open } = itemsOf(list);
  if (open || !wanted) return unknownOf(args, { type: NUMBER });
  for (const [i, item] of items.entries()) {
    const same = equalVals(item, wanted);
    if (same === true) return numberVal(i);
    if (same === undefined) return unknownOf(args, { type: NUMBER });
  }
  return refuse("index: item not found");
}

function contains(args: readonly Val[]): Val {
  const [list, wanted] = args;
  const { items, open } = itemsOf(list);
  if (!wanted) return refuse("contains: two arguments are required");
  let result: boolean | undefined = open ? undefined : false;
  for (const item of items) {
    const same = equalVals(item, wanted);
    if (same === true) return boolVal(true);
    if (same === undefined) result = undefined;
  }
  return result === undefined ? unknownOf(args, { type: BOOL }) : boolVal(result);
}

function concat(args: readonly Val[], { scope }: CallContext): Val {
  const lists = args.map((argument) => ({ argument, ...itemsOf(argument) }));
  if (lists.length === 0) return refuse("concat: at least one argument is required");
  if (args.some((argument) => argument.kind === "sequence" && argument.shape === "set")) {
    return refuse("concat: all arguments must be lists or tuples");
  }
  const items = lists.flatMap((list) => list.items.map((item) => within(list.argument, item)));
  scope.module.budget.items(items.length);
  if (lists.some((list) => list.open)) {
    const maybe = lists.flatMap((list) => list.maybe);
    return openList(unknownOf(args), items, maybe);
  }
  const types = args.map(typeOf);
  const element = types.every((type) => type.kind === "list") ? unify(types) : undefined;
  return element?.kind === "list"
    ? listVal(
        items.map((item) => convert(item, element.element)),
        element.element,
      )
    : tupleVal(items);
}

function flatten(args: readonly Val[], { scope }: CallContext): Val {
  const items: Val[] = [];
  const open: Val[] = [];
  flattenInto(args[0], items, open, scope.module.budget.items.bind(scope.module.budget));
  return open.length === 0 ? tupleVal(items) : openList(unknownOf(open), items);
}

function flattenInto(
  list: Val | undefined,
  items: Val[],
  open: Val[],
  charge: (count: number) => void,
): void {
  const found = itemsOf(list);
  if (found.open) open.push(found.open);
  charge(found.items.length);
  for (const item of found.items) {
    const inner = list ? within(list, item) : item;
    if (item.kind === "sequence") flattenInto(inner, items, open, charge);
    else if (item.kind === "unknown" && mayBeList(item))
      flattenInto(item.shape?.kind === "list" ? item : unknownVal(item.why), items, open, charge);
    else items.push(inner);
  }
}

function mayBeList(value: UnknownVal): boolean {
  if (value.shape) return value.shape.kind === "list";
  return (
    value.type.kind === "any" ||
    value.type.kind === "list" ||
    value.type.kind === "set" ||
    value.type.kind === "tuple"
  );
}

/** Takes out empty and null texts; an unknown one stays only where it cannot be empty. */
function compact(args: readonly Val[]): Val {
  const { items, maybe, open } = itemsOf(args[0]);
  const kept: Val[] = [];
  const doubtful: Val[] = [...maybe];
  for (const item of items) {
    if (item.kind === "unknown" && !partsOf(item)?.some(isNeverEmpty)) doubtful.push(item);
    else if (item.kind !== "null" && !(item.kind === "string" && item.value === "")) kept.push(item);
  }
  if (open || doubtful.length > 0) return openList(unknownOf(args), kept, doubtful);
  return listVal(kept, STRING);
}

function distinct(args: readonly Val[]): Val {
  const { items, maybe, open } = itemsOf(args[0]);
  const kept: Val[] = [];
  const seen = new Set<string>();
  let certain = !open;
  for (const item of items) {
    if (!isWhollyKnown(item)) {
      if (kept.some((other) => equalVals(other, item) === true)) continue;
      certain &&= kept.every((other) => equalVals(other, item) === false);
    } else if (seen.has(identity(item))) continue;
    else certain &&= kept.every((other) => isWhollyKnown(other) || equalVals(other, item) === false);
    seen.add(identity(item));
    kept.push(item);
  }
  return certain ? listVal(kept, elementOf(args[0])) : openList(unknownOf(args), kept, maybe);
}

function elementOf(value: Val | undefined): Type {
  return value?.kind === "sequence" ? value.element : ANY;
}

function reverse(args: readonly Val[]): Val {
  const [list] = args;
  if (list?.kind === "unknown") return openList(list, itemsOf(list).items, itemsOf(list).maybe);
  const { shape, items, element: type } = sequenceArg(args, 0);
  const reversed = [...items].reverse();
  return shape === "tuple" ? tupleVal(reversed) : listVal(reversed, type);
}

function slice(args: readonly Val[]): Val {
  const [list, start, end] = args;
  if (list?.kind === "unknown" || start?.kind !== "number" || end?.kind !== "number")
    return unknownOf(args, { type: LIST, mayFail: true });
  const { shape, items, element: type } = sequenceArg(args, 0);
  const [from, to] = [integerArg(args, 1), integerArg(args, 2)];
  if (shape === "set") return refuse("slice: cannot slice a set, because its elements do not have indices");
  if (from < 0 || to > items.length || from > to) return refuse("slice: index out of bounds");
  const cut = items.slice(from, to);
  return shape === "tuple" ? tupleVal(cut) : listVal(cut, type);
}

/** How many there are is known even where not all of them are. */
function sort(args: readonly Val[]): Val {
  const { items, open } = itemsOf(args[0]);
  if (open) return unknownOf(args, { type: listOf(STRING) });
  if (items.some(({ kind }) => kind === "null")) return refuse("sort: a null value cannot be sorted");
  const texts = items.flatMap((item) => (item.kind === "string" ? [item] : []));
  if (texts.length === items.length)
    return listVal(
      texts.sort((a, b) => compareText(a.value, b.value)),
      STRING,
    );
  return items.length === 1
    ? (args[0] ?? tupleVal([]))
    : listVal(
        items.map(() => unknownOf(args, { type: STRING })),
        STRING,
      );
}

/** The single item, or null where there is none. */
function one(args: readonly Val[]): Val {
  const [list] = args;
  if (list?.kind === "unknown") return perhapsOne(list);
  const { items } = sequenceArg(args, 0);
  if (items.length > 1)
    return refuse("one: must be a list, set, or tuple value with either zero or one elements");
  return items[0] ?? nullVal(elementOf(list));
}

/** One item or none: where a single one is in question, the result has its name and may be null. */
function perhapsOne(list: UnknownVal): Val {
  const { items, maybe }: OpenItems = itemsOf(list);
  const [only, ...others] = [...items, ...maybe];
  const options = { notNull: false, mayFail: list.mayFail };
  if (!only || others.length > 0) return unknownVal(list.why, options);
  const known = force(only);
  if (known.kind !== "unknown")
    return unknownVal(list.why, { ...options, type: typeOf(known), oneOf: [nullVal(), known] });
  return { ...known, why: unknownOf([list, known]).why, notNull: false };
}

/** The first argument that is neither null nor empty, in the type that all share. */
function coalesce(args: readonly Val[]): Val {
  const type =
    unify(args.filter(({ kind }) => kind !== "null").map(typeOf)) ??
    refuse("coalesce: all arguments must have the same type");
  for (const argument of args) {
    if (argument.kind === "null") continue;
    const value = convert(argument, type);
    if (value.kind === "string" && value.value === "") continue;
    if (value.kind !== "unknown" || isCertain(value)) return value;
    return unknownOf(args, { type, notNull: true });
  }
  return refuse("coalesce: no non-null, non-empty-string arguments");
}

/** Neither null nor empty, whatever it is. */
function isCertain(value: UnknownVal): boolean {
  if (!value.notNull) return false;
  if (value.type.kind !== "string" && value.type.kind !== "any") return true;
  return partsOf(value)?.some(isNeverEmpty) ?? false;
}

function coalesceList(args: readonly Val[]): Val {
  for (const argument of args) {
    if (argument.kind === "unknown") return unknownOf(args, { type: LIST });
    if (sequenceArg([argument], 0).items.length > 0) return argument;
  }
  return refuse("coalescelist: no non-null arguments");
}

function chunk(args: readonly Val[]): Val {
  const { items, element: type } = sequenceArg(args, 0);
  const size = integerArg(args, 1);
  if (size < 0) return refuse("chunklist: the size argument must be positive");
  const chunks: Val[] = [];
  for (let i = 0; i < items.length; i += size || items.length)
    chunks.push(listVal(items.slice(i, i + (size || items.length)), type));
  return listVal(chunks, listOf(type));
}

function matchKeys(args: readonly Val[]): Val {
  const values = sequenceArg(args, 0);
  const keys = sequenceArg(args, 1).items;
  const wanted = sequenceArg(args, 2).items.map(identity);
  if (keys.length !== values.items.length)
    return refuse("matchkeys: length of keys and values should be equal");
  const kept = values.items.filter((_, i) => wanted.includes(identity(keys[i] ?? nullVal())));
  return listVal(kept, values.element);
}

function range(args: readonly Val[], { scope }: CallContext): Val {
  const numbers = args.map((_, i) => numberArg(args, i));
  const [first = 0, second, third] = numbers;
  if (numbers.length < 1 || numbers.length > 3)
    return refuse("range: must have one, two, or three arguments");
  const [start, end] = second === undefined ? [0, first] : [first, second];
  const up = compareNumbers(start, end) <= 0;
  const step = third ?? (up ? 1 : -1);
  const direction = compareNumbers(step, 0);
  if (direction === 0) return refuse("range: step must not be zero");
  if (compareNumbers(start, end) !== 0 && direction > 0 !== up)
    return refuse("range: the step must lead from the start to the end");
  const items: Val[] = [];
  for (
    let next = start;
    up ? compareNumbers(next, end) < 0 : compareNumbers(next, end) > 0;
    next = add(next, step)
  ) {
    if (items.length === 1024) return refuse("range: more than 1024 values were generated");
    items.push(numberVal(next));
  }
  scope.module.budget.items(items.length);
  return listVal(items, NUMBER);
}

/** `alltrue`, and with its signs changed `anytrue`: a single item may decide. */
function fold(args: readonly Val[], all: boolean): Val {
  const { items, open } = itemsOf(args[0]);
  let undecided = open !== undefined;
  for (const item of items) {
    if (item.kind === "null" ? all : item.kind === "bool" && item.value !== all) return boolVal(!all);
    undecided ||= item.kind === "unknown";
  }
  return undecided ? unknownOf(args, { type: BOOL }) : boolVal(all);
}
