import { LIMITS } from "../../limits.ts";
import type { Block, HclFile, Node } from "../../parse/hcl/ast.ts";
import type { Reason } from "../../value.ts";
import { decidedAtCreation } from "../decided-later.ts";
import { type BodyView, blockType, type Located, viewBody } from "./config.ts";
import { evaluate } from "./expression.ts";
import { isRefused, mergeReasons } from "./inspect.ts";
import { type Entry, entriesOf } from "./iterate.ts";
import { Refusal, refuse } from "./refusal.ts";
import { at, bind, type Scope } from "./scope.ts";
import { attempt, reasonOf } from "./session.ts";
import type { Trace } from "./trace.ts";
import { mapOf, STRING } from "./type.ts";
import { force, objectVal, textVal, tupleVal, type UnknownVal, unknownVal, type Val } from "./val.ts";

/** A body as it is after `dynamic` blocks are expanded; attributes are evaluated when they are asked for. */
export class BlockTree {
  readonly file: HclFile;
  /** The header of the block: of a dynamic one, of its `content`. */
  readonly header: Node;
  readonly path: string;
  /** Where its entry comes from, then those of the blocks around it: of blocks and resources that are made per entry. */
  readonly entries: readonly Trace[];
  readonly #body: BodyView;
  readonly #scope: Scope;
  readonly #attributes = new Map<string, Val>();
  readonly #pending = new Set<string>();
  readonly #blocks = new Map<string, BlockList>();

  constructor(given: NewBlock & { path: string }) {
    this.#body = given.body;
    this.#scope = given.scope;
    this.file = given.file;
    this.header = given.header;
    this.path = given.path;
    this.entries = given.entries ?? [];
  }

  attributeNames(): Iterable<string> {
    return this.#body.attributes.keys();
  }

  /** The attribute as it is written: where its value stands. */
  written(name: string): Located<{ start: number; end: number }> | undefined {
    return this.#body.attributes.get(name);
  }

