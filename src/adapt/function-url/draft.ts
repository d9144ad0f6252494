import type { FunctionPermission, FunctionUrl } from "../../model/endpoints.ts";
import type { Entity } from "../../model/entity.ts";
import type { Value } from "../../value.ts";

/** A function URL as it is written, before it knows what the function's policy allows. */
export interface FunctionUrlDraft extends Omit<FunctionUrl, "permissions"> {
  /** The function's name or ARN. */
  readonly functionName: Value<string>;
}

export interface PermissionDraft extends Entity {
  readonly functionName: Value<string>;
  readonly permission: FunctionPermission;
}
