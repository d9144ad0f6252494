import type { TreeNode } from "./tree.ts";
import { parseYaml } from "./yaml.ts";

/**
 * A YAML text as plain arrays, objects and scalars. Throws where it is none, where a limit cuts it off, and where it says
 * what can be read in two ways: a key twice, several documents, a tag of its own.
 */
export function decodeYaml(text: string): unknown {
  const { value, diagnostics } = parseYaml({ path: "", text });
  const [problem] = diagnostics;
  if (problem) throw new Error(problem.message);
  return value === undefined ? null : dataOf(value);
}

function dataOf(node: TreeNode): unknown {
  if (node.tag !== undefined) throw new Error(`the tag ${node.tag} has no meaning here`);
  switch (node.kind) {
    case "scalar":
      return node.value;
    case "sequence":
      return node.items.map(dataOf);
    case "mapping":
      return Object.fromEntries([...node.entries.values()].map(({ key, value }) => [key, dataOf(value)]));
    case "invalid":
      throw new Error("a part of the text cannot be read");
  }
}
