import { terraformAttribute } from "../../facts/terraform-attributes.ts";
import type { Reason } from "../../value.ts";
import { canonicalName } from "./condition.ts";
import { convert } from "./convert.ts";
import { mergeReasons, typeOf } from "./inspect.ts";
import { toInteger } from "./number.ts";
import { refuse } from "./refusal.ts";
import { atomOf } from "./text.ts";
import { hanging, within } from "./trace.ts";
import { ANY, isPrimitive, NUMBER, STRING, type Type } from "./type.ts";
import { unify } from "./unify.ts";
import {
  force,
  listVal,
  type RecordVal,
  type Ref,
  type SequenceVal,
  type Shape,
  tupleVal,
  type UnknownVal,
  unknownVal,
  type Val,
  withMarks,
} from "./val.ts";

/** `container.name`. */
export function getAttribute(container: Val, name: string): Val {
  switch (container.kind) {
    case "lazy":
      return within(container, container.object.get(name));
    case "record": {
      const entry = container.entries.get(name);
      return entry
        ? within(container, entry)
        : refuse(`this object does not have an attribute named "${name}"`);
    }
    case "unknown":
      return within(container, unknownAttribute(container, name));
    case "null":
      return refuse(`attempt to get attribute "${name}" from a null value`);
    default:
      return refuse(`can't access attribute "${name}" on a ${typeOf(container).kind}`);
  }
}

function unknownAttribute(container: UnknownVal, name: string): Val {
  if (container.shape?.kind === "map") {
    const entry = container.shape.entries.get(name);
    if (entry) return entry;
  }
  const { type } = container;
  switch (type.kind) {
    case "any":
      return childOf(container, `.${name}`, ANY, container.ref?.type === undefined);
    case "map":
      return childOf(container, `.${name}`, type.element, true);
    case "object": {
      const attribute = type.attributes.get(name);
      return attribute
        ? childOf(container, `.${name}`, attribute.type, false)
        : refuse(`no attribute named "${name}"`);
    }
    default:
      return refuse(`can't access attribute "${name}" on a ${type.kind}`);
  }
}

/** A part of something unknown: named after it where it has a name. */
function childOf(container: UnknownVal, suffix: string, type: Type, mayFail: boolean): UnknownVal {
  const options = { type, mayFail: mayFail || container.mayFail };
  const { ref } = container;
  if (!ref) return unknownVal(container.why, options);
  const child: Ref = {
    source: ref.source + suffix,
    ...(ref.address === undefined ? {} : { address: ref.address }),
    ...(ref.type === undefined ? {} : { type: ref.type }),
    ...(ref.written ? { written: true } : {}),
    attribute: ref.attribute === undefined ? suffix.replace(/^\./, "") : ref.attribute + suffix,
  };
  return named(child, container.why, options);
}

/** An unknown with a name; where the table of attributes knows what it is made of, with its parts. */
export function named(
  ref: Ref,
  why: readonly Reason[],
  options: { type: Type; mayFail: boolean },
): UnknownVal {
  const [only, ...rest] = (ref.type !== undefined && terraformAttribute(ref.type, ref.attribute ?? "")) || [];
  if (rest.length > 0 || typeof only !== "object" || !("atom" in only))
    return unknownVal(why, { ...options, ref });
  const shape: Shape = { kind: "text", parts: [atomOf(ref, only.atom)] };
  return unknownVal(why, { ...options, ref, shape, notNull: !only.mayBeMissing, type: STRING });
}

/** `container[key]`. */
export function getIndex(container: Val, key: Val): Val {
  if (key.kind === "null") return refuse("can't use a null value as an index");
  const result = index(container, key);
  return key.kind === "unknown" || key.trace || key.sensitive ? hanging(result, key) : result;
}

function index(container: Val, key: Val): Val {
  switch (container.kind) {
    case "null":
      return refuse("attempt to index a null value");
    case "unknown":
      return within(container, unknownIndex(container, key));
    case "sequence":
      if (container.shape === "set") return refuse("elements of a set are identified only by their value");
      return within(container, itemAt(container.items, key));
    case "record":
    case "lazy": {
      const name = convert(key, STRING);
      if (name.kind === "string" && name.sensitive && container.kind === "record")
        return within(container, secretEntry(container, name.value));
      if (name.kind === "string") return getAttribute(container, name.value);
      return unknownEntry(force(container), name);
    }
    default:
      return refuse(`this value does not have any indices`);
  }
}

