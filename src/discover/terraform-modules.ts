import type { Diagnostic } from "../diagnostic.ts";
import { isConfigurationFile } from "../evaluate/terraform/file-names.ts";
import { type Files, joinPath } from "../source/files.ts";
import { unreadable } from "../source/unreadable.ts";
import { type Called, type CallGraph, callGraph } from "./call-graph.ts";
import type { Tree } from "./walk.ts";

/** The local call graph of a repository, by text: parsing every module to find the few that matter would cost most of the run. */
export interface ModuleGraph extends CallGraph {
  readonly diagnostics: readonly Diagnostic[];
}

/** In native syntax and in JSON. */
const LOCAL_SOURCE = /\bsource(?:\s*=|"\s*:)\s*"(\.{1,2}(?:\/[^"]*)?)"/g;
const CLOUDFRONT =
  /\baws_cloudfront_(?:distribution|vpc_origin|multitenant_distribution|distribution_tenant)\b/;
/** For a text that cannot be decoded. */
const CLOUDFRONT_BYTES = ["aws_cloudfront_distribution", "aws_cloudfront_vpc_origin"];
const REMOTE_CLOUDFRONT = /\bsource(?:\s*=|"\s*:)\s*"[^"]*?(?:cloudfront|cdn)/i;

export function scanModules(tree: Tree, files: Files): ModuleGraph {
  const modules = new Map<string, Called>();
  const diagnostics: Diagnostic[] = [];
  for (const [directory, names] of tree.directories) {
    const sources = names.filter(isConfigurationFile);
    if (sources.length === 0) continue;
    modules.set(directory, scanModule(directory, sources, files, diagnostics));
  }
  return { ...callGraph(modules), diagnostics };
}

function scanModule(
  directory: string,
  names: readonly string[],
  files: Files,
  diagnostics: Diagnostic[],
): Called {
  const calls = new Set<string>();
  let namesCloudFront = false;
  for (const name of names) {
    const path = directory === "" ? name : `${directory}/${name}`;
    const result = files.peek(path);
    if (!result.ok) {
      diagnostics.push(unreadable(path, result.why));
      namesCloudFront ||= files.mentions(path, CLOUDFRONT_BYTES);
      continue;
    }
    const { text } = result.file;
    for (const source of localSources(text)) {
      const callee = joinPath(directory, source);
      if (callee !== undefined && callee !== directory) calls.add(callee);
    }
    namesCloudFront ||= CLOUDFRONT.test(text) || REMOTE_CLOUDFRONT.test(text);
  }
  return { calls: [...calls], namesCloudFront };
}

/** The local sources of a text's module calls, without those that are commented out; in one pass over the text. */
function* localSources(text: string): Iterable<string> {
  let line: LineStart = { at: 0, isComment: isCommentLine(text, 0), next: text.indexOf("\n") };
  let comments: readonly Span[] | undefined;
  let passed = 0;
  for (const { index, 1: source } of text.matchAll(LOCAL_SOURCE)) {
    line = lineOf(text, index, line);
    if (source === undefined || line.isComment) continue;
    comments ??= blockComments(text);
    let comment = comments[passed];
    while (comment !== undefined && comment.end <= index) comment = comments[++passed];
    if (comment === undefined || index < comment.start) yield source;
  }
}

interface LineStart {
  readonly at: number;
  readonly isComment: boolean;
  /** The line's end; negative on the last line. */
  readonly next: number;
}

/** The line in which `index` lies, found from one before it. */
function lineOf(text: string, index: number, from: LineStart): LineStart {
  if (from.next < 0 || from.next >= index) return from;
  let { at, next } = from;
  while (next >= 0 && next < index) {
    at = next + 1;
    next = text.indexOf("\n", at);
  }
  return { at, isComment: isCommentLine(text, at), next };
}

function isCommentLine(text: string, start: number): boolean {
  LINE_COMMENT.lastIndex = start;
  return LINE_COMMENT.test(text);
}

const LINE_COMMENT = /[^\S\n]*(?:#|\/\/)/y;
/** Only one that begins a line: elsewhere `/*` is mostly part of a path pattern or an ARN. */
const BLOCK_COMMENT = /^[ \t]*\/\*/gm;

/** A part of a text, by offsets. */
interface Span {
  readonly start: number;
  readonly end: number;
}

function blockComments(text: string): readonly Span[] {
  const found: Span[] = [];
  let end = 0;
  for (const { 0: opening, index } of text.matchAll(BLOCK_COMMENT)) {
    if (index < end) continue;
    const closing = text.indexOf("*/", index + opening.length);
    end = closing < 0 ? text.length : closing;
    found.push({ start: index, end });
  }
  return found;
}
