import type { TreeNode } from "../../src/parse/tree.ts";
import { parseYaml } from "../../src/parse/yaml.ts";

/** A YAML text as JSON has it. */
export function plainYaml(text: string): unknown {
  const { value } = parseYaml({ path: "x.yaml", text });
  return value === undefined ? undefined : plain(value);
}

function plain(node: TreeNode): unknown {
  if (node.kind === "sequence") return node.items.map(plain);
  if (node.kind === "mapping")
    return Object.fromEntries([...node.entries].map(([key, { value }]) => [key, plain(value)]));
  return node.kind === "scalar" ? node.value : undefined;
}
