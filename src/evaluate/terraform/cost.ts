import type { Budget } from "./budget.ts";
import type { Val } from "./val.ts";

/** Below it a text costs nothing of its own. */
const SHORT = 64;
const ASCII_PER_STEP = 256;
/** Characters that people see as one have to be found first. */
const OTHERS_PER_STEP = 2;

/** Charges what it costs to look at a value once, apart from the items in it. */
export function chargeFor(value: Val, budget: Budget): void {
  if (value.kind === "number" && typeof value.value === "object")
    budget.spend(20 + Math.abs(value.value.exponent) / 8);
  if (value.kind !== "string" || value.value.length <= SHORT) return;
  budget.spend(value.value.length / (isAscii(value.value) ? ASCII_PER_STEP : OTHERS_PER_STEP));
}

export function isAscii(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII
  return /^[\x00-\x7f]*$/.test(text);
}
