import type { Expression, Node, ObjectEntry, TemplatePart } from "../hcl/ast.ts";

/** From offsets of the text that was parsed to those of the file in which it stands. */
export type Relocation = (offset: number) => number;

/** The same expression with other offsets. As deep as the expression is high, which the parser bounds. */
export function relocate(node: Expression, at: Relocation): Expression {
  const span = spanAt(node, at);
  const move = (inner: Expression) => relocate(inner, at);
  switch (node.kind) {
    case "literal":
    case "variable":
    case "invalid":
      return { ...node, ...span };
    case "template":
      return { ...node, parts: node.parts.map((part) => relocatePart(part, at)), ...span };
    case "tuple":
      return { ...node, items: node.items.map(move), ...span };
    case "object":
      return { ...node, entries: node.entries.map((entry) => relocateEntry(entry, at)), ...span };
    case "get-attribute":
      return { ...node, object: move(node.object), ...span };
    case "get-index":
      return { ...node, object: move(node.object), key: move(node.key), ...span };
    case "splat":
      return { ...node, object: move(node.object), each: move(node.each), ...span };
    case "call":
      return { ...node, nameSpan: spanAt(node.nameSpan, at), args: node.args.map(move), ...span };
    case "unary":
      return { ...node, operand: move(node.operand), ...span };
    case "binary":
      return { ...node, left: move(node.left), right: move(node.right), ...span };
    case "conditional": {
      const { condition, otherwise } = node;
      // biome-ignore lint/suspicious/noThenProperty: the word of the language; not a promise
      const branches = { then: move(node.then), otherwise: move(otherwise) };
      return { ...node, condition: move(condition), ...branches, ...span };
    }
    case "for-tuple":
      return {
        ...node,
        collection: move(node.collection),
        body: move(node.body),
        ...condition(node, at),
        ...span,
      };
    case "for-object": {
      const bodyKey = move(node.bodyKey);
      const rest = { collection: move(node.collection), body: move(node.body), ...condition(node, at) };
      return { ...node, bodyKey, ...rest, ...span };
    }
    case "parenthesized":
      return { ...node, inner: move(node.inner), ...span };
  }
}

function condition(node: { readonly condition?: Expression }, at: Relocation): { condition?: Expression } {
  return node.condition ? { condition: relocate(node.condition, at) } : {};
}

function relocateEntry(entry: ObjectEntry, at: Relocation): ObjectEntry {
  return { key: relocate(entry.key, at), value: relocate(entry.value, at), ...spanAt(entry, at) };
}

function relocatePart(part: TemplatePart, at: Relocation): TemplatePart {
  const span = spanAt(part, at);
  const parts = (list: readonly TemplatePart[]) => list.map((inner) => relocatePart(inner, at));
  switch (part.kind) {
    case "text":
      return { ...part, ...span };
    case "interpolation":
      return { ...part, value: relocate(part.value, at), ...span };
    case "if": {
      const { otherwise } = part;
      // biome-ignore lint/suspicious/noThenProperty: the word of the language; not a promise
      const branches = { then: parts(part.then), otherwise: parts(otherwise) };
      return { ...part, condition: relocate(part.condition, at), ...branches, ...span };
    }
    case "for":
      return { ...part, collection: relocate(part.collection, at), body: parts(part.body), ...span };
  }
}

function spanAt({ start, end }: Node, at: Relocation): Node {
  return { start: at(start), end: at(end) };
}
