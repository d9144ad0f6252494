import type { Diagnostic } from "../diagnostic.ts";
import type { Resource } from "../evaluate/resource.ts";
import type { Certainty, ChainLink, Consequence, Finding, Severity, Undecided } from "../finding.ts";
import type { EdgeModel } from "../model/model.ts";
import type { Fail, OptionValue, SubjectName, Subjects, Undecidable } from "../rule.ts";
import type { CompiledRule } from "./compiled-rule.ts";
export type OriginRequest = Subjects["originRequest"];
export type Subject = Subjects[SubjectName] | Resource;
/** One world of one root, as the rules see it, and what a run brings along. */
export interface JudgeInput {
    /** The root's directory or the template's path. */
    readonly root: string;
    readonly model: EdgeModel;
    readonly requests: readonly OriginRequest[];
    readonly resources: readonly Resource[];
    readonly rules: readonly CompiledRule[];
    /** Milliseconds since 1970. */
    readonly now: number;
    /** What the config sets, by rule and option. */
    readonly options?: ReadonlyMap<string, Readonly<Record<string, OptionValue>>>;
    readonly chainOf: (request: OriginRequest) => readonly ChainLink[];
}
/** What the rules found in one world. */
export interface Judgement {
    readonly findings: readonly Finding[];
    readonly undecided: readonly Undecided[];
    /** By the id of the origin request. */
    readonly verdicts: ReadonlyMap<string, RequestVerdict>;
    readonly diagnostics: readonly Diagnostic[];
    /** What each rule said, by its id: how often. */
    readonly tally: ReadonlyMap<string, Tally>;
}
export type RequestVerdict = "proven" | "broken" | "undecided";
export interface Tally {
    readonly pass: number;
    readonly fail: number;
    readonly unknown: number;
    readonly notApplicable: number;
}
/** A rule that fails on a subject, with what the engine makes of it. */
export interface Failure {
    readonly rule: CompiledRule;
    readonly subject: Subject;
    /** The origin requests that fail because of it. */
    readonly requests: readonly OriginRequest[];
    readonly fail: Fail;
    readonly certainty: Certainty;
    readonly consequence: Consequence;
    readonly severity: Severity;
    readonly when?: string;
    readonly affects?: string;
}
/** A rule that cannot decide about a subject. */
export interface OpenQuestion {
    readonly rule: CompiledRule;
    readonly subject: Subject;
    readonly requests: readonly OriginRequest[];
    readonly why: Undecidable["why"];
}
