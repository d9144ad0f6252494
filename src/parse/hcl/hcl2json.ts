import type { Diagnostic } from "../../diagnostic.ts";
import type { Position } from "../../source/place.ts";
import type { SourceFile } from "../../source/source-file.ts";
import { loadHcl2Json } from "./hcl2json-runtime.ts";

/** Beyond these HashiCorp's parser takes long, or dies: it recurses, and joins the lines of a heredoc one by one. */
const MOST_CHARACTERS = 256 * 1024;
const MOST_PIECES = 10_000;
const DEEPEST = 200;
const MOST_DIAGNOSTICS = 20;
/** It would be written out with all its zeros. */
const HUGE_NUMBER = /(?<![\w.-])\d[\d.]*[eE][+-]?\d{4,}(?![\w-])/;

/** Cannot occur in a message otherwise: HashiCorp's messages quote control characters. */
const FILE = "\u0001";

/**
 * Says what is wrong with a file that does not parse in the words of HashiCorp's own parser, which Terraform users
 * know. Costs 100 ms the first time. Returns `ours`, the diagnostics of `parseHcl`, where that parser cannot be
 * asked or has nothing to say. Never rejects.
 */
export async function explainSyntaxErrors(
  source: SourceFile,
  ours: readonly Diagnostic[],
): Promise<readonly Diagnostic[]> {
  if (ours.some(({ code }) => code === "too-deep") || !isHarmless(source.text)) return ours;
  try {
    const answer = (await loadHcl2Json()).call("parse", FILE, source.text);
    if (answer === undefined || !("error" in answer)) return ours;
    const theirs = readDiagnostics(answer.error, source);
    return theirs.length > 0 ? theirs.map((diagnostic) => ({ ...diagnostic, ...fatal(ours) })) : ours;
  } catch {
    return ours;
  }
}

function fatal(ours: readonly Diagnostic[]): { fatal?: true } {
  return ours.some((diagnostic) => diagnostic.fatal) ? { fatal: true } : {};
}

/**
 * Whether the Go program survives this text, and soon: counted, so that the answer is the same on every machine,
 * and since nothing can interrupt it once it runs.
 */
export function isHarmless(text: string): boolean {
  if (text.length > MOST_CHARACTERS || HUGE_NUMBER.test(text)) return false;
  let depth = 0;
  let recursions = 0;
  let pieces = 0;
  for (const sign of text) {
    if ("([{".includes(sign)) depth += 1;
    else if (")]}".includes(sign)) depth = Math.max(0, depth - 1);
    else if ("!-?*".includes(sign)) recursions += 1;
    else if ("$%\n".includes(sign)) pieces += 1;
    if (depth > DEEPEST || pieces > MOST_PIECES) return false;
  }
  return recursions <= MOST_PIECES;
}

const HEAD = new RegExp(`${FILE}:(\\d+),(\\d+)-(?:(\\d+),)?(\\d+): `, "g");
const MENTION = new RegExp(`${FILE}:(\\d+),\\d+-(?:\\d+,)?\\d+`, "g");

/** Reads `file:line,column-line,column: Summary; Detail.`, several in one text. */
function readDiagnostics(error: string, source: SourceFile): Diagnostic[] {
  const list = error.replace(/\]$/, "");
  const heads = [...list.matchAll(HEAD)].slice(0, MOST_DIAGNOSTICS + 1);
  const lines = source.text.split("\n");
  return heads.slice(0, MOST_DIAGNOSTICS).map((head, i) => {
    const text = list.slice(head.index + head[0].length, heads[i + 1]?.index);
    const [summary, detail] = splitOnce(text, "; ");
    const [, line, column, endLine = line, endColumn] = head;
    return {
      severity: "error",
      code: "syntax",
      message: tidy(summary),
      place: {
        file: source.path,
        start: position(lines, Number(line), Number(column)),
        end: position(lines, Number(endLine), Number(endColumn)),
      },
      help: tidy(detail),
    };
  });
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at === -1 ? [text, ""] : [text.slice(0, at), text.slice(at + separator.length)];
}

const CHARACTERS = new Intl.Segmenter("en", { granularity: "grapheme" });

/** From a column that counts graphemes to one that counts UTF-16 code units. */
function position(lines: readonly string[], line: number, column: number): Position {
  const characters = CHARACTERS.segment(lines[line - 1] ?? "");
  let before = 0;
  let units = 0;
  for (const { segment } of characters) {
    if (before >= column - 1) break;
    before += 1;
    units += segment.length;
  }
  return { line, column: units + 1 };
}

/** In one sentence each, without the stop at the end. */
function tidy(text: string): string {
  return text
    .replaceAll(MENTION, "line $1")
    .replace(/\s+/g, " ")
    .replace(/[\s.]+$/, "");
}
