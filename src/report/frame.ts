import type { Place } from "../source/place.ts";
import type { SourceFile } from "../source/source-file.ts";
import type { ReportContext } from "./context.ts";
import { drawMarks, type Mark } from "./frame-marks.ts";
import { lineText, oneLine } from "./source-lines.ts";
import type { Style, StyleName } from "./style.ts";
import { sentence, visible } from "./text.ts";
import { windowOf } from "./window.ts";

/** A place to show, with what it contributes. */
export interface Label {
  readonly place: Place;
  readonly text: string;
  readonly primary: boolean;
}

/** How a frame is drawn: the colour of the primary place, and what follows the first `file:line:column`. */
export interface FrameOptions {
  readonly style: Style;
  readonly color: StyleName;
  readonly subject?: string;
}

/** A frame's lines, and the width of its line numbers, for what is printed below it. */
export interface Frame {
  readonly lines: readonly string[];
  readonly gutter: number;
}

interface Spot extends Label {
  /** The source line, where it can be read. */
  readonly line: string | undefined;
}

interface FileBlock {
  readonly file: string;
  readonly source: SourceFile | undefined;
  readonly spots: Spot[];
}

const FILL_GAP = 2;
const HEADER_SEARCH = 200;
const LEAST_WIDTH = 40;

/** Shows every labelled place in its own file, several of one file in one block, the first label's file first. */
export function drawFrame(labels: readonly Label[], context: ReportContext, options: FrameOptions): Frame {
  const blocks = blocksOf(mergeSame(labels), context);
  const lastLine = Math.max(
    1,
    ...blocks.flatMap((block) => block.spots.map((spot) => spot.place.start.line)),
  );
  const gutter = String(lastLine).length;
  const bar = options.style(`${" ".repeat(gutter)} |`, "blue");
  const lines: string[] = [];
  for (const [index, block] of blocks.entries()) {
    const subject = index === 0 ? options.subject : undefined;
    lines.push(blockHead(block, index === 0 ? "-->" : ":::", gutter, context, options.style, subject));
    const body = drawBody(block, gutter, context, options);
    if (body.length > 0) lines.push(bar, ...body);
    lines.push(bar);
  }
  return { lines, gutter };
}

/** Two labels on one place become one, the primary one first. */
function mergeSame(labels: readonly Label[]): Label[] {
  const merged = new Map<string, Label>();
  for (const label of labels) {
    const { file, start, end } = label.place;
    const key = JSON.stringify([file, start.line, start.column, end.line, end.column]);
    const other = merged.get(key);
    if (!other) merged.set(key, label);
    else
      merged.set(key, {
        ...other,
        text: joinTexts(other.text, label.text),
        primary: other.primary || label.primary,
      });
  }
  return [...merged.values()];
}

function joinTexts(a: string, b: string): string {
  return [...new Set([a, b])].filter((text) => text !== "").join("; ");
}

function blocksOf(labels: readonly Label[], context: ReportContext): FileBlock[] {
  const blocks = new Map<string, FileBlock>();
  for (const label of labels) {
    const { file } = label.place;
    const source = context.source(file);
    const block = blocks.get(file) ?? { file, source, spots: [] };
    blocks.set(file, block);
    const place = oneLine(label.place, source);
    block.spots.push({ ...label, place, line: source && lineText(source, place.start.line) });
  }
  return [...blocks.values()];
}

function blockHead(
  block: FileBlock,
  arrow: string,
  gutter: number,
  context: ReportContext,
  style: Style,
  subject: string | undefined,
): string {
  const spot = block.spots.find((one) => one.primary) ?? block.spots[0];
  const at = spot ? `:${spot.place.start.line}:${spot.place.start.column}` : "";
  const where = `${visible(context.displayPath(block.file))}${at}`;
  const unread = block.spots.filter((one) => one.line === undefined && one.text !== "");
  const says = unread.map((one) => sentence(one.text)).join("; ");
  const tail = [subject && style(` in ${sentence(subject)}`, "dim"), says && `: ${says}`]
    .filter(Boolean)
    .join("");
  return `${" ".repeat(gutter)}${style(arrow, "blue")} ${where}${tail}`;
}

