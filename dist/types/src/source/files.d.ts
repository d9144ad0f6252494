import type { SourceFile } from "./source-file.ts";
export type ReadFailure = "not-found"
/** A symbolic link that leads nowhere, or in a circle. */
 | "broken-link" | "not-a-file" | "outside-repository" | "too-large" | "not-utf8" | "unreadable" | "limit";
export type ReadResult = {
    readonly ok: true;
    readonly file: SourceFile;
} | {
    readonly ok: false;
    readonly why: ReadFailure;
};
export interface DirectoryEntry {
    readonly name: string;
    /** `dead-link`: a symbolic link that leads nowhere or outside the repository; `read` tells which. */
    readonly kind: "file" | "directory" | "dead-link";
    /** A symbolic link: walkers do not descend through one. */
    readonly link?: true;
}
/**
 * The only way to the disk for everything between discovery and report. Paths are relative to the
 * repository's root, with forward slashes; none leads outside it, through `..` or a symbolic link, nor into `.git`,
 * where credentials may lie. Reading is cached: one path gives one `SourceFile`.
 */
export interface Files {
    read(path: string): ReadResult;
    /** As `read`, for a glance at very many: neither cached nor counted towards the limits. */
    peek(path: string): ReadResult;
    /** Sorted by name; empty where there is no such directory. Symbolic links that stay inside count as what they point at. */
    list(directory: string): readonly DirectoryEntry[];
    exists(path: string): boolean;
    isDirectory(path: string): boolean;
    /** Whether the file holds one of the texts, in UTF-8 or UTF-16; false where it cannot be read. Neither cached nor counted. */
    mentions(path: string, texts: readonly string[]): boolean;
    /** For display (`path.cwd`, `path.module`): never read through it. */
    readonly root: string;
}
/** Joins and normalises; `undefined` where the result would leave the repository. `""` is the root itself. */
export declare function joinPath(base: string, relative: string): string | undefined;
export declare function directoryOf(path: string): string;
