import type { Language, Resource } from "../evaluate/resource.ts";
import type { Collection } from "../model/entity.ts";
import type { Datum, DatumMap, Provenance, Reason, Unknown, Value } from "../value.ts";
import { absent, known, unknown } from "../value.ts";

/** A resource's properties, or one nested block or mapping of them. */
export interface Block {
  readonly entries: DatumMap;
  /** Not empty where more entries may follow than are listed. */
  readonly open: readonly Reason[];
  /** The header. */
  readonly from: Provenance;
  readonly language: Language;
}

/** The block that a resource itself is. */
export function resourceBlock(resource: Resource, language: Language): Block {
  return { entries: resource.properties, open: [], from: resource.from, language };
}

/** What is written under a name; not written is `absent` at the block's header. */
export function argument(block: Block, name: string): Value<Datum> {
  const written = block.entries.get(name);
  if (written !== undefined) return written;
  const from = notWritten(block.from, name);
  return block.open.length > 0 ? unknown(block.open, from) : absent(from);
}

/** The provenance of an argument that is not written: the header of the block that would hold it. */
export function notWritten(header: Provenance, name: string): Provenance {
  const path = header.path === "" ? name : `${header.path}.${name}`;
  return { at: header.at, kind: "not-written", address: header.address, path, via: [], because: [] };
}

/** A block that may be written once. Terraform's are lists of at most one, CloudFormation's mappings. */
export function child(block: Block, name: string): Value<Block> {
  return asBlock(argument(block, name), block.language);
}

/** As `child`, for what is at hand. */
export function asBlock(value: Value<Datum>, language: Language): Value<Block> {
  if (value.kind === "absent") return value;
  if (value.kind === "known") {
    if (isMap(value.value))
      return known({ ...closed(language), entries: value.value, from: value.from }, value.from);
    if (isList(value.value)) return firstBlock(value.value, value.from, language);
    return wrongType(value, "a block");
  }
  const { form } = value;
  if (form?.kind === "map") {
    return known(
      { entries: form.entries, open: form.open ? value.why : [], from: value.from, language },
      value.from,
    );
  }
  // An open list's items may not be there either: a dynamic block over a collection that is not known.
  if (form?.kind === "list" && !form.open) return firstBlock(form.items, value.from, language);
  return unknown(value.why, value.from);
}

function firstBlock(items: readonly Value<Datum>[], from: Provenance, language: Language): Value<Block> {
  for (const item of items) {
    if (item.kind !== "absent") return asBlock(item, language);
  }
  return absent(from);
}

/** Blocks that may be written any number of times. */
export function children(block: Block, name: string): Collection<Block> {
  return asBlocks(argument(block, name), block.language);
}

function asBlocks(value: Value<Datum>, language: Language): Collection<Block> {
  if (value.kind === "absent") return { items: [], open: [] };
  if (value.kind === "known" && isList(value.value)) return blocksOf(value.value, [], language);
  if (value.kind === "unknown" && value.form?.kind === "list") {
    return blocksOf(value.form.items, value.form.open ? value.why : [], language);
  }
  return blocksOf([value], [], language);
}

function blocksOf(
  values: readonly Value<Datum>[],
  reasons: readonly Reason[],
  language: Language,
): Collection<Block> {
  const items: Block[] = [];
  const open: Reason[] = [...reasons];
  for (const value of values) {
    const block = asBlock(value, language);
    if (block.kind === "known") items.push(block.value);
    else if (block.kind === "unknown") for (const reason of block.why) open.push(reason);
  }
  return { items, open };
}

/** Whether a block is written: what turns something on by being there. */
export function isWritten(block: Block, name: string): Value<boolean> {
  const value = child(block, name);
  if (value.kind === "known") return known(true, value.from);
  return value.kind === "absent" ? known(false, { ...value.from, kind: "provider-default" }) : value;
}

/** Reads inside a block that may be missing: its absence, or why it is unknown, becomes that of the argument. */
export function within<T>(block: Value<Block>, read: (block: Block) => Value<T>): Value<T> {
  if (block.kind === "known") return read(block.value);
  return block.kind === "absent" ? block : unknown(block.why, block.from);
}

/** As `within`, for what may be there several times. */
export function allWithin<T>(block: Value<Block>, read: (block: Block) => Collection<T>): Collection<T> {
  if (block.kind === "known") return read(block.value);
  return { items: [], open: block.kind === "unknown" ? block.why : [] };
}

/** What the provider would refuse: stays unknown, with the reason `error`. */
export function wrongType(value: Value<unknown>, expected: string): Unknown {
  return refused(value.from, `is not ${expected}`);
}

/** An unknown whose one reason is that the argument itself is wrong. */
export function refused(from: Provenance, says: string): Unknown {
  return unknown([{ what: `${from.address}.${from.path}`, why: "error", says, at: from.at }], from);
}

export function isMap(datum: Datum): datum is DatumMap {
  return datum instanceof Map;
}

export function isList(datum: Datum): datum is readonly Value<Datum>[] {
  return Array.isArray(datum);
}

function closed(language: Language): { open: readonly Reason[]; language: Language } {
  return { open: [], language };
}
