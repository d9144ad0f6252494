/** One position in a text. Lines and columns count from 1; columns are UTF-16 code units. */
export interface Position {
    readonly line: number;
    readonly column: number;
}
/** A stretch of one file; `end` is exclusive. `file` is as `SourceFile.path`. */
export interface Place {
    readonly file: string;
    readonly start: Position;
    readonly end: Position;
}
/** Where something is wrong with a file as a whole. */
export declare function startOf(file: string): Place;
export declare function comparePlaces(a: Place, b: Place): number;
export declare function comparePositions(a: Position, b: Position): number;
export declare function samePlace(a: Place, b: Place): boolean;
/** The first place, or of those that lie within it the innermost; `undefined` where there is none. */
export declare function innermost(places: readonly Place[]): Place | undefined;
/** Whether `inner` lies within `outer` (same file, bounds included). */
export declare function encloses(outer: Place, inner: Place): boolean;