  attribute(name: string): Val | undefined {
    const located = this.#body.attributes.get(name);
    if (!located) return undefined;
    const cached = this.#attributes.get(name);
    if (cached) return cached;
    const scope = { ...this.#scope, file: located.file };
    const what = `${this.#scope.definition.address}.${this.pathOf(name)}`;
    const place = () => at(scope, located.node);
    if (this.#pending.has(name))
      return unknownVal([{ what, why: "cycle", says: "depends on itself", at: place() }]);
    this.#pending.add(name);
    const value = attempt(scope.module.budget, what, place, () => evaluate(located.node.value, scope));
    this.#pending.delete(name);
    this.#attributes.set(name, value);
    return value;
  }

  pathOf(name: string): string {
    return this.path === "" ? name : `${this.path}.${name}`;
  }

  blockTypes(): ReadonlySet<string> {
    return new Set(this.#body.blocks.map(({ node }) => blockType(node)));
  }

  /** The blocks of one type in the order they are written, dynamic ones expanded. */
  blocks(type: string): BlockList {
    let list = this.#blocks.get(type);
    if (!list) {
      const builder = new BlockListBuilder(this.pathOf(type), this.entries);
      // Known while it is built: a block whose for_each asks for itself sees none.
      this.#blocks.set(type, builder.list());
      for (const located of this.#body.blocks) {
        if (blockType(located.node) === type && !this.#addBlock(located, builder)) break;
      }
      list = builder.list();
      this.#blocks.set(type, list);
    }
    return list;
  }

  /** Whether more can be added. */
  #addBlock({ node, file }: Located<Block>, builder: BlockListBuilder): boolean {
    const scope = { ...this.#scope, file };
    const { header } = node;
    const address = `${this.#scope.definition.address}.${builder.path}`;
    try {
      if (node.type === "dynamic") expandDynamic(node, scope, address, builder);
      else builder.add({ body: viewBody(node.body, file), scope, file, header, entries: this.entries });
    } catch (error) {
      builder.open([reasonOf(error, address, () => at(scope, header))]);
      return !builder.isFull;
    }
    return true;
  }
}

/** `open` are the reasons why more blocks may follow, or some of them not be there. */
export interface BlockList {
  readonly items: readonly BlockTree[];
  readonly open: readonly Reason[];
}

interface NewBlock {
  readonly body: BodyView;
  readonly scope: Scope;
  readonly file: HclFile;
  readonly header: Node;
  readonly entries?: readonly Trace[];
}

class BlockListBuilder {
  readonly path: string;
  readonly outer: readonly Trace[];
  readonly #items: BlockTree[] = [];
  readonly #open: (readonly Reason[])[] = [];

  constructor(path: string, outer: readonly Trace[]) {
    this.path = path;
    this.outer = outer;
  }

  add(block: NewBlock): void {
    if (this.isFull) throw new Refusal("limit", `exceeds a limit: ${LIMITS.instances} blocks of one type`);
    block.scope.module.budget.spend(1);
    this.#items.push(new BlockTree({ ...block, path: `${this.path}[${this.#items.length}]` }));
  }

  get isFull(): boolean {
    return this.#items.length >= LIMITS.instances;
  }

  open(why: readonly Reason[]): void {
    this.#open.push(why);
  }

  list(): BlockList {
    return { items: [...this.#items], open: mergeReasons(this.#open) };
  }
}

function expandDynamic(block: Block, scope: Scope, address: string, builder: BlockListBuilder): void {
  const body = viewBody(block.body, scope.file);
  const content = block.body.blocks.find(({ type }) => type === "content");
  const forEach = body.attributes.get("for_each");
  if (!content || !forEach) refuse("a dynamic block needs for_each and content");
  const iterator = iteratorName(block);
  const collection = force(scope.module.budget.referred(() => evaluate(forEach.node.value, scope)));
  const add = ({ key, value }: Entry) => {
    const inner = bind(
      scope,
      iterator,
      objectVal([
        ["key", key],
        ["value", value],
      ]),
    );
    builder.add({
      body: viewBody(content.body, scope.file),
      scope: inner,
      file: scope.file,
      header: content.header,
      entries: value.trace ? [value.trace, ...builder.outer] : builder.outer,
    });
  };
  if (collection.kind === "unknown") {
    builder.open(collection.why);
    // What Terraform refuses has no entries, not even ones that are not known.
    if (isRefused(collection.why)) return;
    for (const entry of possibleEntries(collection, `${address}[?]`)) add(entry);
    return;
  }
  if (collection.kind === "null") refuse("cannot use a null value in for_each");
  for (const entry of entriesOf(collection) ?? []) add(entry);
}

function iteratorName(block: Block): string {
  const written = block.body.attributes.find(({ name }) => name === "iterator")?.value;
  return written?.kind === "variable" ? written.name : (block.labels[0] ?? "");
}

/** The entries that an unknown collection has or may have; where nothing is known of it, one that stands for all. */
function possibleEntries(collection: UnknownVal, source: string): readonly Entry[] {
  const filled = (collection.oneOf ?? []).flatMap((option) => {
    const entries = option.kind === "sequence" || option.kind === "record" ? entriesOf(option) : undefined;
    return entries && entries.length > 0 ? [entries] : [];
  });
  const [only] = filled;
  if (only && filled.length === 1) return only;
  const { shape, why } = collection;
  if (shape?.kind === "list") {
    const items = [...shape.items, ...(shape.maybe ?? [])];
    if (items.length > 0) return items.map((value) => ({ key: unknownVal(why), value }));
  }
  if (shape?.kind === "map" && shape.entries.size > 0) {
    return [...shape.entries].map(([key, value]) => ({ key: textVal(key), value }));
  }
  return [symbolicEntry(collection, source)];
}

function symbolicEntry(collection: UnknownVal, source: string): Entry {
  const { type, why } = collection;
  const key = unknownVal(why, { ref: { source: `${source}.key` }, notNull: true });
  const element = "element" in type ? { type: type.element } : { mayFail: true };
  return { key, value: unknownVal(why, { ref: { source: `${source}.value` }, ...element }) };
}

/** The blocks of one type as other expressions see them: `aws_x.y.origin[0].domain_name`. */
export function blocksVal(list: BlockList, source: { address: string; type: string }): Val {
  const items = list.items.map((tree) => blockVal(tree, source));
  if (list.open.length === 0) return tupleVal(items);
  const shape = { kind: "list", items: [], maybe: items } as const;
  return unknownVal(list.open, { type: { kind: "list", element: mapOf(STRING) }, shape, notNull: true });
}

/** What is written of a block; the provider may add attributes, so it stays open. */
function blockVal(tree: BlockTree, source: { address: string; type: string }): Val {
  const entries = new Map<string, Val>();
  for (const name of tree.attributeNames()) {
    const value = tree.attribute(name);
    if (value && value.kind !== "null") entries.set(name, value);
  }
  for (const type of tree.blockTypes()) entries.set(type, blocksVal(tree.blocks(type), source));
  const what = `${source.address}.${tree.path}`;
  const why: Reason = {
    what,
    why: "resource-attribute",
    says: decidedAtCreation(source.type),
  };
  const ref = { source: what, address: source.address, attribute: tree.path, type: source.type };
  return unknownVal([why], { shape: { kind: "map", entries }, ref, notNull: true });
}
