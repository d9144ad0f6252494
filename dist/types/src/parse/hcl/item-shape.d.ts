/** Whether an argument or a block seems to begin at `offset`; within an object, `a = 1` tells nothing. */
export declare function looksLikeItem(text: string, offset: number, inObject?: boolean): boolean;
/** Where the next unindented block header begins, or the end of the text: the surest place to read on. */
export declare function nextBlockAtMargin(text: string, offset: number): number;
