import { LIMITS } from "../../limits.ts";
import type { Place } from "../../source/place.ts";
import { absent, type Datum, known, type Provenance, type Reason, unknown, type Value } from "../../value.ts";
import { isObject, type JsonObject } from "../cdk/json-object.ts";
import { isExpression, memberOf } from "./configuration.ts";
import type { PlannedResource } from "./document.ts";
import type { Pointer } from "./json-places.ts";
import { pairUp } from "./pair-up.ts";
import type { References } from "./references.ts";
import {
  asWritten,
  BLOCKS,
  entriesOf,
  type Holder,
  isLeftOut,
  itemsOf,
  markOf,
  placed,
  SETS,
  type Spot,
} from "./spot.ts";
import { writtenExpression, writtenValue } from "./written.ts";

/** What is the same for all values of a resource. */
export interface ReadingResource {
  readonly resource: PlannedResource;
  readonly expressions: unknown;
  /** The resource as the code has it; `isExact`: this very instance, not one that stands for it. */
  readonly code:
    | {
        readonly properties: ReadonlyMap<string, Value<Datum>>;
        readonly from: Provenance;
        readonly isExact: boolean;
      }
    | undefined;
  /** Where the code calls the module that it is in, which is not there to be read. */
  readonly call: Provenance | undefined;
  readonly references: References;
  place(pointer: Pointer): Place;
}

/** The properties of one resource, in the words of the provider. What is neither written nor known is left out, as in code. */
export class PlannedValues {
  readonly #given: ReadingResource;
  #budget = LIMITS.evaluationSteps;

  constructor(given: ReadingResource) {
    this.#given = given;
  }

  properties(): ReadonlyMap<string, Value<Datum>> {
    const { resource, expressions, code, call } = this.#given;
    const holder: Holder = {
      header: code?.from ?? call,
      isOpaque: code === undefined && expressions === undefined,
    };
    const { values, unknown, sensitive, valuesAt } = resource;
    const whole = { unknown, sensitive, expression: expressions, pointer: valuesAt, path: "" };
    return this.#members(values, whole, (name) => code?.properties.get(name), holder);
  }

