import { type DirectoryEntry, type Files, type ReadResult } from "./files.ts";
/** The repository on disk, jailed to its root. */
export declare class DiskFiles implements Files {
    #private;
    readonly root: string;
    /** `root` must exist. */
    constructor(root: string);
    read(path: string): ReadResult;
    list(directory: string): readonly DirectoryEntry[];
    exists(path: string): boolean;
    isDirectory(path: string): boolean;
    mentions(path: string, texts: readonly string[]): boolean;
}
