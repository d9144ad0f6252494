import type { Files } from "../../source/files.ts";
import type { Reason } from "../../value.ts";
import type { Environment } from "./pseudo-parameters.ts";
import type { Template } from "./template.ts";

/** One stack as it is loaded: the template, and what it is deployed with. */
export interface StackInput {
  readonly template: Template;
  readonly environment: Environment;
  /** Stands before each logical id in an address. */
  readonly prefix: string;
  /** Values given for parameters, as texts. */
  readonly parameters: ReadonlyMap<string, string>;
  /** Logical id → CDK's construct path. */
  readonly constructPaths: ReadonlyMap<string, string>;
  /** The templates of nested stacks, by the logical id of their `AWS::CloudFormation::Stack`. */
  readonly nested: ReadonlyMap<string, StackInput>;
  /** Why the template of a nested stack that lies in the repository, or should, is not among them, by the same id. */
  readonly unfollowed: ReadonlyMap<string, Unfollowed>;
  /** The repository, where the code of functions may lie. */
  readonly files?: Files | undefined;
}

/** A reason without what it is of, for the templates know no addresses. */
export type Unfollowed = Pick<Reason, "why" | "says">;
