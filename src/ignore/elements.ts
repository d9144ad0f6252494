import type { Body, Expression, Node } from "../parse/hcl/ast.ts";
import type { TreeNode } from "../parse/tree.ts";

/** Stretches that belong together: what is ignored where a comment stands above the first line of one. */
export function elementsOfBody(body: Body): readonly Node[] {
  const found: Node[] = [];
  const open: Body[] = [body];
  for (let here = open.pop(); here !== undefined; here = open.pop()) {
    for (const attribute of here.attributes) {
      found.push(attribute);
      addItems(attribute.value, found);
    }
    for (const block of here.blocks) {
      found.push(block);
      open.push(block.body);
    }
  }
  return found;
}

/** Modules take as objects and lists what resources take as blocks. */
function addItems(expression: Expression, found: Node[]): void {
  const open: Expression[] = [expression];
  for (let here = open.pop(); here !== undefined; here = open.pop()) {
    if (here.kind === "object") {
      for (const entry of here.entries) {
        found.push(entry);
        open.push(entry.value);
      }
    } else if (here.kind === "tuple") {
      for (const item of here.items) {
        found.push(item);
        open.push(item);
      }
    }
  }
}

/** Entries with their keys, and items; not mappings, which start where their first entry does. */
export function elementsOfTree(root: TreeNode | undefined): readonly Node[] {
  const found: Node[] = [];
  const seen = new Set<TreeNode>();
  const open = root === undefined ? [] : [root];
  for (let here = open.pop(); here !== undefined; here = open.pop()) {
    // What several aliases name is one node, and a few lines of them can name very much.
    if (seen.has(here)) continue;
    seen.add(here);
    if (here.kind === "mapping") {
      for (const { keySpan, value } of here.entries.values()) {
        if (value.end >= keySpan.start) found.push({ start: keySpan.start, end: value.end });
        open.push(value);
      }
    } else if (here.kind === "sequence") {
      for (const item of here.items) {
        found.push(item);
        open.push(item);
      }
    }
  }
  return found;
}
