import type { Diagnostic } from "../../diagnostic.ts";
import { LineTable, type SourceFile } from "../../source/source-file.ts";
import { loadHcl2Json } from "./hcl2json-runtime.ts";

/** Beyond these HashiCorp's parser takes long, or dies: it recurses, and joins the lines of a heredoc one by one. */
const MOST_CHARACTERS = 256 * 1024;
const MOST_PIECES = 10_000;
const DEEPEST = 200;
const MOST_DIAGNOSTICS = 20;

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
  if (text.length > MOST_CHARACTERS) return false;
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

/** Reads `file:line,column-line,column: Summary; Detail.`, several in one text; columns count what a reader sees as one character. */
function readDiagnostics(error: string, source: SourceFile): Diagnostic[] {
  const heads = [...error.matchAll(HEAD)].slice(0, MOST_DIAGNOSTICS);
  const lines = source.text.split("\n");
  return heads.map((head, i) => {
    const text = error.slice(head.index + head[0].length, heads[i + 1]?.index);
    const [summary = "", detail = ""] = splitOnce(text.replaceAll(MENTION, "line $1"), "; ");
    const [, line = "1", column = "1", endLine = line, endColumn = column] = head;
    return {
      severity: "error",
      code: "syntax",
      message: summary,
      place: {
        file: source.path,
        start: position(lines, Number(line), Number(column)),
        end: position(lines, Number(endLine), Number(endColumn)),
      },
      help: detail,
    };
  });
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at === -1 ? [text, ""] : [text.slice(0, at), text.slice(at + separator.length)];
}
