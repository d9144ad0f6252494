import type { Language } from "../evaluate/resource.ts";
import type { Collection, ValueList } from "../model/entity.ts";
import type { Datum, Provenance, Value } from "../value.ts";
import { absent, known, mapKnown, unknown } from "../value.ts";
import { argument, type Block, isList, isMap, refused, wrongType } from "./block.ts";

/** A text argument, coerced as the provider does: numbers and booleans become texts. */
export function text(block: Block, name: string): Value<string> {
  return asText(argument(block, name));
}

/** As `text`, where an empty text means the same as none: ids, ARNs and names. */
export function id(block: Block, name: string): Value<string> {
  const value = text(block, name);
  return value.kind === "known" && value.value === "" ? absent(value.from) : value;
}

/** A number, also if it is written as a text. */
export function number(block: Block, name: string): Value<number> {
  return asNumber(argument(block, name));
}

/** A truth value, also if it is written as a text: `"true"`, in CloudFormation `yes` and `on` too. */
export function flag(block: Block, name: string): Value<boolean> {
  return asFlag(argument(block, name), block.language);
}

/** A list or set of texts. */
export function texts(block: Block, name: string): ValueList<string> {
  return asList(argument(block, name), asText);
}

/** A list or set of numbers. */
export function numbers(block: Block, name: string): ValueList<number> {
  return asList(argument(block, name), asNumber);
}

/** The names of a mapping, without its values. */
export function keys(block: Block, name: string): ValueList<string> {
  const value = argument(block, name);
  if (value.kind === "absent") return value;
  if (value.kind === "known") {
    if (!isMap(value.value)) return wrongType(value, "a mapping");
    return known(namesOf(value.value), value.from);
  }
  if (value.form?.kind !== "map") return unknown(value.why, value.from);
  const items = namesOf(value.form.entries);
  return value.form.open
    ? unknown(value.why, value.from, { kind: "list", items, open: true })
    : known(items, value.from);
}

function namesOf(entries: ReadonlyMap<string, Value<Datum>>): readonly Value<string>[] {
  const names: Value<string>[] = [];
  for (const [name, value] of entries) {
    if (value.kind !== "absent") names.push(known(name, value.from));
  }
  return names;
}

export function asText(value: Value<Datum>): Value<string> {
  if (value.kind !== "known") return scalar(value);
  const datum = value.value;
  if (typeof datum === "string") return mapKnown(value, () => datum);
  if (typeof datum === "number" || typeof datum === "boolean") return mapKnown(value, () => String(datum));
  return wrongType(value, "a text");
}

export function asNumber(value: Value<Datum>): Value<number> {
  if (value.kind !== "known") return scalar(value);
  const datum = value.value;
  if (typeof datum === "number") return mapKnown(value, () => datum);
  if (typeof datum === "string" && /^\s*-?\d+(\.\d+)?\s*$/.test(datum))
    return mapKnown(value, () => Number(datum));
  return wrongType(value, "a number");
}

const TERRAFORM_WORDS: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["1", true],
  ["false", false],
  ["0", false],
]);

/** CloudFormation reads the truth values of YAML 1.1, in any letter case, and texts of them. */
const CLOUDFORMATION_WORDS: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["yes", true],
  ["on", true],
  ["false", false],
  ["no", false],
  ["off", false],
]);

export function asFlag(value: Value<Datum>, language: Language): Value<boolean> {
  if (value.kind !== "known") return scalar(value);
  const datum = value.value;
  if (typeof datum === "boolean") return mapKnown(value, () => datum);
  const meaning = typeof datum === "string" ? truthOf(datum, language) : undefined;
  return meaning === undefined ? wrongType(value, "true or false") : mapKnown(value, () => meaning);
}

function truthOf(word: string, language: Language): boolean | undefined {
  return language === "terraform" ? TERRAFORM_WORDS.get(word) : CLOUDFORMATION_WORDS.get(word.toLowerCase());
}

/** An unknown that is to be a scalar: what is known of it as a list or mapping is of no use. */
function scalar<T>(value: Exclude<Value<Datum>, { kind: "known" }>): Value<T> {
  if (value.kind === "absent" || value.form === undefined || value.form.kind === "text") return value;
  return unknown(value.why, value.from);
}

function asList<T extends Datum>(value: Value<Datum>, read: (item: Value<Datum>) => Value<T>): ValueList<T> {
  if (value.kind === "absent") return value;
  if (value.kind === "known") {
    if (!isList(value.value)) return wrongType(value, "a list");
    return known(present(value.value).map(read), value.from);
  }
  if (value.form?.kind !== "list") return unknown(value.why, value.from);
  const items = present(value.form.items).map(read);
  return value.form.open
    ? unknown(value.why, value.from, { kind: "list", items, open: true })
    : known(items, value.from);
}

/** `null` and `AWS::NoValue` are no items. */
function present(items: readonly Value<Datum>[]): readonly Value<Datum>[] {
  return items.filter((item) => item.kind !== "absent");
}

/** Narrows a text to a closed vocabulary; another text is unknown, and says what it is. */
export function oneOf<T extends string>(value: Value<string>, options: readonly T[]): Value<T> {
  if (value.kind !== "known") return value;
  const option = options.find((candidate) => candidate === value.value);
  if (option !== undefined) return mapKnown(value, () => option);
  return refused(value.from, `is ${JSON.stringify(value.value)}, not one of ${options.join(", ")}`);
}

/** The provider's or the service's default where nothing is written. */
export function orDefault<T>(value: Value<T>, preset: T): Value<T> {
  return value.kind === "absent" ? known(preset, presetFrom(value.from)) : value;
}

/** The default list of texts where nothing is written. */
export function orDefaultList<T>(value: ValueList<T>, preset: readonly T[]): ValueList<T> {
  if (value.kind !== "absent") return value;
  const from = presetFrom(value.from);
  return known(
    preset.map((item) => known(item, from)),
    from,
  );
}

/** The provenance of a default: the argument it stands for, or the header that would hold it. */
export function presetFrom(from: Provenance): Provenance {
  return { ...from, kind: "provider-default" };
}

/** Maps the items; what leaves the collection open stays. */
export function mapItems<T, U>(collection: Collection<T>, f: (item: T, index: number) => U): Collection<U> {
  return { items: collection.items.map(f), open: collection.open };
}

/** A collection of values as a list property. */
export function listOf<T extends Datum>(collection: Collection<Value<T>>, from: Provenance): ValueList<T> {
  if (collection.open.length === 0) return known(collection.items, from);
  return unknown(collection.open, from, { kind: "list", items: collection.items, open: true });
}
