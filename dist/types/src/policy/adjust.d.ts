import { type NotApplicable, type Pass, type Undecidable, type Verdict } from "../rule.ts";
import type { CompiledRule } from "./compiled-rule.ts";
import type { Failure, OriginRequest, Subject } from "./judged.ts";
export type Adjusted = Pass | NotApplicable | Undecidable | {
    readonly outcome: "fail";
    readonly failure: Failure;
};
/**
 * What the engine knows better than a single rule (rules.md, head): code at the edge may choose another origin, VPC origins
 * are not reached by DNS, a request or resource may not exist at all.
 */
export declare function adjust(verdict: Verdict, rule: CompiledRule, subject: Subject, requests: readonly OriginRequest[]): Adjusted;
