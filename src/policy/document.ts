import type { Certainty, Consequence, Severity } from "../finding.ts";
import type { Example, OptionSpec, Section } from "../rule.ts";
import type { PolicySubject } from "./bind-path.ts";
import type { OperatorName } from "./operators.ts";

/** A declarative rule as plain data: what a YAML file holds once it is checked, and what the catalogue embeds. */
export interface PolicyDocument {
  readonly title: string;
  readonly subject: PolicySubject;
  /** With `subject: resource`: the types it is about, one per language. */
  readonly type?: readonly string[];
  readonly where?: readonly ConditionDocument[];
  readonly then: readonly ConditionDocument[];
  readonly message: string;
  readonly consequence?: Consequence;
  readonly certainty?: Certainty;
  readonly severity?: Severity;
  readonly section?: Section;
  readonly why?: string;
  readonly fix?: string;
  readonly references?: readonly string[];
  /** The primary place, where it is not the first value that fails. */
  readonly at?: string;
  readonly related?: readonly RelatedDocument[];
  readonly supersedes?: readonly string[];
  readonly options?: Readonly<Record<string, OptionSpec>>;
  /** `port`: where `verify` saw the port of the origin request, that decides: open, it passes; closed, it fails with that as evidence. */
  readonly live?: "port";
  readonly examples?: readonly Example[];
}

export interface RelatedDocument {
  readonly at: string;
  readonly label: string;
}

export type ConditionDocument =
  | ComparisonDocument
  | { readonly all: readonly ConditionDocument[] }
  | { readonly any: readonly ConditionDocument[] }
  | { readonly not: ConditionDocument };

export interface ComparisonDocument {
  readonly given: string;
  readonly operator: OperatorName;
  readonly operand: OperandDocument;
  readonly match?: Quantifier;
}

export type Quantifier = "every" | "some";
export type Literal = string | number | boolean | null;

export type OperandDocument =
  | { readonly literal: Literal }
  | { readonly list: readonly Literal[] }
  | { readonly path: string }
  | { readonly option: string };
