/** Offsets into the file's text, UTF-16 code units; `end` is exclusive. A `LineTable` turns them into a `Place`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What YAML and JSON have in common, with positions. An alias is replaced by what it names, at the alias's own span. */
export type TreeNode = ScalarNode | SequenceNode | MappingNode | InvalidNode;

interface Tagged extends Span {
  /** A tag as written: `!Sub`. Tags of YAML's own types are resolved and left out. */
  readonly tag?: string;
}

export interface ScalarNode extends Tagged {
  readonly kind: "scalar";
  readonly value: string | number | boolean | null;
  /** The text behind the value: the decoded string, or the number as written (`012345678901`, `1.10`). */
  readonly text: string;
}

export interface SequenceNode extends Tagged {
  readonly kind: "sequence";
  readonly items: readonly TreeNode[];
}

export interface MappingNode extends Tagged {
  readonly kind: "mapping";
  /** In the order of first appearance; of duplicate keys the last one counts. */
  readonly entries: ReadonlyMap<string, TreeEntry>;
  /** Where a reader of JSON asks for them: entries whose key is written again, in `entries` as its last one. */
  readonly repeated?: readonly TreeEntry[];
}

export interface TreeEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: TreeNode;
}

/** A stretch that is not read, with a diagnostic that says why. */
export interface InvalidNode extends Tagged {
  readonly kind: "invalid";
  readonly why: "error" | "limit";
}

export interface TreeComment extends Span {
  /** Without the marker and surrounding blanks. */
  readonly text: string;
  /** Whether code stands before it on its line. */
  readonly trailing: boolean;
}

/** The value under `key`, where `node` is a mapping that has it. */
export function childOf(node: TreeNode | undefined, key: string): TreeNode | undefined {
  return node?.kind === "mapping" ? node.entries.get(key)?.value : undefined;
}

/** The text of a scalar that is not null. */
export function textOf(node: TreeNode | undefined): string | undefined {
  return node?.kind === "scalar" && node.value !== null ? node.text : undefined;
}

/** The same node without its tag. */
export function untagged(node: TreeNode): TreeNode {
  const { tag, ...rest } = node;
  return tag === undefined ? node : rest;
}

/** At most this many diagnostics for one file: the first ones are those that help. */
export const MAX_SYNTAX_DIAGNOSTICS = 20;
