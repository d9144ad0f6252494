import type { Place } from "../source/place.ts";
import type { SourceFile } from "../source/source-file.ts";

const CACHE = new WeakMap<SourceFile, readonly number[]>();

/** The text of a line, counted from 1, without its line end; `undefined` past the end of the file. */
export function lineText(file: SourceFile, line: number): string | undefined {
  const starts = lineStarts(file);
  const start = starts[line - 1];
  if (start === undefined) return undefined;
  const next = starts[line];
  const end = next === undefined ? file.text.length : next - 1;
  // A plan may be one line of 50 MB: no pattern is looked for in it.
  return file.text.slice(start, file.text[end - 1] === "\r" && end > start ? end - 1 : end);
}

function lineStarts(file: SourceFile): readonly number[] {
  const cached = CACHE.get(file);
  if (cached) return cached;
  const starts = [0];
  for (let i = file.text.indexOf("\n"); i !== -1; i = file.text.indexOf("\n", i + 1)) starts.push(i + 1);
  CACHE.set(file, starts);
  return starts;
}

/** Per file, by the line: how long it is without the blanks at its end. */
const LENGTHS = new WeakMap<SourceFile, Map<number, number>>();

function lengthOf(file: SourceFile, line: number): number | undefined {
  const known = LENGTHS.get(file) ?? new Map<number, number>();
  LENGTHS.set(file, known);
  const length = known.get(line) ?? lineText(file, line)?.trimEnd().length;
  if (length !== undefined) known.set(line, length);
  return length;
}

/** The place cut to its first line, never empty: GitHub and people want one line. */
export function oneLine(place: Place, file: SourceFile | undefined): Place {
  const { start } = place;
  const length = file && lengthOf(file, start.line);
  const lineEnd = length === undefined ? undefined : length + 1;
  const wanted = place.end.line > start.line ? (lineEnd ?? start.column + 1) : place.end.column;
  const column = Math.max(start.column + 1, lineEnd === undefined ? wanted : Math.min(wanted, lineEnd));
  return { file: place.file, start, end: { line: start.line, column } };
}
