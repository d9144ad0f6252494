import type { Attribute, Block, Body, Node } from "./ast.ts";
import { compact } from "./compact.ts";
import type { Parser } from "./parser-state.ts";

/** A body while it is read. */
export interface Draft {
  attributes: Attribute[];
  blocks: Block[];
  /** Only for a body of many arguments: most have few, and a map for each would double the time to parse. */
  names?: Map<string, Attribute>;
}

/** The name that an argument or block begins with. */
export interface ItemName extends Node {
  readonly text: string;
}

export function newDraft(): Draft {
  return { attributes: [], blocks: [] };
}

export function finishBody(draft: Draft, start: number, end: number): Body {
  return { attributes: compact(draft.attributes), blocks: compact(draft.blocks), start, end };
}

/** Of several arguments of one name the first is kept: Terraform refuses the others. */
export function addAttribute(p: Parser, draft: Draft, attribute: Attribute): void {
  const { name, nameSpan } = attribute;
  const earlier = attributeNamed(draft, name);
  if (earlier) {
    const message = `The argument "${name}" is already set in line ${p.line(earlier.start)}`;
    p.report(message, nameSpan.start, nameSpan.end, "Keep one of the two");
    return;
  }
  draft.attributes.push(attribute);
  draft.names?.set(name, attribute);
}

function attributeNamed(draft: Draft, name: string): Attribute | undefined {
  if (draft.attributes.length < 16) return draft.attributes.find((attribute) => attribute.name === name);
  draft.names ??= new Map(draft.attributes.map((attribute) => [attribute.name, attribute]));
  return draft.names.get(name);
}

/**
 * A block that is never closed has swallowed what follows it. Takes everything out of it from the first item that
 * is not indented deeper than its header, which starts at `header`.
 */
export function takeSwallowed(p: Parser, draft: Draft, header: number): Draft & { readonly start: number } {
  const margin = column(p, header);
  let split = p.start;
  for (const { start } of [...draft.attributes, ...draft.blocks]) {
    if (start < split && column(p, start) <= margin) split = start;
  }
  const attributes = draft.attributes.filter(({ start }) => start >= split);
  const blocks = draft.blocks.filter(({ start }) => start >= split);
  draft.attributes = draft.attributes.filter(({ start }) => start < split);
  draft.blocks = draft.blocks.filter(({ start }) => start < split);
  return { attributes, blocks, start: split };
}

/** The block in which a brace is probably missing: its closing brace is indented less than its header. */
export function closedTooEarly(p: Parser, blocks: readonly Block[]): Block | undefined {
  for (const block of blocks) {
    const inner = closedTooEarly(p, block.body.blocks);
    if (inner) return inner;
    if (column(p, block.end - 1) < column(p, block.start)) return block;
  }
  return undefined;
}

function column(p: Parser, offset: number): number {
  return p.lines.position(offset).column;
}
