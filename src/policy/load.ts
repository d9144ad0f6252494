import type { Diagnostic, Outcome } from "../diagnostic.ts";
import type { TreeNode } from "../parse/tree.ts";
import { parseYaml } from "../parse/yaml.ts";
import { type Files, joinPath } from "../source/files.ts";
import { comparePlaces } from "../source/place.ts";
import { LineTable, type SourceFile } from "../source/source-file.ts";
import { unreadable } from "../source/unreadable.ts";
import type { CompiledRule } from "./compiled-rule.ts";
import { compileDocument } from "./declarative.ts";
import type { PolicyDocument } from "./document.ts";
import { Mistakes, type PolicyNode } from "./node.ts";
import { readDocument } from "./read-document.ts";

/**
 * A user's own policies: every `.yaml` and `.yml` file below a directory (or the one file that `path` names), in order.
 * All mistakes are diagnostics `policy`, each at its place; a file with a mistake gives no rule. Loading runs no code.
 */
export function loadPolicies(path: string, files: Files): Outcome<readonly CompiledRule[]> {
  const rules = new Map<string, CompiledRule>();
  const diagnostics: Diagnostic[] = [];
  const found = policyFiles(path, files);
  if (found.length === 0) diagnostics.push(policyError(`no policies in "${path}": there is no .yaml file`));
  for (const file of found) {
    const loaded = loadPolicy(file, files);
    for (const diagnostic of loaded.diagnostics) diagnostics.push(diagnostic);
    const rule = loaded.value;
    if (rule === undefined) continue;
    if (rules.has(rule.id))
      diagnostics.push(policyError(`two policies have the id "${rule.id}": rename "${file}"`));
    else rules.set(rule.id, rule);
  }
  return { value: [...rules.values()], diagnostics };
}

function loadPolicy(path: string, files: Files): Outcome<CompiledRule | undefined> {
  const read = files.read(path);
  if (!read.ok) {
    const diagnostic: Diagnostic = { ...unreadable(path, read.why), code: "policy", fatal: true };
    return { value: undefined, diagnostics: [diagnostic] };
  }
  const { value: document, diagnostics } = parsePolicy(read.file);
  const value = document && compileDocument(policyId(path), document, path);
  return { value, diagnostics };
}

/** The one surprise of YAML that policies meet. */
const QUOTE = "inside { … } a path with brackets must be quoted";

/** What YAML itself has against the file: the first says it all, the others follow from it. */
function syntaxMistakes(file: SourceFile, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.slice(0, 1).map(({ message, place }) => {
    const line = file.text.split("\n")[(place?.start.line ?? 0) - 1] ?? "";
    return {
      ...policyError(
        message.replace(": the last one counts", "").replace(": only the first is read", ", not one"),
      ),
      ...(/\{[^"']*\$[^"']*\[/.test(line) && { help: QUOTE }),
      ...(place && { place }),
    };
  });
}

/** Reads and checks one policy file; `builtIn` asks for what a rule of ours must have. */
export function parsePolicy(file: SourceFile, builtIn = false): Outcome<PolicyDocument | undefined> {
  const parsed = parseYaml(file);
  const mistakes = new Mistakes();
  const lines = new LineTable(file);
  const broken = syntaxMistakes(file, parsed.diagnostics);
  if (broken.length > 0) return { value: undefined, diagnostics: broken };
  if (parsed.value === undefined) {
    mistakes.add(lines.place(0, 0), "the policy is empty");
    return { value: undefined, diagnostics: mistakes.diagnostics };
  }
  const document = readDocument(toNode(parsed.value, lines, mistakes), mistakes, builtIn);
  const diagnostics = mistakes.diagnostics.toSorted(byPlace);
  return { value: diagnostics.length > 0 ? undefined : document, diagnostics };
}

function byPlace({ place: a }: Diagnostic, { place: b }: Diagnostic): number {
  return a && b ? comparePlaces(a, b) : 0;
}

function toNode(tree: TreeNode, lines: LineTable, mistakes: Mistakes): PolicyNode {
  const place = lines.place(tree.start, tree.end);
  if (tree.tag !== undefined) mistakes.add(place, `tags (${tree.tag}) mean nothing in a policy`);
  switch (tree.kind) {
    case "scalar":
      return { kind: "scalar", value: tree.value, place };
    case "sequence":
      return { kind: "list", items: tree.items.map((item) => toNode(item, lines, mistakes)), place };
    case "mapping": {
      const entries = [...tree.entries.values()].map(({ key, keySpan, value }) => {
        const keyPlace = lines.place(keySpan.start, keySpan.end);
        return [key, { key, keyPlace, value: toNode(value, lines, mistakes) }] as const;
      });
      return { kind: "map", entries: new Map(entries), place };
    }
    case "invalid":
      return { kind: "scalar", value: null, place };
  }
}

/** `folder/file` of the path, without its ending. */
function policyId(path: string): string {
  return path
    .replace(/\.ya?ml$/, "")
    .split("/")
    .slice(-2)
    .join("/");
}

function policyFiles(path: string, files: Files): readonly string[] {
  if (/\.ya?ml$/.test(path)) return [path];
  const found: string[] = [];
  const pending = [path];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const { name, kind, link } of files.list(next)) {
      const below = joinPath(next, name) ?? "";
      // A link to a directory may lead back to where it stands.
      if (kind === "directory" && !link) pending.push(below);
      else if (kind !== "directory" && /\.ya?ml$/.test(name)) found.push(below);
    }
  }
  return found.sort();
}

function policyError(message: string): Diagnostic {
  return { severity: "error", code: "policy", message, fatal: true };
}
