import type { Evidence } from "../finding.ts";
import type { ObservedOrigin } from "../model/observed.ts";
import type { DelegationObservation, DnsObservation, DnsOutcome, ResolverAnswer } from "../observation.ts";

/** What public DNS says of an origin's name. */
export interface SeenName {
  /** `unknown`: nobody answered, or with nothing that settles it. */
  readonly is: "answered" | "unresolvable" | "unknown";
  readonly answer: ResolverAnswer;
  readonly evidence: Evidence;
}

/** How `--connect-to` is named where a resolver would be. */
export const BY_HAND = "--connect-to";

/** `undefined` where DNS was not asked: an address given by hand is no answer of its. */
export function seenName({ delegation, resolution }: ObservedOrigin): SeenName | undefined {
  if (resolution === undefined) return undefined;
  const answer = chosenAnswer(resolution);
  if (answer === undefined || answer.resolver === BY_HAND) return undefined;
  const is = isCutOff(delegation) && answer.outcome !== "answered" ? "unknown" : settled(answer.outcome);
  return { is, answer, evidence: resolution.evidence };
}

/**
 * Not even a root server shows the way: such a network answers DNS in the place of others, and its "no such name" is no
 * word of public DNS.
 */
function isCutOff(delegation: DelegationObservation | undefined): boolean {
  return delegation !== undefined && delegation.cuts.length === 0;
}

function settled(outcome: DnsOutcome): SeenName["is"] {
  if (outcome === "answered") return "answered";
  return UNRESOLVABLE.has(outcome) ? "unresolvable" : "unknown";
}

/** With these CloudFront has no address to connect to, whatever resolver it asks. */
const UNRESOLVABLE: ReadonlySet<DnsOutcome> = new Set(["nxdomain", "servfail", "no-address", "loop"]);

/** The answer that decides: the first resolver's that has one, else the first that says something at all. */
export function chosenAnswer({ answers }: Pick<DnsObservation, "answers">): ResolverAnswer | undefined {
  return (
    answers.find(({ outcome }) => outcome === "answered") ??
    answers.find(({ outcome }) => outcome !== "silent" && outcome !== "not-asked") ??
    answers[0]
  );
}

/** Whether some server of the name's own zone has an address for it, whatever resolvers say. */
export function isKnownToItsServers({ delegation }: ObservedOrigin): boolean {
  const servers = delegation?.cuts.at(-1)?.servers ?? [];
  return servers.some(({ answer }) => answer?.outcome === "answered");
}
