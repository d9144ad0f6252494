import type { Attribute, Block, Body } from "../hcl/ast.ts";
import { childOf, type Span, type TreeEntry, type TreeNode, textOf } from "../tree.ts";
import { entriesOf } from "./entries.ts";
import { readExpression } from "./expression.ts";
import type { Reader } from "./reader.ts";
import type { BlockSchema, BodySchema } from "./schema.ts";

interface Draft {
  readonly attributes: Map<string, Attribute>;
  readonly blocks: Block[];
}

/** An object, or an array of objects that are one body together, as a body. */
export function readBody(r: Reader, node: TreeNode, schema: BodySchema): Body {
  const draft: Draft = { attributes: new Map(), blocks: [] };
  for (const entry of propertiesOf(r, node, "to set the arguments of this block")) {
    if (entry.key === "//") r.comment(entry.value);
    else readProperty(r, entry, schema, draft);
  }
  const { start, end } = node;
  return { attributes: [...draft.attributes.values()], blocks: draft.blocks, start, end };
}

function readProperty(r: Reader, entry: TreeEntry, schema: BodySchema, draft: Draft): void {
  const { key: name, keySpan: nameSpan, value: node } = entry;
  const block = schema.block(name, node);
  if (block) {
    readLabels(r, node, { type: name, header: nameSpan, labels: [], schema: block }, draft.blocks);
    return;
  }
  const earlier = draft.attributes.get(name);
  if (earlier) {
    const help = `The argument ${JSON.stringify(name)} was already set in line ${r.line(earlier)}`;
    r.report("Duplicate argument", nameSpan, help);
    return;
  }
  const value = readExpression(r, node, schema.arguments?.[name] ?? schema.rest);
  const { start } = nameSpan;
  draft.attributes.set(name, { kind: "attribute", name, nameSpan, value, start, end: node.end });
}

/** A block whose type and first labels are known. */
interface Header {
  readonly type: string;
  readonly header: Span;
  readonly labels: readonly string[];
  readonly schema: BlockSchema;
}

/** The labels are properties of objects in one another; what they lead to is a block, or an array of blocks. */
function readLabels(r: Reader, node: TreeNode, header: Header, into: Block[]): void {
  const { type, labels, schema } = header;
  const label = schema.labels[labels.length];
  if (label === undefined) {
    readBlocks(r, node, header, into);
    return;
  }
  const named = propertiesOf(r, node, `to specify ${label} labels for this block`);
  if (named.length === 0 && node.kind !== "invalid") {
    const help = `At least one object property is required, whose name represents the ${type} block's ${label}`;
    r.report("Missing block label", node, help);
  }
  for (const { key, keySpan, value } of named) {
    // Only where arguments are expected it is a comment.
    if (key === "//") r.report(`Invalid ${type} ${label}`, keySpan, NAME);
    else readLabels(r, value, { ...header, header: keySpan, labels: [...labels, key] }, into);
  }
}

const NAME =
  "A name must start with a letter or underscore and may contain only letters, digits, underscores, and dashes";

function readBlocks(r: Reader, node: TreeNode, header: Header, into: Block[]): void {
  if (node.kind === "mapping") into.push(readBlock(r, node, header));
  else if (node.kind === "sequence") {
    for (const item of node.items)
      into.push(readBlock(r, item, { ...header, header: { start: item.start, end: item.start + 1 } }));
  } else if (node.kind === "scalar" && node.value !== null) {
    const help = `Either a JSON object or a JSON array is required, representing the contents of one or more ${JSON.stringify(header.type)} blocks`;
    r.report("Incorrect JSON value type", node, help);
  }
}

function readBlock(r: Reader, node: TreeNode, { type, header, labels, schema }: Header): Block {
  const body = readBody(r, node, schema.body(labels));
  const { start } = header;
  const constructPath = textOf(childOf(childOf(childOf(node, "//"), "metadata"), "path"));
  const path = constructPath === undefined ? {} : { constructPath };
  return { kind: "block", type, labels, header, body, start, end: node.end, ...path };
}

/** The properties of an object, of the objects of an array one after the other, or of null, which has none. */
function propertiesOf(r: Reader, node: TreeNode, purpose: string): readonly TreeEntry[] {
  if (node.kind === "mapping") return entriesOf(node);
  if (node.kind === "sequence") return node.items.flatMap((item) => ofItem(r, item, purpose));
  if (node.kind === "scalar" && node.value !== null)
    r.report(
      "Incorrect JSON value type",
      node,
      `Either a JSON object or JSON array of objects is required here, ${purpose}`,
    );
  return [];
}

function ofItem(r: Reader, item: TreeNode, purpose: string): readonly TreeEntry[] {
  if (item.kind === "mapping") return entriesOf(item);
  if (item.kind !== "invalid")
    r.report("Incorrect JSON value type", item, `A JSON object is required here, ${purpose}`);
  return [];
}
