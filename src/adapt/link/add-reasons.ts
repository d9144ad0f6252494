import { distinct } from "../../compare.ts";
import type { Reason } from "../../value.ts";

/** A collection that is open for so many reasons is open: hostile input could name each with each. */
const MAX_REASONS = 50;

/** Adds to the reasons why a collection is open, each once. */
export function addReasons(open: Reason[], why: readonly Reason[]): void {
  if (open.length >= MAX_REASONS || why.length === 0) return;
  const all = distinct([...open, ...why.slice(0, MAX_REASONS)]);
  open.push(...all.slice(open.length, MAX_REASONS));
}
