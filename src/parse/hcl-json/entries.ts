import type { MappingNode, TreeEntry } from "../tree.ts";

/** All entries as they are written, those whose key is written several times among them. */
export function entriesOf({ entries, repeated }: MappingNode): readonly TreeEntry[] {
  const all = [...entries.values()];
  if (repeated === undefined) return all;
  return [...all, ...repeated].sort((a, b) => a.keySpan.start - b.keySpan.start);
}
