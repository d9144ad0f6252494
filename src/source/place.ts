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
export function startOf(file: string): Place {
  return { file, start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
}

export function comparePlaces(a: Place, b: Place): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return comparePositions(a.start, b.start) || comparePositions(a.end, b.end);
}

export function comparePositions(a: Position, b: Position): number {
  return a.line - b.line || a.column - b.column;
}

export function samePlace(a: Place, b: Place): boolean {
  return comparePlaces(a, b) === 0;
}

/** The first place, or of those that lie within it the innermost; `undefined` where there is none. */
export function innermost(places: readonly Place[]): Place | undefined {
  let found: Place | undefined;
  for (const place of places) if (found === undefined || encloses(found, place)) found = place;
  return found;
}

/** Whether `inner` lies within `outer` (same file, bounds included). */
export function encloses(outer: Place, inner: Place): boolean {
  return (
    outer.file === inner.file &&
    comparePositions(outer.start, inner.start) <= 0 &&
    comparePositions(inner.end, outer.end) <= 0
  );
}
