import type { Style, StyleName } from "./style.ts";
import { columns, wrap } from "./text.ts";

/** An underlined stretch of a shown line, in screen columns from 0, and its label. */
export interface Mark {
  readonly from: number;
  readonly to: number;
  readonly glyph: "^" | "-";
  readonly label: string;
  readonly color: StyleName;
}

interface Canvas {
  readonly style: Style;
  readonly width: number;
}

const LEAST_LABEL_WIDTH = 32;

/** The lines below a source line: the underlines with the labels that fit beside them, then the others hung below. */
export function drawMarks(marks: readonly Mark[], canvas: Canvas): string[] {
  if (marks.length === 0) return [];
  const sorted = marks.toSorted((a, b) => a.from - b.from || b.to - a.to);
  const inline = besides(sorted, canvas.width);
  const hung = sorted.filter((mark) => mark.label !== "" && !inline.includes(mark));
  const lines = [underlines(sorted, inline, canvas)];
  for (const [index, mark] of hung.toReversed().entries()) {
    const open = hung.slice(0, hung.length - 1 - index);
    // A lone label stands right below its underline; several need bars to tell whose is whose.
    if (index === 0 && marks.length > 1) lines.push(bars([...open, mark], canvas.style));
    const room = Math.max(LEAST_LABEL_WIDTH, canvas.width - mark.from);
    for (const text of wrap(mark.label, room)) {
      lines.push(
        pad(bars(open, canvas.style), widthOfBars(open), mark.from) + canvas.style(text, mark.color),
      );
    }
  }
  return lines;
}

/** The marks whose label can stand right behind them: nothing else is drawn there, and the line does not grow too long. */
function besides(marks: readonly Mark[], width: number): Mark[] {
  const chosen: Mark[] = [];
  for (const mark of marks) {
    const end = mark.to + 1 + columns(mark.label);
    const free = marks.every((other) => other.to <= mark.to || other.from > end);
    const taken = chosen.some((other) => other.to === mark.to);
    if (mark.label !== "" && free && !taken && end <= width) chosen.push(mark);
  }
  return chosen;
}

/** Marks from left to right, the primary one drawn last so that it shows where two overlap. */
function underlines(marks: readonly Mark[], inline: readonly Mark[], canvas: Canvas): string {
  const cells: { text: string; color: StyleName }[] = [];
  for (const mark of marks.toSorted((a, b) => Number(a.glyph === "^") - Number(b.glyph === "^"))) {
    for (let column = mark.from; column < mark.to; column += 1) {
      cells[column] = { text: mark.glyph, color: mark.color };
    }
  }
  for (const mark of inline) cells[mark.to + 1] = { text: mark.label, color: mark.color };
  let line = "";
  let column = 0;
  while (column < cells.length) {
    const cell = cells[column];
    if (!cell) {
      line += " ";
      column += 1;
      continue;
    }
    let run = cell.text;
    if (cell.text.length === 1) while (sameCell(cells[column + run.length], cell)) run += cell.text;
    line += canvas.style(run, cell.color, "bold");
    column += columns(run);
  }
  return line;
}

function sameCell(
  a: { text: string; color: StyleName } | undefined,
  b: { text: string; color: StyleName },
): boolean {
  return a !== undefined && a.text === b.text && a.color === b.color;
}

function bars(marks: readonly Mark[], style: Style): string {
  let line = "";
  let column = 0;
  for (const mark of marks) {
    if (mark.from < column) continue;
    line += " ".repeat(mark.from - column) + style("|", mark.color);
    column = mark.from + 1;
  }
  return line;
}

function widthOfBars(marks: readonly Mark[]): number {
  const last = marks.at(-1);
  return last ? last.from + 1 : 0;
}

function pad(text: string, from: number, to: number): string {
  return text + " ".repeat(Math.max(0, to - from));
}
