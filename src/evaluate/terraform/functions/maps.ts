import { convert } from "../convert.ts";
import { mergeReasons, typeOf, whyWithin } from "../inspect.ts";
import { refuse } from "../refusal.ts";
import { isSecret } from "../secret.ts";
import { within } from "../trace.ts";
import { ANY, listOf, mapOf, STRING, sameType, type Type } from "../type.ts";
import {
  compareText,
  force,
  type LazyVal,
  listVal,
  mapVal,
  objectVal,
  textVal,
  tupleVal,
  unknownVal,
  type Val,
  withMarks,
} from "../val.ts";
import { type CallContext, type FunctionTable, itemsOf, sequenceArg, unknownOf } from "./spec.ts";

export const MAPS: FunctionTable = {
  keys: { params: [ANY], returns: listOf(STRING), partial: true, itemwise: true, apply: keys },
  values: { params: [ANY], returns: listOf(ANY), partial: true, itemwise: true, apply: values },
  lookup: {
    params: [ANY, STRING],
    rest: ANY,
    returns: ANY,
    partial: true,
    nullable: true,
    lazy: true,
    itemwise: true,
    apply: lookup,
  },
  merge: {
    params: [],
    rest: ANY,
    returns: mapOf(ANY),
    partial: true,
    nullable: true,
    itemwise: true,
    apply: merge,
  },
  zipmap: {
    fallible: true,
    params: [listOf(STRING), ANY],
    returns: mapOf(ANY),
    partial: true,
    itemwise: true,
    apply: zipMap,
  },
  transpose: {
    fallible: true,
    params: [mapOf(listOf(STRING))],
    returns: mapOf(listOf(STRING)),
    apply: transpose,
  },
};

function keys(args: readonly Val[]): Val {
  const [map] = args;
  if (map?.kind === "unknown")
    return unknownVal(map.why, { type: listOf(STRING), shape: listShape(map, "keys"), notNull: true });
  if (map?.kind !== "record") return refuse("keys: must have map or object type");
  const names = [...map.entries.keys()].map(textVal);
  return map.shape === "map" ? listVal(names, STRING) : tupleVal(names);
}

function values(args: readonly Val[]): Val {
  const [map] = args;
  if (map?.kind === "unknown") return openValues(map);
  if (map?.kind !== "record") return refuse("values: must have map or object type");
  const items = [...map.entries.values()].map((entry) => within(map, entry));
  return map.shape === "map" ? listVal(items, map.element) : tupleVal(items);
}

function openValues(map: Extract<Val, { kind: "unknown" }>): Val {
  // The instances of a resource whose number is not known are a list of what may be there already.
  const shape = map.shape?.kind === "list" ? map.shape : listShape(map, "values");
  return unknownVal(map.why, {
    type: listOf(ANY),
    shape,
    notNull: true,
    mayFail: map.mayFail,
    pick: map.pick,
  });
}

function listShape(
  map: Extract<Val, { kind: "unknown" }>,
  what: "keys" | "values",
): { kind: "list"; items: readonly Val[] } {
  const entries = map.shape?.kind === "map" ? [...map.shape.entries] : [];
  return { kind: "list", items: entries.map(([key, entry]) => (what === "keys" ? textVal(key) : entry)) };
}

function lookup(args: readonly Val[]): Val {
  const [given, key, fallback] = args;
  if (given?.kind === "lazy" && key?.kind === "string") return lookupAttribute(given, key.value, fallback);
  const map = given && force(given);
  if (map?.kind === "unknown" || key?.kind === "unknown") return lookupOpen(args);
  if (map?.kind !== "record") return refuse("lookup: a map is required");
  if (key?.kind !== "string") return refuse("lookup: the key must not be null");
  const entry = map.entries.get(key.value);
  if (entry) return within(map, fallback ? inMapType(map, entry, fallback) : entry);
  if (!fallback) return refuse(`lookup: the given object has no attribute "${key.value}"`);
  return inMapType(map, fallback, fallback);
}

/** Of a whole resource or module: evaluates nothing but the attribute. */
function lookupAttribute(whole: LazyVal, name: string, fallback: Val | undefined): Val {
  const has = whole.object.has(name);
  if (has === false) return fallback ?? refuse(`lookup: the given object has no attribute "${name}"`);
  const value = within(whole, whole.object.get(name));
  return has ? value : unknownOf([value], { notNull: false, mayFail: fallback === undefined });
}

