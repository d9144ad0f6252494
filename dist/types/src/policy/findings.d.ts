import type { Finding } from "../finding.ts";
import type { Failure, JudgeInput } from "./judged.ts";
/** One finding for the failures of one rule at one primary place, sorted by place. */
export declare function findingsOf(failures: readonly Failure[], input: JudgeInput): readonly Finding[];
export declare function compareFindings(a: Finding, b: Finding): number;