/** As an attribute, but a refusal does not quote the key. */
function secretEntry(container: RecordVal, key: string): Val {
  return container.entries.get(key) ?? refuse("this object does not have the attribute of a sensitive name");
}

function itemAt(items: readonly Val[], key: Val): Val {
  const number = convert(key, NUMBER);
  if (number.kind === "unknown") {
    const why = mergeReasons([number.why, ...items.map((item) => (item.kind === "unknown" ? item.why : []))]);
    return unknownVal(why, { mayFail: true, oneOf: items.length > 0 ? items : undefined });
  }
  const position = number.kind === "number" ? toInteger(number.value) : undefined;
  const item = position === undefined ? undefined : items[position];
  return item ?? refuse("the given key does not identify an element in this collection value");
}

function unknownEntry(container: Val, key: Val): Val {
  const keyWhy = key.kind === "unknown" ? key.why : [];
  if (container.kind === "unknown") return unknownIndex(container, key);
  return unknownVal(keyWhy, { mayFail: true });
}

function unknownIndex(container: UnknownVal, key: Val): Val {
  if (container.pick) return container.pick(key);
  const { shape, type } = container;
  if (shape?.kind === "map" && key.kind === "string") return unknownAttribute(container, key.value);
  const itemType = "element" in type ? type.element : ANY;
  if (key.kind === "string" && type.kind === "object") return unknownAttribute(container, key.value);
  const name = canonicalName(key);
  const computed = container.ref?.type !== undefined;
  if (name !== undefined && key.kind !== "unknown")
    return childOf(container, `[${name}]`, itemType, !computed);
  const why = mergeReasons([container.why, key.kind === "unknown" ? key.why : []]);
  return childOf(
    { ...container, why, ref: name === undefined ? undefined : container.ref },
    `[${name ?? "?"}]`,
    itemType,
    true,
  );
}

/** `container[*]`, with `each` applied to every item. */
export function splat(container: Val, each: (item: Val) => Val): Val {
  switch (container.kind) {
    case "null":
      return tupleVal([]);
    case "sequence":
      return splatSequence(container, each);
    case "unknown":
      return splatUnknown(container, each);
    default:
      return within(container, tupleVal([each(container)]));
  }
}

/** A tuple stays one; lists and sets become a list of the items' common type. */
function splatSequence(container: SequenceVal, each: (item: Val) => Val): Val {
  const items = container.items.map((item) => each(within(container, item)));
  const marked = (result: Val) => withMarks(result, result.trace, container.sensitive);
  if (container.shape === "tuple") return marked(tupleVal(items));
  const types = items.length === 0 ? [typeOfEach(container.element, each)] : items.map(typeOf);
  const type = unify(types);
  return marked(
    type
      ? listVal(
          items.map((item) => convert(item, type)),
          type,
        )
      : tupleVal(items),
  );
}

/** What `each` would make of an item, where there is none. */
function typeOfEach(element: Type, each: (item: Val) => Val): Type {
  if (element.kind === "any") return ANY;
  return typeOf(each(unknownVal([{ what: "*", why: "for-each", says: "is no item" }], { type: element })));
}

function splatUnknown(container: UnknownVal, each: (item: Val) => Val): Val {
  const { type, pick } = container;
  if (container.shape?.kind === "map" || type.kind === "object" || type.kind === "map")
    return tupleVal([each(container)]);
  if (container.shape?.kind === "text" || (isPrimitive(type) && container.notNull))
    return tupleVal([each(container)]);
  const list = container.shape?.kind === "list" ? container.shape : undefined;
  return within(
    container,
    unknownVal(container.why, {
      type: { kind: "list", element: ANY },
      shape: { kind: "list", items: list?.items.map(each) ?? [], maybe: list?.maybe?.map(each) },
      notNull: true,
      mayFail: container.mayFail,
      oneOf: container.oneOf?.map((option) => splat(option, each)),
      pick: pick && ((key) => each(pick(key))),
    }),
  );
}
