import type { Diagnostic } from "../diagnostic.ts";
import { type Files } from "../source/files.ts";
/** One thing to evaluate, in the words of its front end. Paths are relative to the repository's root. */
export type Input = {
    readonly kind: "terraform";
    readonly directory: string;
    readonly touching?: readonly string[];
} | {
    readonly kind: "template";
    readonly file: string;
} | {
    readonly kind: "assembly";
    readonly directory: string;
};
export interface Discovery {
    readonly inputs: readonly Input[];
    /** Infrastructure seen, with or without a distribution. */
    readonly infrastructure: boolean;
    readonly diagnostics: readonly Diagnostic[];
}
/** What `paths` hold that sends requests to origins. `paths` exist and lie in the repository. */
export declare function discover(paths: readonly string[], files: Files): Discovery;