  #members(
    object: JsonObject,
    of: Pick<Spot, "unknown" | "sensitive" | "expression" | "pointer" | "path">,
    sourceOf: (name: string) => Value<Datum> | undefined,
    holder: Holder,
    argument?: string,
  ): ReadonlyMap<string, Value<Datum>> {
    const members = new Map<string, Value<Datum>>();
    const marked = isObject(of.unknown) ? Object.keys(of.unknown) : [];
    for (const name of new Set([...Object.keys(object), ...marked])) {
      const hidden = of.sensitive === true && argument !== undefined ? "?" : name;
      const value = this.#read({
        value: memberOf(object, name),
        unknown: of.unknown === true ? true : memberOf(of.unknown, name),
        sensitive: of.sensitive === true ? true : memberOf(of.sensitive, name),
        expression: isExpression(of.expression) ? of.expression : memberOf(of.expression, name),
        source: sourceOf(name),
        pointer: [...of.pointer, name],
        path: of.path === "" ? name : `${of.path}.${hidden}`,
        name: argument ?? name,
        holder,
      });
      if (value !== undefined) members.set(name, value);
    }
    return members;
  }

  /** `undefined`: not written, and nothing is known of it. */
  #read(spot: Spot): Value<Datum> | undefined {
    this.#budget -= 1;
    if (this.#budget < 0 || spot.pointer.length > LIMITS.depth) return this.#beyondLimit(spot);
    if (spot.unknown === true) return this.#unknown(spot);
    const { value } = spot;
    if (value === null || value === undefined) return this.#missing(spot);
    if (isLeftOut(spot)) return undefined;
    if (Array.isArray(value)) return this.#list(spot, value);
    if (isObject(value)) return this.#mapping(spot, value);
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
      return this.#marked(spot, known<Datum>(value, this.#from(spot)));
    return undefined;
  }

  #missing(spot: Spot): Value<Datum> | undefined {
    return spot.source === undefined ? undefined : absent(this.#from(spot));
  }

  #marked(spot: Spot, value: Value<Datum>): Value<Datum> {
    const { source } = spot;
    const isSecret = spot.sensitive === true || (source?.kind === "known" && source.sensitive === true);
    return isSecret && value.kind === "known" ? { ...value, sensitive: true } : value;
  }

  // ---------------------------------------------------------------- containers

  #mapping(spot: Spot, value: JsonObject): Value<Datum> {
    const entries = entriesOf(spot.source);
    const isBlock = this.#isBlock(spot);
    const holder: Holder = isBlock
      ? {
          header: spot.source?.from ?? spot.holder.header,
          isOpaque: spot.source === undefined && spot.expression === undefined,
        }
      : spot.holder;
    const argument = isBlock ? undefined : spot.name;
    const members = this.#members(value, spot, (name) => entries?.get(name), holder, argument);
    return this.#marked(spot, known<Datum>(members, this.#from(spot)));
  }

  /** Blocks are written in lists; a mapping under an argument's own name is its value. */
  #isBlock(spot: Spot): boolean {
    return typeof spot.pointer.at(-1) === "number" && !isExpression(spot.expression);
  }

  #list(spot: Spot, items: readonly unknown[]): Value<Datum> {
    const written = itemsOf(spot.source);
    const expressions: readonly unknown[] = Array.isArray(spot.expression) ? spot.expression : [];
    const sources = pairUp(items, written.items.map(writtenValue), written.isOpen);
    const blocks = pairUp(items, expressions.map(writtenExpression), false);
    const order = SETS.has(spot.name) ? asWritten(sources, blocks) : [...items.keys()];
    const values = order.map((index) =>
      this.#item(
        spot,
        items[index],
        index,
        written.items[sources[index] ?? -1],
        expressions[blocks[index] ?? -1],
      ),
    );
    return this.#marked(spot, known<Datum>(values, this.#from(spot)));
  }

  #item(
    spot: Spot,
    value: unknown,
    index: number,
    source: Value<Datum> | undefined,
    block: unknown,
  ): Value<Datum> {
    const item: Spot = {
      ...spot,
      value,
      unknown: markOf(spot.unknown, index),
      sensitive: markOf(spot.sensitive, index),
      expression: isExpression(spot.expression) ? spot.expression : block,
      source,
      pointer: [...spot.pointer, index],
      path: `${spot.path}[${index}]`,
      // An item of a list is there, whether or not the code shows it.
      holder: { ...spot.holder, isOpaque: true },
    };
    return this.#read(item) ?? absent(this.#from(item));
  }

  // ---------------------------------------------------------------- unknown

  #unknown(spot: Spot): Value<Datum> | undefined {
    const { source } = spot;
    const { code, resource, references } = this.#given;
    // What our own evaluation says of it is more than a plan can: the text around what is unknown.
    if (code?.isExact && source !== undefined && source.kind !== "absent") return this.#marked(spot, source);
    if (!this.#isWritten(spot)) return undefined;
    const from = this.#from(spot);
    if (Array.isArray(spot.expression) || BLOCKS.has(spot.name)) return this.#openList(spot, from);
    const { parts, why } = references.follow(spot.expression, resource, spot.name);
    const reasons = why.length > 0 ? placed(why, from) : [this.#undecided(spot, from)];
    return unknown(reasons, from, parts && { kind: "text", parts });
  }

  #openList(spot: Spot, from: Provenance): Value<Datum> {
    const why: Reason = {
      ...this.#undecided(spot, from),
      why: "for-each",
      says: "hangs on a for_each that is not known before the configuration is applied",
    };
    return unknown([why], from, { kind: "list", items: [], open: true });
  }

  #undecided({ path }: Spot, from: Provenance): Reason {
    const what = `${this.#given.resource.address}.${path}`;
    return { what, why: "resource-attribute", says: "is known only after Terraform applies", at: from.at };
  }

  #beyondLimit(spot: Spot): Value<Datum> {
    const from = this.#from(spot);
    const what = `${this.#given.resource.address}.${spot.path}`;
    return unknown([{ what, why: "limit", says: "exceeds a limit of the evaluation", at: from.at }], from);
  }

  /** What is not written and not known is computed by the provider, and is left out as in code. */
  #isWritten({ source, expression, holder, name }: Spot): boolean {
    if (source !== undefined || expression !== undefined) return true;
    return holder.isOpaque || (this.#given.code === undefined && BLOCKS.has(name));
  }

  // ---------------------------------------------------------------- places

  /** Where the code writes it; else the header of its block there; without the code, its place in the plan. */
  #from({ source, holder, path, pointer }: Spot): Provenance {
    const { address } = this.#given.resource;
    if (source !== undefined) return { ...source.from, address };
    const { header } = holder;
    if (header !== undefined)
      return { at: header.at, kind: "provider-default", address, path, via: [], because: [] };
    const at = this.#given.place(pointer);
    return { at, kind: "argument", address, path, via: [], because: [] };
  }
}
