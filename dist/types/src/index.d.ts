/** The library's face: what `import … from "originlint"` gives. */
export type { Diagnostic, DiagnosticCode } from "./diagnostic.ts";
export type { ChainLink, Finding, Report, ReportedRequest, RuleText, Summary, Undecided } from "./finding.ts";
export { type RunOptions, type RunResult, run } from "./run.ts";
export type { Place, Position } from "./source/place.ts";
export type { Reason } from "./value.ts";
