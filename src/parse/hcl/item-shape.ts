import { endOfName } from "./characters.ts";

const NAME = "[\\p{ID_Start}_][\\p{ID_Continue}-]*";
const ATTRIBUTE = new RegExp(`${NAME}[ \\t]*=(?![=>])`, "uy");
const BLOCK = new RegExp(`${NAME}(?:[ \\t]+"[^"\\n]*")*[ \\t]*\\{`, "uy");
const BLOCK_AT_MARGIN = new RegExp(`^${NAME}(?:[ \\t]+"[^"\\n]*")*[ \\t]*\\{`, "gmu");

/** Whether an argument or a block seems to begin at `offset`; within an object, `a = 1` tells nothing. */
export function looksLikeItem(text: string, offset: number, inObject = false): boolean {
  if (endOfName(text, offset) === offset) return false;
  return (!inObject && fits(ATTRIBUTE, text, offset)) || fits(BLOCK, text, offset);
}

function fits(shape: RegExp, text: string, offset: number): boolean {
  shape.lastIndex = offset;
  return shape.test(text);
}

/** Where the next unindented block header begins, or the end of the text: the surest place to read on. */
export function nextBlockAtMargin(text: string, offset: number): number {
  BLOCK_AT_MARGIN.lastIndex = offset;
  return BLOCK_AT_MARGIN.exec(text)?.index ?? text.length;
}
