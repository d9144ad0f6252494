import type { MapEntry, MapNode, Mistakes, PolicyNode } from "./node.ts";
/** A text that says something. `what` begins the message of a mistake: `title`. */
export declare function readText(node: PolicyNode, what: string, mistakes: Mistakes): string | undefined;
/** A word of a closed vocabulary. */
export declare function readWord<const W extends string>(node: PolicyNode, what: string, words: readonly W[], mistakes: Mistakes): W | undefined;
/** A list of at least one item, read one by one; items that cannot be read are left out. */
export declare function readList<T>(node: PolicyNode, what: string, read: (item: PolicyNode, what: string) => T | undefined, mistakes: Mistakes): readonly T[] | undefined;
export declare function readTexts(node: PolicyNode, what: string, mistakes: Mistakes): readonly string[] | undefined;
export declare function readMap(node: PolicyNode, what: string, mistakes: Mistakes): MapNode | undefined;
/** Reports every key that is not among `keys`. */
export declare function checkKeys(map: MapNode, what: string, keys: readonly string[], mistakes: Mistakes): void;
/** The entry under `key`; without it, a mistake at the mapping. */
export declare function required(map: MapNode, key: string, what: string, mistakes: Mistakes): MapEntry | undefined;
/** What a node is, with its article: `a list`, `null`, `the number 5`. */
export declare function kindOf(node: PolicyNode): string;
