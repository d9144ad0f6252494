import { distinct } from "../compare.ts";
import type { Diagnostic, Outcome } from "../diagnostic.ts";
import { DEFAULT_PORT } from "../facts/cloudfront-origin-ports.ts";
import { LIMITS } from "../limits.ts";
import { all, TRUE, type Truth, unknownTruth } from "../logic.ts";
import type { Behavior } from "../model/behavior.ts";
import type { Distribution } from "../model/distribution.ts";
import type { EdgeModel } from "../model/model.ts";
import type { Origin } from "../model/origin.ts";
import { absent, known, unknown, type Value } from "../value.ts";
import { describe } from "./describe.ts";
import { type AnswersEveryRequest, answersOnce, edgeInfluence } from "./edge-influence.ts";
import { endpointAt, type FindServer, serversOf } from "./endpoint.ts";
import { forwardsHost } from "./host-forwarding.ts";
import { hostsOf } from "./hosts.ts";
import type { EdgeInfluence, OriginRequest, Scheme } from "./origin-request.ts";
import { oversizeOf, tooManyRequests } from "./oversize.ts";
import { type PossibleScheme, possibleSchemes } from "./schemes.ts";
import { type Target, targetsOf } from "./target.ts";

/**
 * Every request that CloudFront will send to an origin, or may send: distribution × behavior × origin or group member × scheme.
 * None where the distribution is off, a function answers every request itself, the target does not exist, or nobody refers
 * to the origin.
 */
export function deriveOriginRequests(model: EdgeModel): readonly OriginRequest[] {
  return deriveWithinLimits(model).value;
}

/** As `deriveOriginRequests`, and tells of the distributions that are too large to be looked at. */
export function deriveWithinLimits(model: EdgeModel): Outcome<readonly OriginRequest[]> {
  const look: Look = { findServer: serversOf(model), answers: answersOnce() };
  const requests: OriginRequest[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const distribution of model.distributions) {
    if (isOff(distribution)) continue;
    const oversize = oversizeOf(distribution);
    if (oversize) diagnostics.push(oversize);
    else if (!addRequests(requests, distribution, look)) diagnostics.push(tooManyRequests(distribution));
  }
  return { value: withUniqueIds(requests), diagnostics };
}

/** What the requests of a model are looked up with. */
interface Look {
  readonly findServer: FindServer;
  readonly answers: AnswersEveryRequest;
}

/** False where the budget of the whole model is used up. */
function addRequests(requests: OriginRequest[], distribution: Distribution, look: Look): boolean {
  for (const behavior of distribution.behaviors.items) {
    for (const request of requestsOf(behavior, look)) {
      if (requests.length >= LIMITS.collectionElements) return false;
      requests.push(request);
    }
  }
  return true;
}

function isOff({ enabled }: Distribution): boolean {
  return enabled.kind === "known" && !enabled.value;
}

/** What all requests of one behavior share. */
interface Context {
  readonly behavior: Behavior;
  readonly hostForwarded: Value<boolean>;
  readonly edge: EdgeInfluence;
  readonly findServer: FindServer;
}

function requestsOf(behavior: Behavior, { answers, findServer }: Look): readonly OriginRequest[] {
  const edge = edgeInfluence(behavior, answers);
  if (edge.answersEverything.kind === "known" && edge.answersEverything.value) return [];
  const context: Context = { behavior, hostForwarded: forwardsHost(behavior), edge, findServer };
  return targetsOf(behavior).items.flatMap((target) =>
    possibleSchemes(behavior, target.origin).map((possible) => requestOf(context, target, possible)),
  );
}

function requestOf(context: Context, target: Target, { occurs, scheme }: PossibleScheme): OriginRequest {
  const { behavior, edge, findServer, hostForwarded } = context;
  const { member, origin } = target;
  const { distribution } = behavior;
  const port = portOf(origin, scheme.value);
  return {
    id: idOf(behavior, target, scheme.value),
    distribution,
    behavior,
    origin,
    member,
    scheme,
    occurs: happens(occurs, target.matches, distribution),
    port,
    hostForwarded,
    hosts: hostsOf(distribution, origin, hostForwarded),
    protocols: scheme.value === "https" ? origin.sslProtocols : absent(origin.sslProtocols.from),
    endpoint: endpointAt(findServer(origin), scheme.value, port),
    edge,
  };
}

/** Whether the scheme occurs, the origin is the target, and the distribution is on. */
function happens(occurs: Value<boolean>, matches: Truth, { enabled }: Distribution): Value<boolean> {
  const isOn = enabled.kind === "unknown" ? unknownTruth(enabled.why) : TRUE;
  const scheme = occurs.kind === "unknown" ? unknownTruth(occurs.why) : TRUE;
  const verdict = all([scheme, matches, isOn]);
  return verdict.is === "unknown"
    ? unknown(distinct(verdict.why), occurs.from)
    : known(verdict.is, occurs.from);
}

/** A bucket has no ports to set. */
function portOf(origin: Origin, scheme: Scheme): Value<number> {
  const port = scheme === "https" ? origin.httpsPort : origin.httpPort;
  return port.kind === "absent"
    ? known(DEFAULT_PORT[scheme], { ...port.from, kind: "provider-default" })
    : port;
}

function idOf({ distribution, pathPattern }: Behavior, { member, origin }: Target, scheme: Scheme): string {
  const role = member === "none" ? "" : ` (${member})`;
  return `${distribution.address} ${describe(pathPattern)} -> ${describe(origin.id)}${role} ${scheme}`;
}

/** Ids that are told apart by unknown values only get a number. */
function withUniqueIds(requests: readonly OriginRequest[]): readonly OriginRequest[] {
  const uses = new Map<string, number>();
  return requests.map((request) => {
    const count = (uses.get(request.id) ?? 0) + 1;
    uses.set(request.id, count);
    return count === 1 ? request : { ...request, id: `${request.id} #${count}` };
  });
}
