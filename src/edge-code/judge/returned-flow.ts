import type { EventType } from "../event-type.ts";
import { type Event, functionEvent, lambdaEvent } from "../flow/event.ts";
import type { Path } from "../flow/follow.ts";
import { type Flow, literal, Opaque, property, remove, type Site, Thing, write } from "../flow/values.ts";
import type { Service } from "./headers.ts";

/** What a run gave back, and what it was given. */
export interface Returned {
  readonly service: Service;
  readonly event: EventType;
  readonly sample: Sample;
  readonly value: Json;
  /** The handler. */
  readonly site: Site;
}

/** The parts of an event that a function may hand back. */
export interface Sample {
  readonly request: object;
  readonly response?: object;
}

export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [name: string]: Json;
}

/**
 * What a run gave back, as the end of a path through the code: the message of the event with what differs written to it, as
 * CloudFront sees it, or a response of the function's own. Nothing for what is no object.
 */
export function pathOf(returned: Returned): Path | undefined {
  const { event: type, sample, service, site, value } = returned;
  if (!isObject(value)) return undefined;
  const event = service === "lambda" ? lambdaEvent(type) : functionEvent(type);
  const result = resultOf(value, returned, event);
  return { event, result, site, helperCalls: [], settle: (flow) => settled(flow, sample) };
}

function resultOf(value: JsonObject, returned: Returned, event: Event): Flow {
  const { sample, service, site } = returned;
  if ((service === "lambda" ? "Records" : "context") in value) return event.value;
  const before = jsonOf(sample.response ?? sample.request);
  const isAnswer = sample.response === undefined && ("status" in value || "statusCode" in value);
  const isOwn = sample.response === undefined ? !("uri" in value) : isMadeAnew(value, before);
  if (isAnswer || isOwn) return flowOf(value, site);
  const message = event.response ?? event.request;
  writeChanges(message, before, value, site);
  return message;
}

/** A response of which no header is left was not made from the one that came. */
function isMadeAnew(value: JsonObject, before: JsonObject): boolean {
  const headers = (message: JsonObject) => (isObject(message.headers) ? Object.keys(message.headers) : []);
  const kept = new Set(headers(value));
  return !headers(before).some((name) => kept.has(name));
}

function writeChanges(
  owner: Opaque,
  before: JsonObject,
  after: JsonObject,
  site: Site,
  areSame: (a: Json, b: Json) => boolean = isSame,
): void {
  for (const name of Object.keys(before)) if (!Object.hasOwn(after, name)) remove(owner, name, site);
  for (const [name, value] of Object.entries(after)) {
    const old = Object.hasOwn(before, name) ? before[name] : undefined;
    if (old !== undefined && areSame(old, value)) continue;
    const child = isObject(old) && isObject(value) ? property(owner, name) : undefined;
    // Which kinds of origin there are is seen of the whole only.
    const isWhole = name === "origin" && isObject(value) && !(isObject(old) && hasSameNames(old, value));
    if (child instanceof Opaque && isObject(old) && isObject(value) && !isWhole)
      writeChanges(child, old, value, site, name === "headers" ? isSameHeader : isSame);
    else write(owner, name, flowOf(value, site), site);
  }
}

/** Of Lambda@Edge, how a header's name is written does not count: it may be left out. */
function isSameHeader(a: Json, b: Json): boolean {
  const values = (header: Json) =>
    Array.isArray(header) ? header.map((item) => (isObject(item) ? (item.value ?? null) : item)) : header;
  return isSame(values(a), values(b));
}

function hasSameNames(a: JsonObject, b: JsonObject): boolean {
  return isSame(Object.keys(a).sort(), Object.keys(b).sort());
}

/** JSON as a value of the code, all of it written at one place. */
export function flowOf(value: Json, site: Site): Flow {
  if (value === null || typeof value !== "object") return literal(value);
  const made = new Thing(Array.isArray(value), site);
  for (const [name, inner] of Object.entries(value)) write(made, name, flowOf(inner, site), site);
  return made;
}

/** What the sample has at the place in the event that a value stands for. */
function settled(flow: Flow, { request, response }: Sample): Flow {
  const path = flow.kind === "opaque" ? flow.nature.path : undefined;
  if (path === undefined) return flow;
  let at: Json = jsonOf({ request, response });
  for (const name of path.split(".")) {
    const inner: Json | undefined = isObject(at) && Object.hasOwn(at, name) ? at[name] : undefined;
    if (inner === undefined) return flow;
    at = inner;
  }
  return at === null || typeof at !== "object" ? literal(at) : flow;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isSame(a: Json, b: Json): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

/** With the names of every object in one order. */
function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, sorted(inner)]),
  );
}

function jsonOf(value: object): JsonObject {
  return JSON.parse(JSON.stringify(value));
}
