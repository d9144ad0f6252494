/** Where the given paths are: the root that jails all reading, and the paths relative to it. */
export interface Located {
    /** Absolute, without symbolic links. */
    readonly root: string;
    /** Relative to the root, with forward slashes; `""` is the root. */
    readonly paths: readonly string[];
}
export type Location = {
    readonly ok: true;
    readonly value: Located;
} | {
    readonly ok: false;
    readonly message: string;
};
/**
 * The repository's root is the nearest parent with `.git`; without one, the working directory if it holds the path, else the
 * path's own directory. All paths must lie in one repository.
 */
export declare function locate(paths: readonly string[], workingDirectory: string): Location;
