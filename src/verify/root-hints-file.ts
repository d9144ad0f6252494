import { isIP } from "node:net";
import { normalizeName } from "../names.ts";

export interface RootHint {
  readonly name: string;
  readonly addresses: readonly string[];
}

/** The root servers of a hints file in the form of IANA's named.root: lines with a name and an A or AAAA record. */
export function parseRootHints(text: string): readonly RootHint[] {
  const hints = new Map<string, string[]>();
  for (const line of text.split("\n")) {
    const words = line.split(";", 1)[0]?.trim().split(/\s+/) ?? [];
    const type = words.findIndex((word, index) => index > 0 && /^(A|AAAA)$/i.test(word));
    const [name, address] = [words[0], words[type + 1]];
    if (type < 1 || name === undefined || address === undefined) continue;
    if (isIP(address) !== (words[type]?.length === 4 ? 6 : 4)) continue;
    hints.set(normalizeName(name), [...(hints.get(normalizeName(name)) ?? []), address]);
  }
  return [...hints].map(([name, addresses]) => ({ name, addresses }));
}
