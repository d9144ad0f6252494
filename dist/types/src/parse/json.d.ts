import type { Outcome } from "../diagnostic.ts";
import { type SourceFile } from "../source/source-file.ts";
import { type TreeNode } from "./tree.ts";
/**
 * A JSON text as the tree that YAML gives too. Where it is broken the tree holds what could be read, and each error
 * is a diagnostic with its place; `undefined` for an empty text. About 50 ms per MB: test cheaply first whether the
 * text is worth it.
 */
export declare function parseJson(source: SourceFile): Outcome<TreeNode | undefined>;
