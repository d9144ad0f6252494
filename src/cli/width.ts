import type { Stream } from "./session.ts";

const NO_TERMINAL = 100;
const NARROWEST = 60;
const WIDEST = 140;

/** The columns to lay text out for. */
export function widthOf(stream: Stream): number {
  return Math.min(WIDEST, Math.max(NARROWEST, stream.columns ?? NO_TERMINAL));
}
