import type { Site } from "../flow/values.ts";

/** What CloudFront refuses: the rules that say so. */
export type FaultKind =
  | "edge/disallowed-header"
  | "edge/read-only-header"
  | "edge/response-shape"
  | "edge/status"
  | "edge/body"
  | "edge/header-characters"
  | "edge/origin-object"
  | "edge/execution-error"
  | "function/read-only-header"
  | "function/limits";

/** Something that a function gives back on some path, and CloudFront refuses. */
export interface Fault {
  readonly kind: FaultKind;
  readonly site: Site;
  /** What it is, as a clause about the function: `adds the header X-Cache`. */
  readonly does: string;
  /** Where the documentation leaves a doubt, or another value may do. */
  readonly certainty?: "likely" | "possible";
  readonly affects?: string;
}

/** A kind that could not be decided on some path, and why: `returns what cannot be followed`. */
export interface Doubt {
  readonly kinds: readonly FaultKind[];
  readonly says: string;
}

export interface Findings {
  readonly faults: Fault[];
  readonly doubts: Doubt[];
}
