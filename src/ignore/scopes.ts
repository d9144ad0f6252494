import type { Node } from "../parse/hcl/ast.ts";
import type { TreeComment } from "../parse/tree.ts";
import type { LineTable, SourceFile } from "../source/source-file.ts";
import type { Elements, Opened } from "./elements.ts";
import type { Lines } from "./ignore.ts";

/**
 * The lines that each comment is about: its own where code stands on it; on the first line inside a block or mapping, all of
 * that; else those of the block, argument or entry that begins right below. Other comments may stand between. `undefined`
 * where there is none. Linear in comments and elements.
 */
export function scopesOf(
  comments: readonly TreeComment[],
  elements: Elements,
  source: SourceFile,
  lines: LineTable,
): readonly (Lines | undefined)[] {
  const lastLines = lastLineByFirst(elements.all, source, lines);
  const around = surroundings(comments, elements.open, lines);
  const scopes: (Lines | undefined)[] = [];
  for (let index = comments.length - 1; index >= 0; index -= 1) {
    const comment = comments[index];
    if (comment !== undefined) scopes[index] = scopeOf(comment, scopes[index + 1], comments[index + 1]);
  }
  return scopes.map((scope, index) => linesOf(around[index]) ?? scope);

  function linesOf(opened: Opened | undefined): Lines | undefined {
    if (opened === undefined) return undefined;
    const first = lines.position(opened.start).line;
    return { first, last: lastLine(opened.start, opened.end, source, lines) };
  }

  function scopeOf(
    comment: TreeComment,
    nextScope: Lines | undefined,
    next: TreeComment | undefined,
  ): Lines | undefined {
    const { line } = lines.position(comment.start);
    if (comment.trailing) return { first: line, last: line };
    const code = startBelow(source.text, comment.end);
    if (code === undefined) return undefined;
    if (next !== undefined && next.start === code) return nextScope;
    const first = lines.position(code).line;
    return { first, last: lastLines.get(first) ?? first };
  }
}

/** What each comment is the first line of, if anything; what trails code is in none. */
function surroundings(
  comments: readonly TreeComment[],
  open: readonly Opened[],
  lines: LineTable,
): readonly (Opened | undefined)[] {
  const byLine = new Map<number, Opened[]>();
  for (const opened of open) {
    const { line } = lines.position(opened.opens);
    const there = byLine.get(line);
    if (there === undefined) byLine.set(line, [opened]);
    else there.push(opened);
  }
  const found: (Opened | undefined)[] = [];
  for (const [index, comment] of comments.entries()) {
    if (comment.trailing) continue;
    const above = lines.position(comment.start).line - 1;
    const before = comments[index - 1];
    const follows = before !== undefined && !before.trailing && lines.position(before.end - 1).line >= above;
    found[index] = follows ? found[index - 1] : innermost(byLine.get(above) ?? [], comment);
  }
  return found;
}

/** Several may open on one line; what begins behind the comment, it is the first line of. */
function innermost(open: readonly Opened[], { start }: TreeComment): Opened | undefined {
  const around = open.filter(({ opens, content }) => opens < start && start < content);
  return around.reduce<Opened | undefined>(
    (inner, one) => (inner === undefined || one.opens > inner.opens ? one : inner),
    undefined,
  );
}

/** Where the text goes on, on the same line or the next one. */
function startBelow(text: string, from: number): number | undefined {
  const [blanks = ""] = /[ \t]*(?:\r?\n[ \t]*)?/y.exec(text.slice(from, from + 4096)) ?? [];
  const at = from + blanks.length;
  return at >= text.length || /[\r\n]/.test(text[at] ?? "\n") ? undefined : at;
}

function lastLineByFirst(
  elements: readonly Node[],
  source: SourceFile,
  lines: LineTable,
): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const { start, end } of elements) {
    const { line: first } = lines.position(start);
    const last = lastLine(start, end, source, lines);
    if (last > (found.get(first) ?? 0)) found.set(first, last);
  }
  return found;
}

/** The line of its last character that is not blank: a mapping of YAML ends where the next one begins. */
export function lastLine(start: number, end: number, { text }: SourceFile, lines: LineTable): number {
  let last = Math.max(start, end - 1);
  while (last > start && /\s/.test(text[last] ?? "")) last -= 1;
  return lines.position(last).line;
}
