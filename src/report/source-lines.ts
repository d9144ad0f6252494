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
  return file.text.slice(start, end).replace(/\r$/, "");
}

function lineStarts(file: SourceFile): readonly number[] {
  const cached = CACHE.get(file);
  if (cached) return cached;
  const starts = [0];
  for (let i = file.text.indexOf("\n"); i !== -1; i = file.text.indexOf("\n", i + 1)) starts.push(i + 1);
  CACHE.set(file, starts);
  return starts;
}

/** The place cut to its first line, never empty: GitHub and people want one line. */
export function oneLine(place: Place, file: SourceFile | undefined): Place {
  const { start } = place;
  const text = file && lineText(file, start.line);
  const lineEnd = text === undefined ? undefined : text.trimEnd().length + 1;
  const wanted = place.end.line > start.line ? (lineEnd ?? start.column + 1) : place.end.column;
  const column = Math.max(start.column + 1, lineEnd === undefined ? wanted : Math.min(wanted, lineEnd));
  return { file: place.file, start, end: { line: start.line, column } };
}
