import { clusters } from "./text.ts";

/** A stretch of a line, in UTF-16 offsets from 0; `to` is exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The part of a line that fits on the screen, and where each offset of the line is found in it. */
export interface Window {
  readonly text: string;
  /** The screen column (from 0) of an offset; offsets outside are clipped to the edges. */
  column(offset: number): number;
}

const ELLIPSIS = "…";

/** Cuts a line to `width` columns around `span`; a line that fits is not cut. */
export function windowOf(line: string, span: Span, width: number): Window {
  const start = windowStart(line, span, width);
  return layOut(line, start, width);
}

function windowStart(line: string, span: Span, width: number): number {
  const budget = width - 2;
  const untilEnd = measure(line.slice(0, Math.min(span.to, 4 * width)));
  if (span.to <= 4 * width && untilEnd <= budget) return 0;
  // Not from the start: a third of the free room goes to what stands before the span.
  const spanColumns = Math.min(budget, measure(line.slice(span.from, Math.min(span.to, span.from + width))));
  const room = Math.floor((budget - spanColumns) / 3);
  return span.from - lengthOfLast(line.slice(Math.max(0, span.from - width), span.from), room);
}

function measure(text: string): number {
  let sum = 0;
  for (const cluster of clusters(text)) sum += cluster.columns;
  return sum;
}

/** How many code units at the end of `text` fit into `room` columns. */
function lengthOfLast(text: string, room: number): number {
  let used = 0;
  let length = 0;
  for (const cluster of [...clusters(text)].reverse()) {
    used += cluster.columns;
    if (used > room) break;
    length += cluster.length;
  }
  return length;
}

function layOut(line: string, start: number, width: number): Window {
  const columnOf = new Map<number, number>();
  let text = start > 0 ? ELLIPSIS : "";
  let column = text.length;
  let offset = start;
  let cut = false;
  for (const cluster of clusters(line.slice(start, start + 4 * width))) {
    const room = offset + cluster.length < line.length ? width - 1 : width;
    if (column + cluster.columns > room) {
      cut = true;
      break;
    }
    for (let i = 0; i < cluster.length; i += 1) columnOf.set(offset + i, column);
    text += cluster.text;
    column += cluster.columns;
    offset += cluster.length;
  }
  if (cut || offset < line.length) text += ELLIPSIS;
  const end = column;
  const first = start > 0 ? 1 : 0;
  return {
    text: text.trimEnd(),
    column: (wanted) => (wanted < start ? first : (columnOf.get(wanted) ?? end)),
  };
}