function drawBody(block: FileBlock, gutter: number, context: ReportContext, options: FrameOptions): string[] {
  const { source } = block;
  if (!source) return [];
  const width = Math.max(LEAST_WIDTH, context.width - gutter - 3);
  const lines: string[] = [];
  let previous: number | undefined;
  for (const number of linesToShow(block.spots, source)) {
    if (previous !== undefined && number > previous + 1) lines.push(options.style("...", "blue"));
    previous = number;
    const text = lineText(source, number) ?? "";
    const spots = block.spots.filter((spot) => spot.place.start.line === number);
    lines.push(...drawLine(number, text, spots, { gutter, width, ...options }));
  }
  return lines;
}

/** The labelled lines, the header of the block that each stands in, and what lies between near ones. */
function linesToShow(spots: readonly Spot[], source: SourceFile): number[] {
  const wanted = new Set<number>();
  for (const spot of spots) {
    if (spot.line === undefined) continue;
    wanted.add(spot.place.start.line);
    const header = headerAbove(source, spot.place.start.line);
    if (header !== undefined) wanted.add(header);
  }
  const sorted = [...wanted].sort((a, b) => a - b);
  return sorted.flatMap((line, index) => {
    const next = sorted[index + 1];
    if (next === undefined || next - line - 1 > FILL_GAP) return [line];
    return Array.from({ length: next - line }, (_, i) => line + i);
  });
}

/** The nearest line above that is indented less and says something: `origin {` in HCL, `- Id: api` in YAML, `"Origins": [` in JSON. */
function headerAbove(source: SourceFile, line: number): number | undefined {
  if (line === 1) return undefined;
  let least = indentation(lineText(source, line) ?? "");
  for (let above = line - 1; above >= Math.max(1, line - HEADER_SEARCH) && least > 0; above -= 1) {
    const text = lineText(source, above) ?? "";
    if (text.trim() === "" || indentation(text) >= least) continue;
    if (/[\p{L}\p{N}]/u.test(text)) return above;
    least = indentation(text);
  }
  return undefined;
}

function indentation(text: string): number {
  return text.length - text.trimStart().length;
}

interface LineOptions extends FrameOptions {
  readonly gutter: number;
  readonly width: number;
}

/** One source line with its marks; drawn again where its labelled places are too far apart for one window. */
function drawLine(number: number, text: string, spots: readonly Spot[], options: LineOptions): string[] {
  const bar = options.style(`${" ".repeat(options.gutter)} |`, "blue");
  const head = options.style(`${String(number).padStart(options.gutter)} |`, "blue");
  const lines: string[] = [];
  for (const group of groupByWindow(spots, options.width)) {
    const window = windowOf(text, extent(group), options.width);
    lines.push(`${head} ${window.text}`.trimEnd());
    const marks = group.map((spot) => markOf(spot, window, options));
    for (const line of drawMarks(marks, options)) lines.push(`${bar} ${line}`);
  }
  return lines;
}

function groupByWindow(spots: readonly Spot[], width: number): (readonly Spot[])[] {
  if (spots.length === 0) return [[]];
  const groups: Spot[][] = [];
  for (const spot of spots.toSorted((a, b) => a.place.start.column - b.place.start.column)) {
    const group = groups.at(-1);
    const first = group?.[0];
    const near = first !== undefined && spot.place.end.column - first.place.start.column <= width - 4;
    if (group && near) group.push(spot);
    else groups.push([spot]);
  }
  return groups;
}

function extent(spots: readonly Spot[]): { from: number; to: number } {
  if (spots.length === 0) return { from: 0, to: 0 };
  const from = Math.min(...spots.map((spot) => spot.place.start.column)) - 1;
  return { from, to: Math.max(...spots.map((spot) => spot.place.end.column)) - 1 };
}

function markOf(spot: Spot, window: { column(offset: number): number }, options: LineOptions): Mark {
  const from = window.column(spot.place.start.column - 1);
  const to = Math.max(from + 1, window.column(spot.place.end.column - 1));
  const color = spot.primary ? options.color : "blue";
  return { from, to, glyph: spot.primary ? "^" : "-", label: sentence(spot.text), color };
}
