import type { Expression } from "../../src/parse/hcl/ast.ts";

/** What an expression refers to, as plans list it: `a.b.c`, then `a.b`; names of `for` are none. */
export function referencesOf(expression: Expression): readonly string[] {
  const found: string[] = [];
  collect(expression, new Set(), found);
  return found.flatMap(withPrefixes);
}

function collect(node: unknown, bound: ReadonlySet<string>, into: string[]): void {
  if (Array.isArray(node)) for (const item of node) collect(item, bound, into);
  if (!isNode(node)) return;
  const traversal = traversalOf(node);
  if (traversal !== undefined) {
    const [root = ""] = traversal.split(/[.[]/, 1);
    if (!bound.has(root) && traversal.includes(".")) into.push(traversal);
    return;
  }
  const names = "kind" in node && String(node.kind).startsWith("for") ? [node.key, node.value] : [];
  const inner = new Set([...bound, ...names.filter((name) => typeof name === "string")]);
  for (const [name, child] of Object.entries(node)) {
    if (name === "nameSpan") continue;
    collect(child, inner, into);
  }
}

type Fields = Readonly<Record<string, unknown>>;

function isNode(node: unknown): node is Fields {
  return typeof node === "object" && node !== null && !Array.isArray(node);
}

/** `aws_lb.web[0].dns_name`; what follows an index that is no literal is left off. */
function traversalOf(node: Fields): string | undefined {
  if (node.kind === "variable") return typeof node.name === "string" ? node.name : undefined;
  if (node.kind === "get-attribute" && isNode(node.object)) {
    const object = traversalOf(node.object);
    return object === undefined ? undefined : `${object}.${String(node.name)}`;
  }
  if (node.kind !== "get-index" || !isNode(node.object) || !isNode(node.key)) return undefined;
  const object = traversalOf(node.object);
  const { kind, value } = node.key;
  if (object === undefined || kind !== "literal") return undefined;
  return `${object}[${JSON.stringify(value)}]`;
}

function withPrefixes(traversal: string): readonly string[] {
  const steps = traversal.match(/[^.[\]"]+|\[[^\]]*\]/g) ?? [];
  const root = steps[0] === "data" ? 3 : 2;
  const all: string[] = [];
  let text = "";
  steps.forEach((step, index) => {
    text += index === 0 || step.startsWith("[") ? step : `.${step}`;
    if (index + 1 >= root) all.unshift(text);
  });
  return all.length > 0 ? all : [traversal];
}
