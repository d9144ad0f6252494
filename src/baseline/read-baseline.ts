import type { Diagnostic, Outcome } from "../diagnostic.ts";
import { parseJson } from "../parse/json.ts";
import { childOf, type Span, type TreeNode } from "../parse/tree.ts";
import { LineTable, type SourceFile } from "../source/source-file.ts";
import type { Baseline, BaselineEntry } from "./baseline.ts";

/** What `writeBaseline` wrote. A file that is no baseline is an error, so that nothing is judged by half of one. */
export function readBaseline(source: SourceFile): Outcome<Baseline> {
  const parsed = parseJson(source);
  const lines = new LineTable(source);
  const entries: BaselineEntry[] = [];
  const diagnostics: Diagnostic[] = [];
  const refuse = (message: string, { start, end }: Span = { start: 0, end: 0 }) => {
    if (diagnostics.length < 10) diagnostics.push({ ...UNUSABLE, message, place: lines.place(start, end) });
  };
  const [broken] = parsed.diagnostics.filter(({ severity }) => severity === "error");
  const version = childOf(parsed.value, "version");
  const list = childOf(parsed.value, "findings");
  if (broken !== undefined)
    diagnostics.push({ ...UNUSABLE, message: `The baseline is ${broken.message}`, ...placeOf(broken) });
  else if (parsed.value?.kind !== "mapping") refuse("The baseline is no object of JSON");
  else if (version?.kind !== "scalar" || version.value !== 1)
    refuse("This version of originlint reads baselines of the version 1", version);
  else if (list?.kind !== "sequence") refuse("The baseline has no list of findings", list);
  else for (const item of list.items) readEntry(item, entries, refuse);
  return { value: { path: source.path, entries: diagnostics.length > 0 ? [] : entries }, diagnostics };
}

const UNUSABLE = {
  severity: "error",
  code: "config",
  fatal: true,
  help: "originlint baseline writes it anew",
} as const;

function placeOf({ place }: Diagnostic): Pick<Diagnostic, "place"> {
  return place === undefined ? {} : { place };
}

function readEntry(
  node: TreeNode,
  entries: BaselineEntry[],
  refuse: (message: string, span: Span) => void,
): void {
  const text = (key: string) => {
    const child = childOf(node, key);
    if (child?.kind === "scalar" && typeof child.value === "string") return child.value;
    refuse(`A finding of the baseline has no ${key}`, node);
    return "";
  };
  const fingerprint = text("fingerprint");
  if (fingerprint !== "" && !/^[0-9a-f]{16}$/.test(fingerprint))
    refuse("A fingerprint of the baseline is not 16 hexadecimal digits", node);
  entries.push({
    fingerprint,
    rule: text("rule"),
    resource: text("resource"),
    file: text("file"),
    message: text("message"),
  });
}
