import { canConvert, convert } from "../convert.ts";
import { equalVals } from "../equal.ts";
import { isWhollyKnown, typeOf } from "../inspect.ts";
import { identity } from "../members.ts";
import { add, compareNumbers } from "../number.ts";
import { refuse } from "../refusal.ts";
import { isFilled } from "../text.ts";
import { ANY, BOOL, listOf, NUMBER, STRING, type Type } from "../type.ts";
import { unify } from "../unify.ts";
import {
  boolVal,
  compareText,
  force,
  listVal,
  nullVal,
  numberVal,
  tupleVal,
  type UnknownVal,
  unknownVal,
  type Val,
} from "../val.ts";
import {
  type CallContext,
  type FunctionTable,
  integerArg,
  itemsOf,
  numberArg,
  type OpenItems,
  openList,
  sequenceArg,
  unknownOf,
} from "./spec.ts";

const LIST = listOf(ANY);

/** Functions that pick from their arguments, or make a list of another length. */
export const SELECTIONS: FunctionTable = {
  compact: { params: [listOf(STRING)], returns: listOf(STRING), partial: true, apply: compact },
  distinct: { params: [LIST], returns: LIST, partial: true, apply: distinct },
  sort: { params: [listOf(STRING)], returns: listOf(STRING), partial: true, apply: sort },
  one: { fallible: true, params: [ANY], returns: ANY, partial: true, apply: one },
  coalesce: {
    params: [],
    rest: ANY,
    returns: ANY,
    partial: true,
    nullable: true,
    apply: coalesce,
  },
  coalescelist: {
    fallible: true,
    params: [],
    rest: ANY,
    returns: LIST,
    partial: true,
    nullable: true,
    apply: coalesceList,
  },
  chunklist: { fallible: true, params: [LIST, NUMBER], returns: listOf(LIST), itemwise: true, apply: chunk },
  matchkeys: { fallible: true, partial: true, params: [LIST, LIST, LIST], returns: LIST, apply: matchKeys },
  range: { fallible: true, params: [], rest: NUMBER, returns: listOf(NUMBER), apply: range },
  alltrue: { params: [listOf(BOOL)], returns: BOOL, partial: true, apply: (args) => fold(args, true) },
  anytrue: { params: [listOf(BOOL)], returns: BOOL, partial: true, apply: (args) => fold(args, false) },
};

/** Takes out empty and null texts; an unknown one stays only where it cannot be empty. */
function compact(args: readonly Val[]): Val {
  const { items, maybe, open } = itemsOf(args[0]);
  const kept: Val[] = [];
  const doubtful: Val[] = [...maybe];
  for (const item of items) {
    if (item.kind === "unknown" && !isFilled(item)) doubtful.push(item);
    else if (item.kind !== "null" && !(item.kind === "string" && item.value === "")) kept.push(item);
  }
  if (open || doubtful.length > 0) return openList(unknownOf(args), kept, doubtful);
  return listVal(kept, STRING);
}

function distinct(args: readonly Val[], { scope }: CallContext): Val {
  const { budget } = scope.module;
  const { items, maybe, open } = itemsOf(args[0]);
  const kept: Val[] = [];
  const unknown: Val[] = [];
  const seen = new Set<string>();
  let certain = !open;
  for (const item of items) {
    const isKnown = isWhollyKnown(item);
    const id = isKnown ? identity(item) : "";
    if (isKnown && seen.has(id)) continue;
    // Known items that differ need no second look; what is unknown may be the same as any.
    const others = isKnown ? unknown : kept;
    budget.items(others.length);
    const answers = new Set(others.map((other) => equalVals(other, item)));
    if (answers.has(true)) continue;
    certain &&= !answers.has(undefined);
    if (isKnown) seen.add(id);
    else unknown.push(item);
    kept.push(item);
  }
  if (certain) return listVal(kept, elementOf(args[0]));
  const sure = kept.filter(isWhollyKnown);
  return openList(unknownOf(args), sure, [...unknown, ...maybe]);
}

function elementOf(value: Val | undefined): Type {
  return value?.kind === "sequence" ? value.element : ANY;
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
  const type = unify(args.map(typeOf)) ?? refuse("coalesce: all arguments must have the same type");
  for (const argument of args) {
    if (argument.kind === "null") continue;
    // One that does not convert counts as one that is missing.
    const value = canConvert(argument, type) ? convert(argument, type) : nullVal(type);
    if (value.kind === "null" || isEmpty(value)) continue;
    if (value.kind !== "unknown" || isFilled(value)) return value;
    const last = args.some((other) =>
      other.kind === "unknown" ? isFilled(other) : other.kind !== "null" && !isEmpty(other),
    );
    return unknownOf(args, { type, notNull: true, mayFail: !last });
  }
  return refuse("coalesce: no non-null, non-empty-string arguments");
}

function isEmpty(value: Val): boolean {
  return value.kind === "string" && value.value === "";
}

function coalesceList(args: readonly Val[]): Val {
  const wrong =
    args.find(({ kind }) => kind !== "unknown" && kind !== "null" && kind !== "sequence") ??
    args.find(
      (argument) =>
        argument.kind === "null" && argument.type.kind !== "list" && argument.type.kind !== "tuple",
    );
  const set = args.find((argument) => argument.kind === "sequence" && argument.shape === "set");
  if ((wrong ?? set) && !args.some(({ kind }) => kind === "unknown"))
    return refuse("coalescelist: arguments must be lists or tuples");
  for (const argument of args) {
    if (argument.kind === "unknown") return unknownOf(args, { type: LIST, mayFail: true });
    if (argument.kind === "null") continue;
    if (sequenceArg([argument], 0).items.length > 0) return argument;
  }
  return refuse("coalescelist: no non-null arguments");
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

function chunk(args: readonly Val[]): Val {
  const { items, element: type } = sequenceArg(args, 0);
  const size = integerArg(args, 1);
  if (size < 0) return refuse("chunklist: the size argument must be positive");
  const chunks: Val[] = [];
  for (let i = 0; i < items.length; i += size || items.length)
    chunks.push(listVal(items.slice(i, i + (size || items.length)), type));
  return listVal(chunks, listOf(type));
}

/** Keys and the searched ones are compared in the type that both share. */
function matchKeys(args: readonly Val[]): Val {
  if (!args.every(isWhollyKnown)) return openMatch(args);
  const values = sequenceArg(args, 0);
  const type =
    unify(args.slice(1).map(typeOf)) ?? refuse("matchkeys: keys and searchset must be of the same type");
  const [keys, searched] = args.slice(1).map((list) => sequenceArg([convert(list, type)], 0).items);
  if (keys?.length !== values.items.length)
    return refuse("matchkeys: length of keys and values should be equal");
  const wanted = new Set(searched?.map(identity));
  const kept = values.items.filter((_, i) => wanted.has(identity(keys[i] ?? nullVal())));
  return listVal(kept, values.element);
}

/** Where nothing is searched for, nothing is found. */
function openMatch(args: readonly Val[]): Val {
  const [values, keys, searched] = args;
  const isEmpty = searched?.kind === "sequence" && searched.items.length === 0;
  const isEven =
    values?.kind === "sequence" && keys?.kind === "sequence" && values.items.length === keys.items.length;
  return isEmpty && isEven ? listVal([], values.element) : unknownOf(args, { type: LIST });
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
