import { didYouMean } from "../did-you-mean.ts";
import { childOf, type MappingNode, type Span, type TreeNode, textOf } from "../parse/tree.ts";
import type { Mistake, Read } from "./ignore.ts";
import type { KnownRules } from "./known-rules.ts";
import { withoutReason } from "./read-comment.ts";
import { readUntil } from "./until.ts";

export interface MetadataIgnore {
  readonly span: Span;
  readonly read: Read;
}

const KEYS = ["rule", "reason", "until"];
const FORM = 'Write: Metadata: { originlint: { ignore: [{ rule: "topic/name", reason: "why" }] } }';
const MOST_ENTRIES = 1000;

/** The ignores in the `Metadata` of a resource of a template. */
export function readMetadata(resource: TreeNode, known: KnownRules): readonly MetadataIgnore[] {
  const metadata = childOf(resource, "Metadata");
  const node = childOf(metadata, "originlint");
  if (node === undefined) return misspelt(metadata);
  if (node.kind !== "mapping") return [refusedAt(node, "Metadata.originlint must hold ignore")];
  const list = childOf(node, "ignore");
  const unknown = unknownKeys(node, ["ignore"], "Metadata.originlint");
  const others = unknown.length > 0 ? [{ span: node, read: { mistakes: unknown } }] : [];
  if (list === undefined) return others;
  if (list.kind !== "sequence") return [...others, refusedAt(list, "Metadata.originlint.ignore is no list")];
  const entries = list.items.slice(0, MOST_ENTRIES);
  return [...others, ...entries.map((entry) => ({ span: entry, read: readEntry(entry, known) }))];
}

/** `OriginLint`, `origin-lint`: it would ignore nothing. */
function misspelt(metadata: TreeNode | undefined): readonly MetadataIgnore[] {
  if (metadata?.kind !== "mapping") return [];
  const keys = [...metadata.entries.values()].filter(({ key }) => /^origin[-_ ]?lint\b/i.test(key));
  return keys.map(({ key, keySpan }) =>
    refusedAt(keySpan, `Metadata.${key.slice(0, 80)} ignores nothing: it is written "originlint"`),
  );
}

/** Of a template as a whole nothing is ignored. */
export function misplacedMetadata(root: TreeNode | undefined): readonly MetadataIgnore[] {
  const metadata = childOf(root, "Metadata");
  const node = childOf(metadata, "originlint");
  if (node === undefined) return misspelt(metadata);
  return [refusedAt(node, "Only the Metadata of a resource holds ignores, and this is that of the template")];
}

function readEntry(entry: TreeNode, known: KnownRules): Read {
  if (entry.kind !== "mapping") return refused("An entry of ignore must have a rule and a reason");
  const mistakes = [...unknownKeys(entry, KEYS, "An ignore")];
  const node = childOf(entry, "rule");
  if (node === undefined) return refused("An ignore in metadata names no rule", mistakes);
  const rule = node.kind === "scalar" && typeof node.value === "string" ? node.value.trim() : undefined;
  if (rule === undefined) return refused("The rule of an ignore must be one text", mistakes);
  const mistake = known.mistakeIn(rule.slice(0, 200));
  if (mistake !== undefined) return { mistakes: [...mistakes, mistake] };
  const until = childOf(entry, "until");
  const end = until && readUntil(textOf(until) ?? "");
  if (end?.ok === false) return refused(end.why, mistakes);
  const given = childOf(entry, "reason");
  if (
    given !== undefined &&
    (given.kind !== "scalar" || (given.value !== null && typeof given.value !== "string"))
  )
    return refused("The reason of an ignore must be a text", mistakes);
  const reason = textOf(given)?.trim() ?? "";
  if (reason === "") mistakes.push(withoutReason([rule]));
  return {
    value: { rules: [rule], ...(reason !== "" && { reason }), ...(end?.ok && { ends: end.ends }) },
    mistakes,
  };
}

function unknownKeys(node: MappingNode, keys: readonly string[], what: string): Mistake[] {
  const unknown = [...node.entries.keys()].filter((key) => !keys.includes(key)).slice(0, 3);
  return unknown.map((key) => {
    const message = `${what} has no key "${key.slice(0, 80)}"${didYouMean(key, keys)}`;
    return { severity: "warning", message, help: FORM };
  });
}

function refusedAt(span: Span, message: string): MetadataIgnore {
  return { span, read: refused(message) };
}

function refused(message: string, others: readonly Mistake[] = []): Read {
  return { mistakes: [...others, { severity: "warning", message, help: FORM }] };
}
