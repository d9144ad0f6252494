import type { Failure, OpenQuestion } from "./judged.ts";
/**
 * Drops what a more precise rule has said already: for one origin request (or, where no request is concerned, one subject)
 * the findings and open questions of every rule that a failing rule supersedes.
 */
export declare class Superseded {
    #private;
    constructor(failures: readonly Failure[]);
    /** The failure as far as it still stands; `undefined` where nothing is left of it. */
    remaining<T extends Failure | OpenQuestion>(item: T): T | undefined;
}
