import type { Evidence } from "../finding.ts";
import { observedOf, seenPort } from "./observed.ts";
import type { OriginRequest } from "./origin-request.ts";

/** Whether the port that a request goes to was seen to be closed, and what shows it; silence shows nothing. */
export interface ClosedPort {
  readonly is: boolean | "unknown";
  readonly evidence: readonly Evidence[];
}

export function seenClosed(request: OriginRequest): ClosedPort {
  const seen = observedOf(request);
  const port = seen && seenPort(seen);
  if (port === undefined || port.is === "unknown") return { is: "unknown", evidence: [] };
  return { is: port.is === "refused", evidence: port.evidence };
}
