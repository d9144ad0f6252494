import type { Outcome } from "../diagnostic.ts";
import type { SourceFile } from "../source/source-file.ts";
import type { TreeComment, TreeNode } from "./tree.ts";
/**
 * The first document of a YAML text, by the core schema of YAML 1.2 (`On` and `2012-10-17` are texts).
 * Where the text is broken the tree holds what could be read, and each error is a diagnostic with its place;
 * `undefined` for an empty text.
 */
export declare function parseYaml(source: SourceFile): Outcome<TreeNode | undefined>;
/** Every comment of a YAML text, in order. */
export declare function yamlComments(source: SourceFile): readonly TreeComment[];
