import type { Place } from "../source/place.ts";

/** What somebody wrote so that findings of some rules are not told in some lines. */
export interface Ignore {
  /** The comment, or the entry of the metadata. */
  readonly at: Place;
  /** `topic/name` or `topic/*`; at least one. */
  readonly rules: readonly string[];
  readonly reason?: string;
  /** Milliseconds since 1970: from then on it does not hold. */
  readonly ends?: number;
  /** The lines for which it holds, both included. */
  readonly lines: Lines;
}

export interface Lines {
  readonly first: number;
  readonly last: number;
}

/** What is wrong with an ignore; a note where it holds nevertheless. */
export interface Mistake {
  readonly severity: "warning" | "note";
  /** As `Diagnostic.message`. */
  readonly message: string;
  readonly help?: string;
}

/** What an ignore says, before its lines are known. */
export type Said = Omit<Ignore, "at" | "lines">;

/** `value` is absent where nothing is ignored. */
export interface Read {
  readonly value?: Said;
  readonly mistakes: readonly Mistake[];
}
