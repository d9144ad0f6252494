import { LIMITS } from "../limits.ts";
import { absent, type Form, known, type Provenance, type Reason, unknown, type Value } from "../value.ts";
import type { BoundPath, Way } from "./bind-path.ts";
import type { Step } from "./paths.ts";

/** A value that a path led to. What stood plainly in the model is wrapped as `known`. */
export type Match = Value<unknown>;

/**
 * Every value that a path leads to, in the order of the model. `known` goes on; `absent` or a missing name is one match
 * `absent`; `unknown` is one match `unknown` with its reasons, unless its form shows the way; an empty list has none; an
 * open list has its items and one `unknown`.
 */
export function walk(path: BoundPath, subject: unknown, from: Provenance): readonly Match[] {
  const matches: Match[] = [];
  for (const way of path.ways) {
    for (const match of walkWay(way, known(subject, from))) {
      if (matches.length >= LIMITS.collectionElements) return [...matches, unknown([tooMany(path)], from)];
      matches.push(match);
    }
  }
  return matches;
}

function tooMany(path: BoundPath): Reason {
  return { what: path.text, why: "limit", says: "leads to more values than the limit allows" };
}

function walkWay(way: Way, start: Match): Iterable<Match> {
  let matches: Iterable<Match> = [start];
  for (const [index, step] of way.steps.entries()) {
    matches = take(matches, step, index < way.quietUntil);
  }
  return matches;
}

function* take(matches: Iterable<Match>, step: Step, quiet: boolean): Iterable<Match> {
  for (const match of matches) {
    for (const next of takeStep(match, step)) if (!quiet || next.kind !== "absent") yield next;
  }
}

function takeStep(match: Match, step: Step): Iterable<Match> {
  if (step.kind === "descend") return descend(match, step.name);
  if (match.kind === "absent") return [match];
  const opened = open(match);
  if (opened === undefined) return match.kind === "unknown" ? [match] : [missing(match, step)];
  if (opened.kind === "fields") return fieldOf(opened, match, step);
  return step.kind === "each" ? itemsOf(opened) : [itemAt(opened, match, step)];
}

// ------------------------------------------------------------------ opening a value

type Opened = Fields | Items;

interface Fields {
  readonly kind: "fields";
  readonly get: (name: string) => Match | undefined;
  readonly all: () => Iterable<Match>;
  /** Stands for the fields that may follow. */
  readonly rest?: Match;
}

interface Items {
  readonly kind: "items";
  readonly items: readonly Match[];
  readonly rest?: Match;
}

/** What can be stepped into: a list, a map, a thing of the model, or the form of an unknown. */
function open(match: Match): Opened | undefined {
  if (match.kind === "absent") return undefined;
  if (match.kind === "unknown") return openForm(match.form, unknown(match.why, match.from));
  const { value, from } = match;
  const wrap = (inner: unknown): Match => inherit(toValue(inner, from), match.sensitive === true);
  if (Array.isArray(value)) return { kind: "items", items: value.map(wrap) };
  if (value instanceof Map) return openMap(value, wrap);
  if (isCollection(value)) return openCollection(value, from);
  if (!isRecord(value)) return undefined;
  const get = (name: string) => {
    const inner = Object.hasOwn(value, name) ? value[name] : undefined;
    return inner === undefined ? undefined : wrap(inner);
  };
  return { kind: "fields", get, all: () => Object.values(value).map(wrap) };
}

function openMap(map: ReadonlyMap<unknown, unknown>, wrap: (inner: unknown) => Match): Fields {
  const get = (name: string) => (map.has(name) ? wrap(map.get(name)) : undefined);
  return { kind: "fields", get, all: () => [...map.values()].map(wrap) };
}

function openCollection(collection: CollectionLike, from: Provenance): Items {
  const items = collection.items.map((item) => toValue(item, from));
  if (collection.open.length === 0) return { kind: "items", items };
  return { kind: "items", items, rest: unknown(collection.open, from) };
}

function openForm(form: Form | undefined, rest: Match): Opened | undefined {
  if (form === undefined || form.kind === "text") return undefined;
  if (form.kind === "list") return { kind: "items", items: form.items, ...(form.open ? { rest } : {}) };
  const { entries } = form;
  const get = (name: string) => entries.get(name);
  return { kind: "fields", get, all: () => entries.values(), ...(form.open ? { rest } : {}) };
}

// ------------------------------------------------------------------ one step

function fieldOf(fields: Fields, match: Match, step: Exclude<Step, { kind: "descend" }>): Iterable<Match> {
  if (step.kind === "each") return fields.rest === undefined ? fields.all() : [...fields.all(), fields.rest];
  const name = step.kind === "name" ? step.name : String(step.index);
  return [fields.get(name) ?? fields.rest ?? missing(match, step)];
}

function* itemsOf(items: Items): Iterable<Match> {
  yield* items.items;
  if (items.rest !== undefined) yield items.rest;
}

function itemAt(items: Items, match: Match, step: Step): Match {
  const item = step.kind === "index" ? items.items[step.index] : undefined;
  return item ?? (step.kind === "index" ? items.rest : undefined) ?? missing(match, step);
}

/** Every field of that name, at any depth of a tree of plain data. */
function* descend(match: Match, name: string): Iterable<Match> {
  if (match.kind === "absent") return;
  const opened = open(match);
  if (opened === undefined) {
    // Of an unknown whose shape is not known either, anything may be below; a text has nothing below.
    if (match.kind === "unknown" && match.form === undefined) yield match;
    return;
  }
  if (opened.kind === "fields") {
    const found = opened.get(name);
    if (found !== undefined) yield found;
    for (const inner of opened.all()) yield* descend(inner, name);
  } else {
    for (const inner of opened.items) yield* descend(inner, name);
  }
  if (opened.rest !== undefined) yield opened.rest;
}

function missing(match: Match, step: Step): Match {
  const suffix = step.kind === "name" ? step.name : step.kind === "index" ? `[${step.index}]` : "[*]";
  const path = match.from.path === "" ? suffix : `${match.from.path}.${suffix}`;
  return absent({ ...match.from, kind: "not-written", path });
}

// ------------------------------------------------------------------ narrowing

/** Wraps what is not a `Value` yet; a thing of the model brings its own provenance. */
export function toValue(inner: unknown, from: Provenance): Match {
  if (isValue(inner)) return inner;
  return known(inner, isRecord(inner) && isProvenance(inner.from) ? inner.from : from);
}

function inherit(match: Match, sensitive: boolean): Match {
  return sensitive && match.kind === "known" ? { ...match, sensitive: true } : match;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Map);
}

export function isValue(value: unknown): value is Value<unknown> {
  if (!isRecord(value) || !isProvenance(value.from)) return false;
  return value.kind === "known" || value.kind === "absent" || value.kind === "unknown";
}

function isProvenance(value: unknown): value is Provenance {
  return isRecord(value) && Array.isArray(value.via) && Array.isArray(value.because);
}

interface CollectionLike {
  readonly items: readonly unknown[];
  readonly open: readonly Reason[];
}

function isCollection(value: unknown): value is CollectionLike {
  return isRecord(value) && Array.isArray(value.items) && Array.isArray(value.open);
}
