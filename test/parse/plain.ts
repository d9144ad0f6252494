import type { TreeNode } from "../../src/parse/tree.ts";

/** A tree as plain data, to compare it with what other parsers give. */
export function plainOf(node: TreeNode): unknown {
  if (node.kind === "scalar") return node.value;
  if (node.kind === "sequence") return node.items.map(plainOf);
  if (node.kind === "invalid") return `<${node.why}>`;
  const entries = [...node.entries.values()].map(({ key, value }) => [key, plainOf(value)]);
  return Object.fromEntries(entries);
}
