import type { Attribute, Block, Body, Node } from "./ast.ts";
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
export declare function newDraft(): Draft;
export declare function finishBody(draft: Draft, start: number, end: number): Body;
/** Of several arguments of one name the first is kept: Terraform refuses the others. */
export declare function addAttribute(p: Parser, draft: Draft, attribute: Attribute): void;
/**
 * A block that is never closed has swallowed what follows it. Takes everything out of it from the first item that
 * is not indented deeper than its header, which starts at `header`.
 */
export declare function takeSwallowed(p: Parser, draft: Draft, header: number): Draft & {
    readonly start: number;
};
/** The block in which a brace is probably missing: its closing brace is indented less than its header. */
export declare function closedTooEarly(p: Parser, blocks: readonly Block[]): Block | undefined;
