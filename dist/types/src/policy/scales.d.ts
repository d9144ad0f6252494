import type { Certainty, Finding, Severity } from "../finding.ts";
/** Negative where `a` is the stronger one. */
export declare function compareCertainty(a: Certainty, b: Certainty): number;
/** Negative where `a` is the graver one. */
export declare function compareSeverity(a: Severity, b: Severity): number;
/** One step lower, not below `possible`. */
export declare function lowerCertainty(certainty: Certainty): Certainty;
/** One step lower, not below `note`. */
export declare function lowerSeverity(severity: Severity): Severity;
export declare function weakerCertainty(a: Certainty, b: Certainty): Certainty;
/** What a certainty implies where a rule says nothing else. */
export declare function severityFor(certainty: Certainty): Severity;
/** Of two versions of one finding the more careful one. */
export declare function weakerFinding(a: Finding, b: Finding): Finding;
