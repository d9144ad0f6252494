import type { Datum, Value } from "../../value.ts";
import { isExpression, memberOf } from "./configuration.ts";
import type { Written } from "./pair-up.ts";

/** A block or argument as the configuration of a plan has it: only constants can be compared. */
export function writtenExpression(node: unknown): Written {
  const only: unknown = Array.isArray(node) && node.length === 1 ? node[0] : node;
  const isLeaf = isExpression(only);
  return {
    scalar: isLeaf ? scalarOf(memberOf(only, "constant_value")) : undefined,
    member(name) {
      const member = isLeaf ? undefined : memberOf(only, name);
      return member === undefined ? undefined : writtenExpression(member);
    },
  };
}

/** A value of the code. */
export function writtenValue(value: Value<Datum>): Written {
  const content = value.kind === "known" ? onlyItem(value.value) : undefined;
  return {
    scalar: scalarOf(content),
    member(name) {
      const member = content instanceof Map ? content.get(name) : undefined;
      return member === undefined ? undefined : writtenValue(member);
    },
  };
}

/** Of a single block its content. */
function onlyItem(datum: Datum): Datum | undefined {
  if (!Array.isArray(datum)) return datum;
  const [only, second] = datum;
  return second === undefined && only?.kind === "known" ? only.value : undefined;
}

function scalarOf(value: unknown): Written["scalar"] {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? value
    : undefined;
}
