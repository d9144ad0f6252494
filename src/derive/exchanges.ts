import type { Evidence } from "../finding.ts";
import type { HttpAnswer } from "../observation.ts";
import { observedOf } from "./observed.ts";
import type { OriginRequest } from "./origin-request.ts";

/** An answer to a request as CloudFront sends it. */
export interface SeenAnswer {
  readonly answer: HttpAnswer;
  /** The Host that was sent is not the origin's own name. */
  readonly isForwardedHost: boolean;
  readonly evidence: Evidence;
}

/** The HTTP responses that the origin was seen to give; empty in `check`, and where none came. */
export function seenAnswers(request: OriginRequest): readonly SeenAnswer[] {
  return (observedOf(request)?.exchanges ?? []).flatMap(({ outcome, host, hostHeader, evidence }) =>
    outcome.is === "answered" ? [{ answer: outcome, isForwardedHost: hostHeader !== host, evidence }] : [],
  );
}

/** What the origin was seen to make of a viewer's Host. */
export interface SeenForwarding {
  /** `unknown`: not asked with such a Host, or answered with what tells nothing of it. */
  readonly is: "accepted" | "refused" | "unknown";
  readonly evidence: readonly Evidence[];
}

/** `refusals`: the status codes with which the service refuses a Host that it does not know. */
export function seenForwarding(request: OriginRequest, refusals: readonly number[]): SeenForwarding {
  const answers = seenAnswers(request).filter(({ isForwardedHost }) => isForwardedHost);
  const refused = answers.filter(({ answer }) => refusals.includes(answer.status));
  if (refused.length > 0) return { is: "refused", evidence: refused.map(({ evidence }) => evidence) };
  const isAccepted = answers.length > 0 && answers.every(({ answer }) => answer.status < 400);
  return { is: isAccepted ? "accepted" : "unknown", evidence: [] };
}
