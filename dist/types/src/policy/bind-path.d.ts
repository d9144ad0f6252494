import type { SubjectName } from "../rule.ts";
import { type Checked } from "./checked.ts";
import type { FieldShape } from "./field-shape.ts";
import { type Step } from "./paths.ts";
/** What a policy is about: an entity of the model, or plain resources, whose properties no table describes. */
export type PolicySubject = SubjectName | "resource";
/** A path that was checked against the type of its subject. */
export interface BoundPath {
    readonly text: string;
    /** Ways to walk, one after the other: `..` of a typed subject is spelled out when the rule is loaded. */
    readonly ways: readonly Way[];
    /** What stands at its end; `any` in plain resources. */
    readonly end: FieldShape | "any";
    /** Whether it can lead to several values. */
    readonly many: boolean;
}
export interface Way {
    readonly steps: readonly Step[];
    /** From this step on an absent value yields nothing instead of one `absent`: it was reached by `..`. */
    readonly quietUntil: number;
}
/** Parses and checks a path; the message of a failure names the field that does not exist and its nearest neighbour. */
export declare function bindPath(text: string, subject: PolicySubject): Checked<BoundPath>;
/** A shape in words, with its article: `a text`, `a list`, `a loadBalancer`. */
export declare function describe(shape: FieldShape | "any"): string;
