import type { Diagnostic, Outcome } from "../../diagnostic.ts";
import { parseJson } from "../../parse/json.ts";
import type { Span, TreeNode } from "../../parse/tree.ts";
import { LineTable, type SourceFile } from "../../source/source-file.ts";
import { firstLine, type Site } from "../cloudformation/site.ts";

/** What the AWS CLI printed, with the table that tells where its parts stand. */
export interface Answer {
  readonly source: SourceFile;
  readonly lines: LineTable;
  readonly tree: TreeNode;
}

/**
 * Reads the JSON of an answer; `undefined` where it is broken: a distribution of which the end is missing may be another one.
 * `again` is the command that prints it.
 */
export function readAnswer(source: SourceFile, again: string): Outcome<Answer | undefined> {
  const help = `Print it again: ${again}`;
  if (!/^\s*[{[]/.test(source.text)) return { value: undefined, diagnostics: [notJson(source, help)] };
  const { value: tree, diagnostics } = parseJson(source);
  const [first] = diagnostics.filter(({ severity }) => severity === "error");
  if (first !== undefined || tree === undefined) {
    return { value: undefined, diagnostics: first === undefined ? diagnostics : [{ ...first, help }] };
  }
  return { value: { source, lines: new LineTable(source), tree }, diagnostics };
}

function notJson(source: SourceFile, help: string): Diagnostic {
  const message = `${source.path} is not JSON, and an output of the AWS CLI is read as JSON only`;
  const place = new LineTable(source).place(0, 0);
  return { severity: "error", code: "syntax", message, place, help: `${help} --output json` };
}

/** Where a stretch of an answer stands, as far as it goes on one line. */
export function siteOf(answer: Answer, span: Span, address: string, path: string): Site {
  return { at: firstLine(answer.source, answer.lines, span), address, path };
}
