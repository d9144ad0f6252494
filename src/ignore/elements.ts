import type { Block, Body, Expression, Node, ObjectExpression } from "../parse/hcl/ast.ts";
import type { MappingNode, TreeEntry, TreeNode } from "../parse/tree.ts";

/** The stretches of a file that belong together. */
export interface Elements {
  /** What is ignored where a comment stands above the first line of one. */
  readonly all: readonly Node[];
  /** What is ignored where a comment stands on the first line inside one. */
  readonly open: readonly Opened[];
}

/** A block, object or mapping that goes on below the line where it opens. */
export interface Opened extends Node {
  /** Of its brace, or of the key that it stands under. */
  readonly opens: number;
  /** Where the first thing in it begins, else its end. */
  readonly content: number;
}

export function elementsOfBody(body: Body): Elements {
  const all: Node[] = [];
  const open: Opened[] = [];
  const pending: Body[] = [body];
  for (let here = pending.pop(); here !== undefined; here = pending.pop()) {
    for (const attribute of here.attributes) {
      all.push(attribute);
      addItems(attribute.value, all, open);
    }
    for (const block of here.blocks) {
      all.push(block);
      open.push(openedBlock(block));
      pending.push(block.body);
    }
  }
  return { all, open };
}

function openedBlock({ start, end, body }: Block): Opened {
  const content = Math.min(body.end, ...[...body.attributes, ...body.blocks].map((inner) => inner.start));
  return { start, end, opens: body.start, content };
}

/** Modules take as objects and lists what resources take as blocks. */
function addItems(expression: Expression, all: Node[], open: Opened[]): void {
  const pending: Expression[] = [expression];
  for (let here = pending.pop(); here !== undefined; here = pending.pop()) {
    if (here.kind === "object") {
      open.push(openedObject(here));
      for (const entry of here.entries) {
        all.push(entry);
        pending.push(entry.value);
      }
    } else if (here.kind === "tuple") {
      for (const item of here.items) {
        all.push(item);
        pending.push(item);
      }
    }
  }
}

function openedObject({ start, end, entries }: ObjectExpression): Opened {
  return { start, end, opens: start, content: entries[0]?.start ?? end };
}

/** `all` has entries with their keys, and items; not mappings, which start where their first entry does. */
export function elementsOfTree(root: TreeNode | undefined): Elements {
  const all: Node[] = [];
  const open: Opened[] = [];
  const seen = new Set<TreeNode>();
  const pending = root === undefined ? [] : [root];
  for (let here = pending.pop(); here !== undefined; here = pending.pop()) {
    // What several aliases name is one node, and a few lines of them can name very much.
    if (seen.has(here)) continue;
    seen.add(here);
    if (here.kind === "mapping") {
      for (const entry of here.entries.values()) {
        const { keySpan, value } = entry;
        if (value.end >= keySpan.start) all.push({ start: keySpan.start, end: value.end });
        if (value.kind === "mapping") open.push(openedEntry(entry, value));
        pending.push(value);
      }
    } else if (here.kind === "sequence") {
      for (const item of here.items) {
        all.push(item);
        pending.push(item);
      }
    }
  }
  return { all, open };
}

function openedEntry({ keySpan }: TreeEntry, { start, end, entries }: MappingNode): Opened {
  const [first] = entries.values();
  const content = first?.keySpan.start ?? end;
  // Within braces, the brace may stand on a line below its key.
  const opens = content > start ? start : keySpan.start;
  return { start: keySpan.start, end, opens, content };
}
