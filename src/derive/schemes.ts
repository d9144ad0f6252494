import { distinct, reasons } from "../compare.ts";
import type { Behavior, ViewerProtocolPolicy } from "../model/behavior.ts";
import type { Origin, OriginProtocolPolicy } from "../model/origin.ts";
import { type Known, known, type Provenance, type Reason, unknown, type Value } from "../value.ts";
import type { Scheme } from "./origin-request.ts";

/** A scheme that requests to the origin have, or may have. */
export interface PossibleScheme {
  /** `from` is the origin's protocol policy, or the viewers' where the origin has none. */
  readonly scheme: Known<Scheme>;
  readonly occurs: Value<boolean>;
}

const SCHEMES: readonly Scheme[] = ["http", "https"];

/**
 * The schemes that CloudFront uses towards an origin; one that provably does not occur is left out.
 * `match-viewer` follows the viewers, and a bucket without settings of its own does so too.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html#DownloadDistValuesOriginProtocolPolicy
 */
export function possibleSchemes(behavior: Behavior, origin: Origin): readonly PossibleScheme[] {
  const viewer = behavior.viewerProtocolPolicy;
  const policy = protocolPolicy(origin, viewer.from);
  const from = because(policy, viewer);
  return SCHEMES.flatMap((scheme) => {
    const occurs = occurrence(scheme, optionsOf(policy, ORIGIN_POLICIES), optionsOf(viewer, VIEWER_POLICIES));
    if (occurs === false) return [];
    const certain = occurs === true ? known(true, from) : unknown(blockers(policy, viewer), from);
    return [{ scheme: known(scheme, from), occurs: certain }];
  });
}

const ORIGIN_POLICIES: readonly OriginProtocolPolicy[] = ["http-only", "match-viewer", "https-only"];
const VIEWER_POLICIES: readonly ViewerProtocolPolicy[] = ["allow-all", "https-only", "redirect-to-https"];

function protocolPolicy(origin: Origin, otherwise: Provenance): Value<OriginProtocolPolicy> {
  const { access, protocolPolicy: policy } = origin;
  if (access.kind === "known" && access.value === "s3") return known("match-viewer", otherwise);
  if (access.kind === "unknown" && policy.kind === "absent") return unknown(access.why, policy.from);
  return policy;
}

function optionsOf<T>(value: Value<T>, every: readonly T[]): readonly T[] {
  return value.kind === "known" ? [value.value] : every;
}

/** Whether the scheme occurs under each, under none, or under some of the policies that may hold. */
function occurrence(
  scheme: Scheme,
  origin: readonly OriginProtocolPolicy[],
  viewer: readonly ViewerProtocolPolicy[],
): boolean | "unknown" {
  const answers = new Set(origin.flatMap((o) => viewer.map((v) => schemesUnder(o, v).includes(scheme))));
  const [first] = answers;
  return answers.size === 1 && first !== undefined ? first : "unknown";
}

function schemesUnder(origin: OriginProtocolPolicy, viewer: ViewerProtocolPolicy): readonly Scheme[] {
  if (origin === "http-only") return ["http"];
  if (origin === "https-only") return ["https"];
  return viewer === "allow-all" ? SCHEMES : ["https"];
}

function because(policy: Value<OriginProtocolPolicy>, viewer: Value<ViewerProtocolPolicy>): Provenance {
  const followsViewer = policy.kind !== "known" || policy.value === "match-viewer";
  if (!followsViewer || policy.from === viewer.from) return policy.from;
  return { ...policy.from, because: [...policy.from.because, viewer.from] };
}

function blockers(
  policy: Value<OriginProtocolPolicy>,
  viewer: Value<ViewerProtocolPolicy>,
): readonly Reason[] {
  return distinct([
    ...reasons(policy),
    ...reasons(viewer),
    ...required(policy, "an origin protocol policy"),
    ...required(viewer, "a viewer protocol policy"),
  ]);
}

/** CloudFront refuses a distribution without it, so what would happen is not known. */
function required(value: Value<unknown>, what: string): readonly Reason[] {
  if (value.kind !== "absent") return [];
  return [{ what: value.from.address, why: "error", says: `has not ${what}`, at: value.from.at }];
}
