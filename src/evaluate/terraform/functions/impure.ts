import { NUMBER, STRING } from "../type.ts";
import { unknownVal, type Val } from "../val.ts";
import { type CallContext, type FunctionSpec, type FunctionTable, reasonOfCall } from "./spec.ts";

/** Another answer each time they are asked. */
export const IMPURE_FUNCTIONS: ReadonlySet<string> = new Set([
  "timestamp",
  "plantimestamp",
  "uuid",
  "bcrypt",
]);

const NOTHING: FunctionSpec = { params: [], returns: STRING, apply: anotherEachTime };

/** Texts that nobody knows before Terraform runs. */
export const IMPURE: FunctionTable = {
  timestamp: NOTHING,
  plantimestamp: NOTHING,
  uuid: NOTHING,
  bcrypt: { fallible: true, params: [STRING, NUMBER], optional: 1, returns: STRING, apply: anotherEachTime },
};

function anotherEachTime(_: readonly Val[], context: CallContext): Val {
  const why = reasonOfCall(context, "impure-function", "gives another answer each time");
  return unknownVal([why], { type: STRING, notNull: true, mayFail: context.name === "bcrypt" });
}
