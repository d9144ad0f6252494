import type { Reason } from "../../value.ts";
/** Adds to the reasons why a collection is open, each once. */
export declare function addReasons(open: Reason[], why: readonly Reason[]): void;
