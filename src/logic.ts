import type { Reason } from "./value.ts";

/** Kleene's three-valued truth; `unknown` carries what blocks it. */
export type Truth =
  | { readonly is: true }
  | { readonly is: false }
  | { readonly is: "unknown"; readonly why: readonly Reason[] };

export const TRUE: Truth = { is: true };
export const FALSE: Truth = { is: false };

export function unknownTruth(why: readonly Reason[]): Truth {
  return { is: "unknown", why };
}

export function truth(value: boolean): Truth {
  return value ? TRUE : FALSE;
}

export function not(a: Truth): Truth {
  return a.is === "unknown" ? a : truth(!a.is);
}

/** True where every operand is; over nothing, true. */
export function all(operands: Iterable<Truth>): Truth {
  const why: Reason[] = [];
  for (const operand of operands) {
    if (operand.is === false) return FALSE;
    if (operand.is === "unknown") for (const reason of operand.why) why.push(reason);
  }
  return why.length > 0 ? unknownTruth(why) : TRUE;
}

/** True where some operand is; over nothing, false. */
export function any(operands: Iterable<Truth>): Truth {
  const why: Reason[] = [];
  for (const operand of operands) {
    if (operand.is === true) return TRUE;
    if (operand.is === "unknown") for (const reason of operand.why) why.push(reason);
  }
  return why.length > 0 ? unknownTruth(why) : FALSE;
}
