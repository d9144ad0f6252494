import type { Entity, ValueList } from "./entity.ts";

/** aws_iam_role, AWS::IAM::Role. */
export interface Role extends Entity {
  /** The services that its trust policy allows to assume it, `lambda.amazonaws.com`; open where it may allow more. */
  readonly trustedServices: ValueList<string>;
}
