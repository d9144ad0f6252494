import type { MessageArgument } from "../rule.ts";
import type { Provenance, Value } from "../value.ts";
import { type BoundPath, type PolicySubject } from "./bind-path.ts";
import { type Checked } from "./checked.ts";
/** A text with `{placeholders}`, each a path into the subject, or else the name of a verdict's argument. */
export interface Template {
    readonly parts: readonly (string | Placeholder)[];
}
export interface Placeholder {
    readonly name: string;
    readonly path?: BoundPath;
}
/** Stands in a message whose placeholder is neither a path nor an argument: a mistake of the rule. */
export declare const NO_ARGUMENT = "the rule gives no";
/** `{{` and `}}` stand for the braces themselves. A placeholder that is no path is left to the verdict's arguments. */
export declare function readTemplate(text: string, subject: PolicySubject): Checked<Template>;
/** What is wrong with a placeholder that should be a path; `undefined` where all are. */
export declare function placeholderProblem(template: Template, subject: PolicySubject): string | undefined;
export interface Rendered {
    readonly text: string;
    /** Where the values in it come from. */
    readonly from: readonly Provenance[];
}
/** Fills in a template: the verdict's arguments first, then the subject's values. */
export declare function render(template: Template, subject: unknown, from: Provenance, args: Readonly<Record<string, MessageArgument>>): Rendered;
/** A value for people: `(unknown: …)`, `(sensitive)`, `(not set)`, `${aws_lb.web.dns_name}`, lists joined, long texts cut. */
export declare function show(value: Value<unknown>): string;
