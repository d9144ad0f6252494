import type { Resource } from "../evaluate/resource.ts";
import type { Severity } from "../finding.ts";
import type { RuleContext, RuleDescription, SubjectName, Subjects, TypedRule, Verdict } from "../rule.ts";
import type { Provenance } from "../value.ts";
import type { PolicySubject } from "./bind-path.ts";
import { readTemplate, type Template } from "./message.ts";
import { severityFor } from "./scales.ts";

/** A rule that is ready to run: typed and declarative ones are the same from here on. */
export type CompiledRule = EntityRule | ResourceRule;

interface Common {
  /** `tls/no-common-protocol`; for a user's own `folder/file`. */
  readonly id: string;
  readonly description: RuleDescription;
  readonly severity: Severity;
  /** Taken apart at the first finding: most rules have none, and all of them are made ready at every start. */
  message(): Template;
  /** The rule's page, or the user's own file. */
  readonly docs: string;
  /** Where settings differ from file to file, the rule that findings in a file are of; `undefined` where it is off. */
  inFile?(file: string): CompiledRule | undefined;
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

/** The rule as it is for findings in a file; `undefined` where it is off. */
export function ruleIn(rule: CompiledRule, file: string): CompiledRule | undefined {
  return rule.inFile === undefined ? rule : rule.inFile(file);
}

/** Where the rules' pages stand. */
const RULES_URL = "https://github.com/originlint/originlint/blob/main/rules";

export function docsUrl(id: string, extension: "yaml" | "ts"): string {
  return `${RULES_URL}/${id}.${extension}`;
}

/** What a rule's certainty implies, unless the rule says otherwise. */
export function severityOf(description: Pick<RuleDescription, "certainty" | "severity">): Severity {
  return description.severity ?? severityFor(description.certainty);
}

/** Makes a rule written in TypeScript ready to run. */
export function compileTypedRule(id: string, rule: TypedRule): EntityRule {
  return {
    id,
    description: rule,
    severity: severityOf(rule),
    message: once(() => checkedTemplate(rule.message, rule.subject)),
    docs: docsUrl(id, "ts"),
    subject: rule.subject,
    check: (subject, context) => rule.check(subject, context),
  };
}

/** A text that was checked when the rule was written or loaded: it throws where that was not done. */
export function checkedTemplate(text: string, subject: PolicySubject): Template {
  const read = readTemplate(text, subject);
  if (!read.ok) throw new Error(`unchecked text ${text}: ${read.message}`);
  return read.value;
}

export function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Where a subject begins: its block, or for an origin request the protocol policy that makes it. */
export function provenanceOf(subject: Subjects[SubjectName] | Resource): Provenance {
  return "from" in subject ? subject.from : subject.scheme.from;
}
