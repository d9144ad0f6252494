import { getIndex } from "../access.ts";
import { leastMembers } from "../bounds.ts";
import { convert } from "../convert.ts";
import { equalVals } from "../equal.ts";
import { isWhollyKnown, typeOf } from "../inspect.ts";
import { refuse } from "../refusal.ts";
import { within } from "../trace.ts";
import { ANY, BOOL, listOf, NUMBER } from "../type.ts";
import { unify } from "../unify.ts";
import {
  boolVal,
  listVal,
  nullVal,
  numberVal,
  tupleVal,
  type UnknownVal,
  unknownVal,
  type Val,
  withMarks,
} from "../val.ts";
import { graphemes } from "./graphemes.ts";
import {
  type CallContext,
  type FunctionTable,
  integerArg,
  itemsOf,
  openList,
  sequenceArg,
  unknownOf,
} from "./spec.ts";

const LIST = listOf(ANY);

export const COLLECTIONS: FunctionTable = {
  length: { params: [ANY], returns: NUMBER, partial: true, itemwise: true, apply: length },
  element: { params: [ANY, NUMBER], returns: ANY, partial: true, itemwise: true, apply: element },
  index: { fallible: true, params: [ANY, ANY], returns: NUMBER, partial: true, apply: indexOf },
  contains: { params: [ANY, ANY], returns: BOOL, partial: true, apply: contains },
  concat: { params: [], rest: ANY, returns: LIST, partial: true, itemwise: true, apply: concat },
  flatten: { params: [ANY], returns: LIST, partial: true, itemwise: true, apply: flatten },
  reverse: { params: [ANY], returns: LIST, partial: true, itemwise: true, apply: reverse },
  slice: { params: [ANY, NUMBER, NUMBER], returns: LIST, partial: true, itemwise: true, apply: slice },
};

function length(args: readonly Val[]): Val {
  const [value] = args;
  if (value?.kind === "string") return numberVal(graphemes(value.value).length);
  if (value?.kind === "record") return numberVal(value.entries.size);
  if (value?.kind === "sequence") {
    // Two members of a set may turn out to be one.
    const certain = value.shape !== "set" || value.items.length < 2 || isWhollyKnown(value);
    return certain
      ? numberVal(value.items.length)
      : unknownOf(args, { type: NUMBER, bounds: { least: 1, most: value.items.length } });
  }
  if (value?.kind !== "unknown")
    return refuse("length: argument must be a string, a collection type, or a structural type");
  const lengths = value.oneOf?.map((option) => (option.kind === "unknown" ? undefined : length([option])));
  const options = lengths?.every((option) => option !== undefined) ? lengths : undefined;
  const [first, ...others] = options ?? [];
  if (first?.kind === "number" && others.every((other) => equalVals(first, other ?? first) === true))
    return first;
  return unknownOf(args, {
    type: NUMBER,
    bounds: options ? undefined : { least: leastLength(value) },
    oneOf: options?.flatMap((option) => (option ? [option] : [])),
  });
}

/** What is certain to be in it: the characters that a text begins with, items, keys. */
function leastLength(value: UnknownVal): number {
  const [prefix] = value.shape?.kind === "text" ? value.shape.parts : [];
  // What follows may join the last character, and makes none of them fewer.
  return typeof prefix === "string" ? graphemes(prefix).length : leastMembers(value);
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
  if (list?.kind === "sequence" && list.shape === "set")
    return refuse("index: argument must be a list or tuple");
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
  const result = open.length === 0 ? tupleVal(items) : openList(unknownOf(open), items);
  // A list that is sensitive as a whole leaves its mark on all that it is flattened into.
  return withMarks(result, result.trace, isMarked(args[0]));
}

function isMarked(list: Val | undefined): boolean {
  if (list?.kind !== "sequence") return list?.kind === "unknown" && mayBeList(list) && list.sensitive;
  return list.sensitive || list.items.some(isMarked);
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

function reverse(args: readonly Val[]): Val {
  const [list] = args;
  if (list?.kind === "unknown") {
    const open = openList(list, itemsOf(list).items, itemsOf(list).maybe);
    return { ...open, type: list.type.kind === "list" ? list.type : LIST };
  }
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
