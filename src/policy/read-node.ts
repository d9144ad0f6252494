import { didYouMean } from "../did-you-mean.ts";
import type { MapEntry, MapNode, Mistakes, PolicyNode } from "./node.ts";

/** A text that says something. `what` begins the message of a mistake: `title`. */
export function readText(node: PolicyNode, what: string, mistakes: Mistakes): string | undefined {
  if (node.kind !== "scalar" || typeof node.value !== "string") {
    return mistakes.add(node.place, `${what} must be a text, not ${kindOf(node)}`);
  }
  const text = node.value.trim();
  return text === "" ? mistakes.add(node.place, `${what} is empty`) : text;
}

/** A word of a closed vocabulary. */
export function readWord<const W extends string>(
  node: PolicyNode,
  what: string,
  words: readonly W[],
  mistakes: Mistakes,
): W | undefined {
  const written = node.kind === "scalar" && node.value !== null ? String(node.value) : undefined;
  const word = words.find((candidate) => candidate === written);
  if (word !== undefined) return word;
  if (written === undefined) return mistakes.add(node.place, `${what} must be a word, not ${kindOf(node)}`);
  const help = didYouMean(written, words) || `; it is one of ${words.join(", ")}`;
  return mistakes.add(node.place, `${what} cannot be "${written}"${help}`);
}

/** A list of at least one item, read one by one; items that cannot be read are left out. */
export function readList<T>(
  node: PolicyNode,
  what: string,
  read: (item: PolicyNode, what: string) => T | undefined,
  mistakes: Mistakes,
): readonly T[] | undefined {
  if (node.kind !== "list") return mistakes.add(node.place, `${what} must be a list, not ${kindOf(node)}`);
  if (node.items.length === 0) return mistakes.add(node.place, `${what} is empty`);
  const items: T[] = [];
  for (const [index, item] of node.items.entries()) {
    const value = read(item, `${what}[${index}]`);
    if (value !== undefined) items.push(value);
  }
  return items;
}

export function readTexts(node: PolicyNode, what: string, mistakes: Mistakes): readonly string[] | undefined {
  return readList(node, what, (item, name) => readText(item, name, mistakes), mistakes);
}

export function readMap(node: PolicyNode, what: string, mistakes: Mistakes): MapNode | undefined {
  if (node.kind === "map") return node;
  return mistakes.add(node.place, `${what} must be a mapping, not ${kindOf(node)}`);
}

/** Reports every key that is not among `keys`. */
export function checkKeys(map: MapNode, what: string, keys: readonly string[], mistakes: Mistakes): void {
  for (const { key, keyPlace } of map.entries.values()) {
    if (keys.includes(key)) continue;
    const help = didYouMean(key, keys) || `; it has ${keys.join(", ")}`;
    mistakes.add(keyPlace, `${what} has no key "${key}"${help}`);
  }
}

/** The entry under `key`; without it, a mistake at the mapping. */
export function required(map: MapNode, key: string, what: string, mistakes: Mistakes): MapEntry | undefined {
  return map.entries.get(key) ?? mistakes.add(map.place, `${what} lacks "${key}"`);
}

/** What a node is, with its article: `a list`, `null`, `the number 5`. */
export function kindOf(node: PolicyNode): string {
  if (node.kind === "map") return "a mapping";
  if (node.kind === "list") return "a list";
  if (node.value === null) return "null";
  return typeof node.value === "string" ? "a text" : `the ${typeof node.value} ${String(node.value)}`;
}
