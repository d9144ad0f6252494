import type { Files } from "../source/files.ts";
export interface Tree {
    /** Directory → names of its files. Only directories with files; sorted. */
    readonly directories: ReadonlyMap<string, readonly string[]>;
    /** Whether the walk ended at a limit, so that more may lie below. */
    readonly cut: boolean;
}
/** All files below a directory, without descending through symbolic links. */
export declare function walk(start: string, files: Files): Tree;
