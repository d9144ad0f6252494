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
 * A block that is never closed has swallowed what follows it. Moves everything from the first item that is not
 * indented deeper than `header` to the body around it; returns where that item begins, or `end`.
 */
export declare function moveOut(p: Parser, inner: Draft, outer: Draft, header: ItemName, end: number): number;
