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
 * A block that is never closed has swallowed what follows it. Moves everything from the first item that is not
 * indented deeper than `header` to the body around it; returns where that item begins, or `end`.
 */
export function moveOut(p: Parser, inner: Draft, outer: Draft, header: ItemName, end: number): number {
  const margin = p.lines.position(header.start).column;
  let split = end;
  for (const { start } of [...inner.attributes, ...inner.blocks]) {
    if (start < split && p.lines.position(start).column <= margin) split = start;
  }
  for (const attribute of inner.attributes) {
    if (attribute.start >= split) addAttribute(p, outer, attribute);
  }
  for (const block of inner.blocks) {
    if (block.start >= split) outer.blocks.push(block);
  }
  inner.attributes = inner.attributes.filter(({ start }) => start < split);
  inner.blocks = inner.blocks.filter(({ start }) => start < split);
  return split;
}
