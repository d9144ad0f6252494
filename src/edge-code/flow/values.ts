import type { AnyNode } from "acorn";
import { LIMITS } from "../../limits.ts";
import type { FunctionNode } from "../syntax.ts";
import type { Scope } from "./scope.ts";

/** The path is longer, or what it makes is larger, than is followed. */
export class Stopped extends Error {}

/** A stretch of one file of a function's code. */
export interface Site {
  /** Its name in the package. */
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** What an expression comes to on one path through the code. */
export type Flow = Literal | Thing | Opaque | Callable | Native;

export type Primitive = string | number | boolean | null | undefined;

export interface Literal {
  readonly kind: "literal";
  readonly value: Primitive;
}

/** A function of the code. */
export interface Callable {
  readonly kind: "function";
  readonly node: FunctionNode;
  readonly scope: Scope;
  readonly self: Flow | undefined;
}

/** A function that JavaScript, Node.js or CloudFront has. */
export interface Native {
  readonly kind: "native";
  readonly name: string;
  readonly call: (args: readonly Flow[], site: Site) => Flow;
}

/** A property, and where it was written; without a site it came with the event, or with what is not known. */
export interface Slot {
  readonly value: Flow;
  readonly site?: Site;
}

/** An object or array that the code makes. */
export class Thing {
  readonly kind = "thing";
  readonly isArray: boolean;
  readonly site: Site;
  readonly slots = new Map<string, Slot>();
  /** Where more properties may come from than are listed: what was spread into it, later ones first. */
  bases: Opaque[] = [];
  /** Deleted for sure. */
  readonly gone = new Map<string, Site>();

  constructor(isArray: boolean, site: Site) {
    this.isArray = isArray;
    this.site = site;
  }

  get isOpen(): boolean {
    return this.bases.length > 0;
  }
}

/** How a value that is not known was made from others, as far as it matters. */
export interface Nature {
  /** Its place in the event: `request.headers.host`. */
  readonly path?: string;
  /** Places in the event that it was made from. */
  readonly about?: ReadonlySet<string>;
  readonly type?: "string" | "number" | "boolean" | "object";
  /** May hold any character, line breaks too: it was decoded. */
  readonly decoded?: boolean;
  /** It is true where that is false. */
  readonly negates?: Opaque;
  /** It is true where that is this literal. */
  readonly compares?: { readonly of: Opaque; readonly literal: Primitive };
  /** It is the JSON of that. */
  readonly json?: Flow;
  /** The text's parts, one after another. */
  readonly parts?: readonly (string | Opaque)[];
}

/** A value that is not known: of the event, or of what cannot be followed. Two of one `id` are the same. */
export class Opaque {
  readonly kind = "opaque";
  readonly id: string;
  readonly nature: Nature;
  /** What was read of it or written to it. */
  readonly slots = new Map<string, Slot>();
  readonly gone = new Map<string, Site>();
  /** Something that is not known may have changed it. */
  isTouched = false;

  constructor(id: string, nature: Nature = {}) {
    this.id = id.length > LONGEST_ID ? `${id.slice(0, LONGEST_ID)}#${id.length}#${hash(id)}` : id;
    this.nature = nature;
  }

  get about(): ReadonlySet<string> {
    const { about, path } = this.nature;
    return about ?? new Set(path === undefined ? [] : [path]);
  }
}

const LONGEST_ID = 120;

/** Of 32 bits: enough to tell two long names apart. */
function hash(text: string): number {
  let value = 0;
  for (let index = 0; index < text.length; index += 1) value = (value * 31 + text.charCodeAt(index)) | 0;
  return value;
}

export const UNDEFINED: Literal = { kind: "literal", value: undefined };

export function literal(value: Primitive): Literal {
  return { kind: "literal", value };
}

export function siteOf(node: AnyNode, file: string): Site {
  return { file, start: node.start, end: node.end };
}

/** What a thing or a value of the event has under a name; an unknown one is the same each time it is read. */
export function property(owner: Thing | Opaque, name: string): Flow {
  const own = owner.slots.get(name);
  if (own !== undefined) return own.value;
  if (owner.gone.has(name)) return UNDEFINED;
  if (owner.kind === "thing") return inherited(owner, name);
  const { path } = owner.nature;
  const child = new Opaque(
    `${owner.id}.${name}`,
    path === undefined || owner.isTouched
      ? { about: owner.about, ...(owner.nature.decoded && { decoded: true }) }
      : { path: `${path}.${name}` },
  );
  owner.slots.set(name, { value: child });
  return child;
}

function inherited(owner: Thing, name: string): Flow {
  const [base] = owner.bases;
  if (base === undefined) {
    if (name === "length" && owner.isArray) return literal(owner.slots.size);
    return UNDEFINED;
  }
  return property(base, name);
}

export function write(owner: Thing | Opaque, name: string, value: Flow, site: Site): void {
  if (owner.slots.size >= LIMITS.flowItems) throw new Stopped();
  owner.slots.set(name, { value, site });
  owner.gone.delete(name);
}

export function remove(owner: Thing | Opaque, name: string, site: Site): void {
  owner.slots.delete(name);
  owner.gone.set(name, site);
}

/** Nothing is known any more of what an owner holds: something may have written to it. */
export function blur(owner: Thing | Opaque, id: string): void {
  owner.slots.clear();
  owner.gone.clear();
  if (owner.kind === "thing") owner.bases = [new Opaque(id)];
  else owner.isTouched = true;
}

/** As `blur`, for a value and all that can be reached from it. */
export function blurAll(value: Flow, id: string): void {
  const open: Flow[] = [value];
  const seen = new Set<Flow>();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if ((next.kind !== "thing" && next.kind !== "opaque") || seen.has(next)) continue;
    seen.add(next);
    for (const slot of next.slots.values()) open.push(slot.value);
    if (next.kind === "thing") open.push(...next.bases);
    blur(next, id);
  }
}

/** A text that is known as far as its parts are. */
export function textOf(value: Flow): string | undefined {
  return value.kind === "literal" && typeof value.value === "string" ? value.value : undefined;
}

export function itemsOf(list: Thing): readonly Flow[] {
  return [...list.slots.values()].map(({ value }) => value);
}

export function listOf(items: readonly Flow[], site: Site): Thing {
  if (items.length > LIMITS.flowItems) throw new Stopped();
  const list = new Thing(true, site);
  for (const [index, value] of items.entries()) list.slots.set(String(index), { value, site });
  return list;
}
