import type { Value } from "../value.ts";
import type { Entity, ValueList } from "./entity.ts";

/** aws_iam_role, AWS::IAM::Role. */
export interface Role extends Entity {
  readonly name: Value<string>;
  /** The services that its trust policy allows to assume it, `lambda.amazonaws.com`; open where it may allow more. */
  readonly trustedServices: ValueList<string>;
}
