import type { Entity } from "../../model/entity.ts";
import type { IngressRule, SecurityGroup } from "../../model/security-group.ts";
import type { Reason, Value } from "../../value.ts";

/** A group as it is written, before other resources add to it. */
export interface SecurityGroupDraft extends SecurityGroup {
  /** Looked up, not made here: its rules are not in the input. */
  readonly managed: boolean;
}

/** A rule that is a resource of its own. */
export interface IngressRuleDraft extends Entity {
  readonly groupId: Value<string>;
  readonly rule: IngressRule;
  /** Why it may be a rule for what goes out. */
  readonly maybeEgress: readonly Reason[];
}
