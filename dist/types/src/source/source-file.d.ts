import type { Place, Position } from "./place.ts";
/** A text that was read, with the table that turns offsets into lines and columns. */
export interface SourceFile {
    /** Path relative to the repository's root, with forward slashes. The key of every `Place`. */
    readonly path: string;
    readonly text: string;
}
/** Offset → position, in O(log lines). Build one per file and keep it. */
export declare class LineTable {
    #private;
    constructor(file: SourceFile);
    position(offset: number): Position;
    place(start: number, end: number): Place;
}
