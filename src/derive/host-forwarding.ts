import { contains, distinct, equalIgnoringCase } from "../compare.ts";
import { any, FALSE, not, TRUE, type Truth, unknownTruth } from "../logic.ts";
import type { Behavior } from "../model/behavior.ts";
import type {
  CacheHeaderBehavior,
  CachePolicy,
  OriginRequestHeaderBehavior,
  OriginRequestPolicy,
  PolicyHeaders,
} from "../model/policies.ts";
import { known, type Provenance, unknown, type Value } from "../value.ts";

/** Whether the behavior's cache policy itself sends Host. */
export function sentByCachePolicy({ cachePolicy: policy }: Behavior): Truth {
  if (policy.kind === "unknown") return unknownTruth(policy.why);
  return policy.kind === "known" ? cachePolicySendsHost(policy.value) : FALSE;
}

/** One of the three ways in which a behavior can send the viewer's Host on. */
interface Way {
  readonly forwards: Truth;
  /** The argument of the behavior to edit. */
  readonly at: Provenance;
  /** The policy's own lines that decide. */
  readonly because: readonly Provenance[];
}

/**
 * Whether the viewer's Host is sent to the origin, else the origin's domain name is. A cache policy that names Host
 * sends it even where the origin request policy holds it back.
 * `from` is what a person would edit: the id of the policy that decides, else the legacy header list.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/controlling-origin-requests.html
 */
export function forwardsHost(behavior: Behavior): Value<boolean> {
  const ways = [
    byOriginRequestPolicy(behavior),
    byCachePolicy(behavior),
    byForwardedHeaders(behavior),
  ].filter((way) => way !== undefined);
  const forwarded = any(ways.map((way) => way.forwards));
  const decisive = ways.find((way) => way.forwards.is === forwarded.is);
  // One way is enough to forward it; that it is not forwarded takes all of them.
  const from = decisive ? derived(decisive, forwarded.is === true ? [] : ways) : notWritten(behavior);
  return forwarded.is === "unknown" ? unknown(distinct(forwarded.why), from) : known(forwarded.is, from);
}

function derived(decisive: Way, ways: readonly Way[]): Provenance {
  const others = ways.filter((way) => way !== decisive).map((way) => way.at);
  return { ...decisive.at, because: [...decisive.at.because, ...decisive.because, ...others] };
}

function notWritten(behavior: Behavior): Provenance {
  return { ...behavior.from, kind: "not-written" };
}

function byOriginRequestPolicy({ originRequestPolicyId, originRequestPolicy }: Behavior): Way | undefined {
  return byPolicy(originRequestPolicyId, originRequestPolicy, originRequestPolicySendsHost);
}

function byCachePolicy({ cachePolicyId, cachePolicy }: Behavior): Way | undefined {
  return byPolicy(cachePolicyId, cachePolicy, cachePolicySendsHost);
}

function byPolicy<P extends OriginRequestPolicy | CachePolicy>(
  id: Value<string>,
  policy: Value<P>,
  sendsHost: (policy: P) => Truth,
): Way | undefined {
  if (id.kind === "absent") return undefined;
  if (policy.kind !== "known") {
    return {
      forwards: policy.kind === "absent" ? FALSE : unknownTruth(policy.why),
      at: id.from,
      because: [],
    };
  }
  const { headers } = policy.value;
  return { forwards: sendsHost(policy.value), at: id.from, because: linesOf(headers) };
}

function linesOf({ behavior, names }: PolicyHeaders<string>): readonly Provenance[] {
  return names.kind === "absent" ? [behavior.from] : [behavior.from, names.from];
}

/** https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_OriginRequestPolicyHeadersConfig.html */
export function originRequestPolicySendsHost({ headers }: OriginRequestPolicy): Truth {
  const { behavior } = headers;
  if (behavior.kind !== "known") return behavior.kind === "absent" ? FALSE : unknownTruth(behavior.why);
  return ORIGIN_REQUEST_POLICY[behavior.value](namesHost(headers));
}

const ORIGIN_REQUEST_POLICY: Readonly<Record<OriginRequestHeaderBehavior, (namesHost: Truth) => Truth>> = {
  none: () => FALSE,
  whitelist: (named) => named,
  allViewer: () => TRUE,
  allViewerAndWhitelistCloudFront: () => TRUE,
  allExcept: not,
};

/** What is in the cache key is sent to the origin too. */
export function cachePolicySendsHost({ headers }: CachePolicy): Truth {
  const { behavior } = headers;
  if (behavior.kind !== "known") return behavior.kind === "absent" ? FALSE : unknownTruth(behavior.why);
  return CACHE_POLICY[behavior.value](namesHost(headers));
}

const CACHE_POLICY: Readonly<Record<CacheHeaderBehavior, (namesHost: Truth) => Truth>> = {
  none: () => FALSE,
  whitelist: (named) => named,
};

function namesHost({ names }: PolicyHeaders<string>): Truth {
  return contains(names, known("Host", names.from), equalIgnoringCase);
}

function byForwardedHeaders({ forwardedHeaders: headers }: Behavior): Way | undefined {
  if (headers.kind === "absent") return undefined;
  const named = contains(headers, known("Host", headers.from), equalIgnoringCase);
  const every = contains(headers, known("*", headers.from));
  return { forwards: any([named, every]), at: headers.from, because: [] };
}
