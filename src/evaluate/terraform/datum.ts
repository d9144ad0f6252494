import type { HclFile, Node } from "../../parse/hcl/ast.ts";
import type { Place } from "../../source/place.ts";
import {
  absent,
  type Datum,
  type Form,
  known,
  type Provenance,
  type Reason,
  unknown,
  type Value,
} from "../../value.ts";
import type { BlockList, BlockTree } from "./block-tree.ts";
import type { Budget } from "./budget.ts";
import { toDouble } from "./number.ts";
import { Refusal } from "./refusal.ts";
import { asWritten, isStandIn, writtenAt } from "./stand-in.ts";
import { partsOf } from "./text.ts";
import { placeOf, waysOf, within } from "./trace.ts";
import { force, type UnknownVal, type Val } from "./val.ts";

/** The argument that a value is written as. */
export interface Origin {
  readonly file: HclFile;
  readonly node: Node;
  readonly address: string;
  readonly path: string;
  /** Where the caller of a stand-in writes what the block around is made of. */
  readonly block?: Place | undefined;
}

/** Blocks that say how Terraform handles the resource, not what it is. */
const META_BLOCKS: ReadonlySet<string> = new Set(["lifecycle", "provisioner", "connection"]);
const META_ARGUMENTS: ReadonlySet<string> = new Set(["count", "for_each", "provider", "depends_on"]);

/** The one place where the evaluator's values become the contract's. */
export function propertiesOf(
  tree: BlockTree,
  address: string,
  budget: Budget,
): ReadonlyMap<string, Value<Datum>> {
  const properties = new Map<string, Value<Datum>>();
  for (const name of tree.attributeNames()) {
    const written = tree.written(name);
    const value = tree.path === "" && META_ARGUMENTS.has(name) ? undefined : tree.attribute(name);
    if (!value || !written) continue;
    const origin = { ...written, address, path: tree.pathOf(name), block: blockPlace(tree) };
    properties.set(name, datumOf(value, origin, budget));
  }
  for (const type of tree.blockTypes()) {
    if (tree.path === "" && META_BLOCKS.has(type)) continue;
    properties.set(type, blockListOf(tree.blocks(type), tree, tree.pathOf(type), address, budget));
  }
  return properties;
}

/** A block type is a list of maps, however many blocks there are; at the first block's header, else its parent's. */
function blockListOf(
  list: BlockList,
  parent: BlockTree,
  path: string,
  address: string,
  budget: Budget,
): Value<Datum> {
  const items = list.items.map((tree) =>
    known<Datum>(propertiesOf(tree, address, budget), headerOf(tree, address, tree.path)),
  );
  const from = headerOf(list.items[0] ?? parent, address, path);
  if (list.open.length === 0) return known<Datum>(items, from);
  return unknown(list.open, from, { kind: "list", items, open: true });
}

export function headerOf(tree: BlockTree, address: string, path: string): Provenance {
  const at = blockPlace(tree) ?? placeOf(tree.file, tree.header);
  return { at, kind: "block", address, path, via: [], because: [] };
}

function blockPlace({ file, entries }: BlockTree): Place | undefined {
  if (!isStandIn(file)) return undefined;
  for (const entry of entries) {
    const place = writtenAt(waysOf(entry).via, file);
    if (place) return place;
  }
  return undefined;
}

/** A value as the argument at `origin`; what exceeds the budget becomes an unknown. */
export function datumOf(value: Val, origin: Origin, budget: Budget): Value<Datum> {
  try {
    return convertVal(value, origin, budget);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const from = provenanceOf(value, origin);
    return unknown([error.reason(`${origin.address}.${origin.path}`, from.at)], from);
  }
}

function convertVal(lazy: Val, origin: Origin, budget: Budget): Value<Datum> {
  budget.enter();
  try {
    const value = force(lazy);
    const from = provenanceOf(value, origin);
    const datum = datumFrom(value, origin, budget);
    if (value.kind === "unknown") return unknown(whyOf(value, origin), from, formOf(value, origin, budget));
    if (datum === undefined) return absent(from);
    return value.sensitive ? { ...known(datum, from), sensitive: true } : known(datum, from);
  } finally {
    budget.leave();
  }
}

/** A text that is known in part is judged by that part; a sensitive one says here that it is not printed. */
function whyOf(value: UnknownVal, { file, node, address, path }: Origin): readonly Reason[] {
  const isTold = value.sensitive && partsOf(value)?.some((part) => typeof part === "string");
  if (!isTold) return value.why;
  const what = path === "" ? address : `${address}.${path}`;
  return [...value.why, { what, why: "sensitive", says: "is sensitive", at: placeOf(file, node) }];
}

/** `undefined` for null and for what is unknown. */
function datumFrom(value: Val, origin: Origin, budget: Budget): Datum | undefined {
  switch (value.kind) {
    case "string":
    case "bool":
      return value.value;
    case "number":
      return toDouble(value.value);
    case "sequence":
      return listOf(value, value.items, origin, budget);
    case "record":
      return mapOf(value, value.entries, origin, budget);
    default:
      return undefined;
  }
}

function listOf(
  container: Val,
  items: readonly Val[],
  origin: Origin,
  budget: Budget,
): readonly Value<Datum>[] {
  return items.map((item, i) =>
    convertVal(within(container, item), { ...origin, path: `${origin.path}[${i}]` }, budget),
  );
}

function mapOf(
  container: Val,
  entries: ReadonlyMap<string, Val>,
  origin: Origin,
  budget: Budget,
): ReadonlyMap<string, Value<Datum>> {
  const result = new Map<string, Value<Datum>>();
  for (const [key, entry] of entries) {
    result.set(
      key,
      convertVal(
        within(container, entry),
        { ...origin, path: `${origin.path}.${container.sensitive ? "?" : key}` },
        budget,
      ),
    );
  }
  return result;
}

function formOf(value: UnknownVal, origin: Origin, budget: Budget): Form | undefined {
  const { shape, type } = value;
  if (shape?.kind === "list")
    return { kind: "list", items: listOf(value, shape.items, origin, budget), open: true };
  if (shape?.kind === "map")
    return { kind: "map", entries: mapOf(value, shape.entries, origin, budget), open: true };
  if (type.kind === "list" || type.kind === "set") return { kind: "list", items: [], open: true };
  if (type.kind === "map" || type.kind === "object") return { kind: "map", entries: new Map(), open: true };
  const parts = partsOf(value);
  return parts && { kind: "text", parts };
}

function provenanceOf(value: Val, { file, node, address, path, block }: Origin): Provenance {
  const from = { at: placeOf(file, node), kind: "argument", address, path, ...waysOf(value.trace) } as const;
  return asWritten(from, file, block, value.kind !== "unknown" && value.kind !== "null");
}
