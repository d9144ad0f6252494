import { canConvert, convert } from "../convert.ts";
import { refuse } from "../refusal.ts";
import { ANY, BOOL, listOf, mapOf, NUMBER, STRING, setOf, type Type } from "../type.ts";
import { boolVal, unknownVal, type Val, withMarks } from "../val.ts";
import type { FunctionSpec, FunctionTable } from "./spec.ts";

export const CONVERSIONS: FunctionTable = {
  tostring: to(STRING),
  tonumber: to(NUMBER),
  tobool: to(BOOL),
  tolist: to(listOf(ANY)),
  toset: to(setOf(ANY)),
  tomap: to(mapOf(ANY)),
  sensitive: one((value) => withMarks(value, value.trace, true)),
  nonsensitive: declassified((value) => withMarks(value, value.trace, false)),
  ephemeralasnull: one((value) => value),
  issensitive: declassified((value) => boolVal(value.sensitive)),
};

function to(type: Type): FunctionSpec {
  return {
    params: [ANY],
    returns: type,
    nullable: true,
    partial: true,
    itemwise: true,
    apply: ([value]) => toType(value ?? refuse("an argument is required"), type),
  };
}

/** An open list stays one, whatever it is turned into. */
function toType(value: Val, type: Type): Val {
  if (value.kind !== "unknown" || value.shape?.kind !== "list" || !("element" in type) || type.kind === "map")
    return convert(value, type);
  const { oneOf } = value;
  const options = oneOf?.every((option) => canConvert(option, type))
    ? oneOf.map((option) => convert(option, type))
    : undefined;
  return unknownVal(value.why, {
    ...value,
    type: value.type.kind === "any" ? type : value.type,
    oneOf: options,
  });
}

function one(apply: (value: Val) => Val): FunctionSpec {
  return {
    params: [ANY],
    returns: ANY,
    nullable: true,
    partial: true,
    itemwise: true,
    apply: ([value]) => apply(value ?? refuse("an argument is required")),
  };
}

function declassified(apply: (value: Val) => Val): FunctionSpec {
  return { ...one(apply), declassifies: true };
}