/** In a map the default has to become what the entries are. */
function inMapType(map: Extract<Val, { kind: "record" }>, value: Val, fallback: Val): Val {
  if (map.shape === "object" || map.element.kind === "any") return value;
  const converted = convert(fallback, map.element);
  return value === fallback ? converted : value;
}

function lookupOpen(args: readonly Val[]): Val {
  const [given, key] = args;
  const map = given && force(given);
  if (map?.kind === "unknown" && map.shape?.kind === "map" && key?.kind === "string") {
    const entry = map.shape.entries.get(key.value);
    if (entry) return entry;
  }
  return unknownOf(args.slice(0, 2), { notNull: false, mayFail: args.length < 3 });
}

/** Later arguments win, so what is known of an earlier one is certain only where no open one follows. */
function merge(args: readonly Val[], { scope }: CallContext): Val {
  const entries = new Map<string, Val>();
  const open: Val[] = [];
  for (const argument of args) {
    if (argument.kind === "null") {
      if (!["any", "map", "object"].includes(argument.type.kind))
        refuse("merge: arguments must be maps or objects");
      continue;
    }
    if (argument.kind === "unknown") {
      open.push(argument);
      entries.clear();
      if (argument.shape?.kind === "map")
        for (const [key, entry] of argument.shape.entries) entries.set(key, entry);
      continue;
    }
    if (argument.kind !== "record") return refuse("merge: arguments must be maps or objects");
    scope.module.budget.items(argument.entries.size);
    for (const [key, entry] of argument.entries) entries.set(key, within(argument, entry));
  }
  if (open.length > 0) {
    return unknownVal(mergeReasons(open.flatMap((value) => whyWithin(value))), {
      type: mapOf(ANY),
      shape: { kind: "map", entries },
      notNull: true,
    });
  }
  if (args.every(({ kind }) => kind === "null") && args.length > 0) return objectVal([]);
  const element = commonMapElement(args);
  return element ? mapVal(entries, element) : objectVal(entries);
}

/** Maps of one type stay a map of it; anything else becomes an object. */
function commonMapElement(args: readonly Val[]): Type | undefined {
  const types = args.map(typeOf);
  const [first] = types;
  if (first?.kind !== "map" || !types.every((type) => sameType(type, first))) return undefined;
  return first.element;
}

function zipMap(args: readonly Val[]): Val {
  const [names, given] = args;
  if (given?.kind === "sequence" && given.shape === "set")
    return refuse("zipmap: values must be a list or a tuple");
  const { items: keyItems, open: openKeys } = itemsOf(names);
  const { items, open } = itemsOf(given);
  if (keyItems.some(({ kind }) => kind === "null")) return refuse("zipmap: a key must not be null");
  if (openKeys || open || !keyItems.every((key) => key.kind === "string"))
    return unknownOf(args, { type: mapOf(ANY) });
  if (keyItems.length !== items.length) return refuse("zipmap: number of keys and values must be equal");
  const entries = new Map<string, Val>();
  for (const [i, key] of keyItems.entries()) {
    const item = items[i];
    if (key.kind === "string" && item) entries.set(key.value, item);
  }
  const map =
    given?.kind === "sequence" && given.shape === "list"
      ? mapVal(entries, given.element)
      : objectVal(entries);
  // Keys have no marks of their own.
  return withMarks(map, map.trace, keyItems.some(isSecret));
}

function transpose(args: readonly Val[]): Val {
  const [map] = args;
  const groups = new Map<string, string[]>();
  for (const [key, list] of map?.kind === "record" ? map.entries : []) {
    for (const item of sequenceArg([list], 0).items) {
      const name = item.kind === "string" ? item.value : refuse("transpose: input must not contain null");
      const group = groups.get(name);
      if (group) group.push(key);
      else groups.set(name, [key]);
    }
  }
  const entries = [...groups].map(
    ([name, members]) => [name, listVal(members.sort(compareText).map(textVal), STRING)] as const,
  );
  return mapVal(entries, listOf(STRING));
}
