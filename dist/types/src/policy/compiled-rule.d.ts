import type { Resource } from "../evaluate/resource.ts";
import type { Severity } from "../finding.ts";
import type { RuleContext, RuleDescription, SubjectName, Subjects, TypedRule, Verdict } from "../rule.ts";
import type { Provenance } from "../value.ts";
import { type Template } from "./message.ts";
/** A rule that is ready to run: typed and declarative ones are the same from here on. */
export type CompiledRule = EntityRule | ResourceRule;
interface Common {
    /** `tls/no-common-protocol`; for a user's own `folder/file`. */
    readonly id: string;
    readonly description: RuleDescription;
    readonly severity: Severity;
    readonly message: Template;
    /** The rule's page, or the user's own file. */
    readonly docs: string;
}
/** About a thing of the model. */
export interface EntityRule extends Common {
    readonly subject: SubjectName;
    check(subject: Subjects[SubjectName], context: RuleContext): Verdict | readonly Verdict[];
}
/** About plain resources of some types. */
export interface ResourceRule extends Common {
    readonly subject: "resource";
    readonly types: readonly string[];
    check(resource: Resource, context: RuleContext): Verdict | readonly Verdict[];
}
export declare function docsUrl(id: string, extension: "yaml" | "ts"): string;
/** What a rule's certainty implies, unless the rule says otherwise. */
export declare function severityOf(description: Pick<RuleDescription, "certainty" | "severity">): Severity;
/** Makes a rule written in TypeScript ready to run. */
export declare function compileTypedRule(id: string, rule: TypedRule): EntityRule;
/** Where a subject begins: its block, or for an origin request the protocol policy that makes it. */
export declare function provenanceOf(subject: Subjects[SubjectName] | Resource): Provenance;
export {};
