import type { Attribute, Block, Body, Node } from "./ast.ts";
import { parseLabel } from "./label.ts";
import type { Parser } from "./parser-state.ts";
import { endOfBrokenItem } from "./recovery.ts";

/** A body while it is read. */
interface Draft {
  readonly attributes: Attribute[];
  readonly blocks: Block[];
  readonly names: Map<string, Attribute>;
}

interface Name extends Node {
  readonly text: string;
}

/** The whole file. */
export function parseFileBody(p: Parser): Body {
  const draft = newDraft();
  p.advance();
  while (p.kind !== "end" && !p.full) {
    if (p.kind === "}") {
      p.report("This brace closes nothing", p.start, p.end, "Remove it, or look for a brace that closes too early above");
      p.advance();
    } else {
      parseItem(p, draft);
    }
  }
  return { attributes: draft.attributes, blocks: draft.blocks, start: 0, end: p.text.length };
}

function newDraft(): Draft {
  return { attributes: [], blocks: [], names: new Map() };
}
