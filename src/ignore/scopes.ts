import type { Node } from "../parse/hcl/ast.ts";
import type { TreeComment } from "../parse/tree.ts";
import type { LineTable, SourceFile } from "../source/source-file.ts";
import type { Lines } from "./ignore.ts";

/**
 * The lines that each comment is about: its own where code stands on it, else those of the block, argument or entry that
 * begins right below; other comments may stand between. `undefined` where there is none. Linear in comments and elements.
 */
export function scopesOf(
  comments: readonly TreeComment[],
  elements: readonly Node[],
  source: SourceFile,
  lines: LineTable,
): readonly (Lines | undefined)[] {
  const lastLines = lastLineByFirst(elements, source, lines);
  const scopes: (Lines | undefined)[] = [];
  for (let index = comments.length - 1; index >= 0; index -= 1) {
    const comment = comments[index];
    if (comment !== undefined) scopes[index] = scopeOf(comment, scopes[index + 1], comments[index + 1]);
  }
  return scopes;

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
