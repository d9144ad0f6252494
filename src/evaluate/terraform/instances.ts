import type { Reason } from "../../value.ts";
import { named } from "./access.ts";
import { canonicalName } from "./condition.ts";
import { convert } from "./convert.ts";
import { type Expansion, type InstanceKey, SINGLE } from "./expand.ts";
import { mergeReasons } from "./inspect.ts";
import { toInteger } from "./number.ts";
import { ANY, NUMBER } from "./type.ts";
import { type LazyObject, lazyVal, objectVal, tupleVal, unknownVal, type Val } from "./val.ts";

/** The instances of a resource or a module call. */
export type Instances<T extends LazyObject> =
  | { readonly kind: "single"; readonly instance: T }
  | { readonly kind: "count"; readonly items: readonly T[] }
  | { readonly kind: "each"; readonly items: ReadonlyMap<string, T> }
  /** One instance stands for however many there are. */
  | {
      readonly kind: "unknown";
      readonly instance: T;
      readonly why: readonly Reason[];
      readonly atMostOne: boolean;
    }
  /** The module behind the call cannot be looked into. */
  | { readonly kind: "opaque"; readonly why: readonly Reason[] };

export function listInstances<T extends LazyObject>(instances: Instances<T>): readonly T[] {
  switch (instances.kind) {
    case "single":
    case "unknown":
      return [instances.instance];
    case "count":
      return instances.items;
    case "each":
      return [...instances.items.values()];
    case "opaque":
      return [];
  }
}

/** What a reference to the whole resource or module means; `source` is its address without instance keys. */
export function instancesVal<T extends LazyObject>(
  instances: Instances<T>,
  whole: { source: string; type?: string },
): Val {
  switch (instances.kind) {
    case "single":
      return lazyVal(instances.instance);
    case "count":
      return tupleVal(instances.items.map(lazyVal));
    case "each":
      return objectVal([...instances.items].map(([key, instance]) => [key, lazyVal(instance)] as const));
    case "opaque":
      return unknownVal(instances.why);
    case "unknown":
      return symbolic(instances, whole);
  }
}

function symbolic<T extends LazyObject>(
  instances: Extract<Instances<T>, { kind: "unknown" }>,
  whole: { source: string; type?: string },
): Val {
  const { instance, why, atMostOne } = instances;
  return unknownVal(why, {
    shape: { kind: "list", items: [], maybe: [lazyVal(instance)] },
    notNull: true,
    mayFail: true,
    oneOf: atMostOne ? [tupleVal([]), tupleVal([lazyVal(instance)])] : undefined,
    // The index of the one instance there can be is that instance; any other is one like it, with a name of its own.
    pick: (key) =>
      atMostOne && isFirst(key) ? lazyVal(instance) : lazyVal(new Picked(instance, whole, key, why)),
  });
}

function isFirst(key: Val): boolean {
  return key.kind === "unknown" || key.kind === "string" || toIntegerOf(key) === 0;
}

function toIntegerOf(key: Val): number | undefined {
  const number = convert(key, NUMBER);
  return number.kind === "number" ? toInteger(number.value) : undefined;
}

/**
 * `aws_lb.web["eu"]` of a resource whose keys are not known. What every instance has in common is taken from the
 * one that stands for all; what AWS decides gets the name of this one, so that two keys are not mistaken for equal.
 */
class Picked implements LazyObject {
  readonly address: string;
  readonly #like: LazyObject;
  readonly #whole: { source: string; type?: string };
  readonly #key: string | undefined;
  readonly #why: readonly Reason[];

  constructor(like: LazyObject, whole: { source: string; type?: string }, key: Val, why: readonly Reason[]) {
    this.address = like.address;
    this.#like = like;
    this.#whole = whole;
    this.#key = canonicalName(key);
    this.#why = why;
  }

  has(name: string): boolean | undefined {
    return this.#like.has(name);
  }

  get(name: string): Val {
    const value = this.#like.get(name);
    if (value.kind !== "unknown") return value;
    const why = mergeReasons([this.#why, value.why]);
    const options = { type: value.type.kind === "any" ? ANY : value.type, mayFail: true };
    if (this.#key === undefined) return unknownVal(why, options);
    const source = `${this.#whole.source}[${this.#key}].${name}`;
    const type = this.#whole.type === undefined ? {} : { type: this.#whole.type };
    return named({ source, address: this.address, attribute: name, ...type }, why, options);
  }

  materialise(): Val {
    return unknownVal(this.#why, { notNull: true, mayFail: true });
  }
}

/** The instances that an expansion asks for, made one by one. */
export function makeInstances<T extends LazyObject>(
  expansion: Expansion,
  address: string,
  make: (address: string, key: InstanceKey, uncertain: readonly Reason[] | undefined) => T,
): Instances<T> {
  switch (expansion.kind) {
    case "single":
      return { kind: "single", instance: make(address, SINGLE, undefined) };
    case "count":
      return {
        kind: "count",
        items: expansion.keys.map((key) => make(address + key.suffix, key, undefined)),
      };
    case "each":
      return {
        kind: "each",
        items: new Map(
          expansion.keys.map((key) => [key.name, make(address + key.suffix, key, undefined)] as const),
        ),
      };
    case "unknown": {
      const { key, why, atMostOne } = expansion;
      return { kind: "unknown", instance: make(address + key.suffix, key, why), why, atMostOne };
    }
  }
}
