import type { OriginRequest } from "../derive/origin-request.ts";
import type { OpenWay } from "../finding.ts";
import type { Value } from "../value.ts";
import { wayOf } from "./related.ts";

/** The arguments of an origin request that are not known, each with the way to what decides it. */
export function openWays(request: OriginRequest): readonly OpenWay[] {
  const { behavior, distribution, hostForwarded, origin, port, protocols } = request;
  const arguments_: readonly Value<unknown>[] = [
    origin.domainName,
    origin.access,
    origin.protocolPolicy,
    port,
    protocols,
    behavior.viewerProtocolPolicy,
    behavior.cachePolicy,
    behavior.originRequestPolicy,
    hostForwarded,
    distribution.aliases,
  ];
  return arguments_.flatMap((value) => (value.kind === "unknown" ? [wayTo(value)] : []));
}

/** The last step is the blocker itself, where it is written. */
function wayTo({ from, why: [reason] }: Extract<Value<unknown>, { kind: "unknown" }>): OpenWay {
  const steps = wayOf(from);
  const isTold = steps.some(
    ({ place }) => reason?.at?.file === place.file && reason.at.start.line === place.start.line,
  );
  if (reason?.at === undefined || isTold) return { steps };
  return { steps: [...steps, { place: reason.at, label: `${reason.what} ${reason.says}` }] };
}
