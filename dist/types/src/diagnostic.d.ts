import type { Place } from "./source/place.ts";
/** What can go wrong with the job itself, as opposed to what a rule finds. Codes are part of the JSON report. */
export type DiagnosticCode = "syntax" | "encoding" | "unreadable" | "outside-repository" | "too-large" | "too-deep" | "limit" | "live" | "handlers" | "not-infrastructure" | "no-infrastructure" | "no-distribution" | "evaluation" | "module-cycle" | "module-not-found" | "template" | "config" | "policy" | "ignore/invalid" | "ignore/unused"
/** An entry of the config that is about nothing. */
 | "config/unused" | "baseline/resolved" | "internal";
export interface Diagnostic {
    readonly severity: "error" | "warning" | "note";
    readonly code: DiagnosticCode;
    /** One sentence, no final stop, no stack trace. */
    readonly message: string;
    readonly place?: Place;
    /** What to do about it. */
    readonly help?: string;
    /** Where it comes from a file that holds or calls a distribution, an error makes the exit status 2. */
    readonly fatal?: boolean;
}
/** What every step of the pipeline returns: it never throws for bad input. */
export interface Outcome<T> {
    readonly value: T;
    readonly diagnostics: readonly Diagnostic[];
}
