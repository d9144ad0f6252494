import type { Role } from "../../model/role.ts";
import type { Value } from "../../value.ts";

/** A role with the name by which an ARN may know it. */
export interface RoleDraft extends Role {
  readonly name: Value<string>;
}
