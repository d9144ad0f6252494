import { distinct } from "./compare.ts";
import type { Conflict } from "./derive/conflicts.ts";
import type { EdgeFault, EdgeFaults } from "./derive/edge-faults.ts";
import type { OriginRequest } from "./derive/origin-request.ts";
import type { FaultyChains, ShownChain } from "./derive/shown-chains.ts";
import type { Certainty, Consequence, Evidence, Severity } from "./finding.ts";
import { not, type Truth } from "./logic.ts";
import type { Behavior } from "./model/behavior.ts";
import type { Certificate } from "./model/certificate.ts";
import type { Distribution } from "./model/distribution.ts";
import type { DnsRecord, DnsZone } from "./model/dns.ts";
import type { EdgeFunction } from "./model/edge-function.ts";
import type { ApiDomain, BucketWebsite, FunctionUrl } from "./model/endpoints.ts";
import type { Listener, LoadBalancer } from "./model/load-balancer.ts";
import type { EdgeModel } from "./model/model.ts";
import type { Origin, OriginGroup } from "./model/origin.ts";
import type { CachePolicy, OriginRequestPolicy } from "./model/policies.ts";
import type { VpcOrigin } from "./model/vpc-origin.ts";
import type { Provenance, Reason, Value } from "./value.ts";

export { contains, distinct, equal, equalIgnoringCase, isTrue, items, numbers, reasons } from "./compare.ts";
export { certificateRegion } from "./derive/certificate-region.ts";
export {
  type Conflict,
  isGiven,
  isVpcOrigin,
  lambdaConflicts,
  senderConflicts,
} from "./derive/conflicts.ts";
export {
  carriedByDefault,
  carriedBySome,
  carriedNames,
  certificatesFor,
  isLoadBalancerName,
  isViewerCertificate,
  judgedHosts,
  type NameCoverage,
  nameCoverage,
  presentsOwnersCertificate,
  wantedNames,
} from "./derive/coverage.ts";
export { type DelegationFault, delegationFaults } from "./derive/delegation-faults.ts";
export { isDeployed } from "./derive/deployed.ts";
export { describe, describeReasons } from "./derive/describe.ts";
export { type EdgeFault, edgeFaults } from "./derive/edge-faults.ts";
export { listenerOn } from "./derive/endpoint.ts";
export { addressIn, endpointKindOf } from "./derive/endpoint-kind.ts";
export { type SeenAnswer, type SeenForwarding, seenAnswers, seenForwarding } from "./derive/exchanges.ts";
export {
  type AddressFamily,
  admitsCloudFront,
  familiesOf,
  filteredTarget,
  subnetsAdmitCloudFront,
  type Whence,
  whenceOf,
} from "./derive/firewall.ts";
export { type FunctionLimit, functionLimit } from "./derive/function-limit.ts";
export {
  cachePolicySendsHost,
  originRequestPolicySendsHost,
  sentByCachePolicy,
} from "./derive/host-forwarding.ts";
export { type NameOverride, nameOverrides } from "./derive/name-overrides.ts";
export {
  certificateEvidence,
  failedHandshakes,
  handshakeFor,
  notObserved,
  observedOf,
  presentingHandshakes,
  refusedServerName,
  type SeenPort,
  seenPort,
} from "./derive/observed.ts";
export { type BadChoice, badChoices } from "./derive/origin-choices.ts";
export type * from "./derive/origin-request.ts";
export { isOutsideHost } from "./derive/outside-host.ts";
export { mistrustedCertificates, type PresentedCertificate } from "./derive/presented.ts";
export { privateAddressKind } from "./derive/private-address.ts";
export {
  type ProxyFaultFound,
  type ProxyFaultsFound,
  proxyFaults,
  targetFaults,
} from "./derive/proxy-faults.ts";
export { reservedDomainOf } from "./derive/reserved-name.ts";
export { isKnownToItsServers, type SeenName, seenName } from "./derive/resolution.ts";
export { type ClosedPort, seenClosed } from "./derive/seen-port.ts";
export {
  type FaultyChains,
  faultyChains,
  type ShownChain,
  seenFaultyChains,
  wasAsked,
} from "./derive/shown-chains.ts";
export { type Target, targetsOf } from "./derive/target.ts";
export { type SeenFailure, seenCause } from "./derive/tls-cause.ts";
export { isProtocolListWritten, tlsPolicyOf } from "./derive/tls-policy.ts";
export { liesIn, type PublicZones, publicZonesOf } from "./derive/zones.ts";
export { ORIGIN_CIPHERS } from "./facts/cloudfront-origin-tls.ts";
export {
  isDeniedOriginHeader,
  isDeniedOriginHeaderStart,
  ORIGIN_HEADER_LIMITS,
} from "./facts/origin-custom-headers.ts";
export { ORIGIN_TIMEOUTS, type Range } from "./facts/origin-timeouts.ts";
export type { TlsPolicy, TlsVersion } from "./facts/tls-policy.ts";
export type * from "./finding.ts";
export { all, any, FALSE, not, TRUE, type Truth, truth, unknownTruth } from "./logic.ts";
export type * from "./model/behavior.ts";
export type * from "./model/certificate.ts";
export type * from "./model/distribution.ts";
export type * from "./model/dns.ts";
export type * from "./model/edge-function.ts";
export type * from "./model/endpoints.ts";
export type * from "./model/entity.ts";
export type * from "./model/instance.ts";
export type * from "./model/load-balancer.ts";
export type * from "./model/model.ts";
export type * from "./model/observed.ts";
export type * from "./model/origin.ts";
export type * from "./model/policies.ts";
export type * from "./model/role.ts";
export type * from "./model/security-group.ts";
export type * from "./model/vpc-origin.ts";
export {
  covers,
  coversAny,
  type DomainNameFault,
  domainNameFault,
  isIpAddress,
  isPartialWildcard,
  isWildcard,
  normalizeName,
  sameName,
  wildcardNearMiss,
} from "./names.ts";
export type * from "./observation.ts";
export type * from "./source/place.ts";
export { type TextParts, textParts } from "./text-form.ts";
export { unfilledDefault } from "./unfilled.ts";
export type * from "./value.ts";
export { absent, ifKnown, known, mapKnown, unknown, withProvenance } from "./value.ts";
export type * from "./x509/judgement.ts";

/** What a rule can be about; each name is an entity of the model in the singular. */
export interface Subjects {
  readonly originRequest: OriginRequest;
  readonly distribution: Distribution;
  readonly behavior: Behavior;
  readonly origin: Origin;
  readonly originGroup: OriginGroup;
  readonly vpcOrigin: VpcOrigin;
  readonly cachePolicy: CachePolicy;
  readonly originRequestPolicy: OriginRequestPolicy;
  readonly certificate: Certificate;
  readonly loadBalancer: LoadBalancer;
  readonly listener: Listener;
  readonly dnsZone: DnsZone;
  readonly dnsRecord: DnsRecord;
  readonly apiDomain: ApiDomain;
  readonly functionUrl: FunctionUrl;
  readonly bucketWebsite: BucketWebsite;
  readonly edgeFunction: EdgeFunction;
}
export type SubjectName = keyof Subjects;

/** Section of AWS's page "HTTP 502 (Bad Gateway)"; `-` for a neighbour worth reporting. */
export type Section = "A" | "B" | "C" | "D" | "E" | "F" | "G" | "H" | "I" | "-";

/** A rule's texts and classification: the same for YAML and TypeScript rules. */
export interface RuleDescription {
  readonly title: string;
  readonly section: Section;
  readonly consequence: Consequence;
  readonly certainty: Certainty;
  /** Only where it is not what certainty implies (proven, likely → error; possible → warning). */
  readonly severity?: Severity;
  /** `{name}` is an argument of the verdict, else a path into the subject without `$.`. */
  readonly message: string;
  readonly why: string;
  readonly fix: string;
  readonly references: readonly string[];
  /** For the same origin request, findings of these rules are dropped where this one fails. */
  readonly supersedes?: readonly string[];
  /** What the config may set for this rule, by name. */
  readonly options?: Readonly<Record<string, OptionSpec>>;
  readonly examples: readonly Example[];
}

export type OptionValue = string | number | boolean;

export interface OptionSpec {
  readonly type: "text" | "number" | "boolean";
  readonly default: OptionValue;
}

/** Documentation and test at once: run in every language it is written in. */
export interface Example {
  readonly name: string;
  readonly expect: "pass" | "fail" | "unknown" | "not-applicable";
  /** One text, or several files by name. The finding's line is marked `# <- fail` (`// <- fail` in JSON-like texts). */
  readonly terraform?: string | Readonly<Record<string, string>>;
  readonly cloudformation?: string | Readonly<Record<string, string>>;
  /** What `verify` saw: a recording below `fixtures/observations/`, by its name. */
  readonly live?: string;
}

/** A rule written in TypeScript; its id is its path below `rules/`. */
export interface TypedRule<S extends SubjectName = SubjectName> extends RuleDescription {
  readonly subject: S;
  check(subject: Subjects[S], context: RuleContext): Verdict | readonly Verdict[];
}

/** What a rule may look at besides its subject. */
export interface RuleContext {
  readonly model: EdgeModel;
  readonly requests: readonly OriginRequest[];
  /** Milliseconds since 1970, read once per run. */
  readonly now: number;
  /** This rule's options: the config's, else the defaults. */
  readonly options: Readonly<Record<string, OptionValue>>;
}

export type Verdict = Pass | NotApplicable | Undecidable | Fail;
export interface Pass {
  readonly outcome: "pass";
}
export interface NotApplicable {
  readonly outcome: "not-applicable";
}
export interface Undecidable {
  readonly outcome: "unknown";
  readonly why: readonly Reason[];
}
export interface Fail {
  readonly outcome: "fail";
  /** The argument to edit: the provenance of the value that the rule complains about. */
  readonly at: Provenance;
  readonly args?: Readonly<Record<string, MessageArgument>>;
  readonly related?: readonly Participant[];
  /** Where it differs from the rule's own. */
  readonly certainty?: Certainty;
  readonly consequence?: Consequence;
  readonly severity?: Severity;
  readonly affects?: string;
  /** Tells several findings of one rule on one subject apart. */
  readonly discriminator?: string;
  /** What was seen on the wire, where that is what fails. */
  readonly evidence?: readonly Evidence[];
}

export type MessageArgument = string | number | readonly string[] | Value<string> | Value<number>;

/** Another value that takes part in the mistake, and what it contributes, as a clause: `serves only api.example.com`. */
export interface Participant {
  readonly at: Provenance;
  readonly label: string;
}

export const PASS: Pass = { outcome: "pass" };
export const NOT_APPLICABLE: NotApplicable = { outcome: "not-applicable" };

export function undecidable(why: readonly Reason[]): Undecidable {
  return { outcome: "unknown", why };
}

/** "Where this holds, that must hold", as in a YAML rule; `fail` is asked only where it does not. */
export function decide(where: Truth, then: Truth, fail: () => Fail): Verdict {
  if (where.is === false) return NOT_APPLICABLE;
  if (then.is === true) return PASS;
  if (where.is === true && then.is === false) return fail();
  return undecidable(distinct([where, then].flatMap((part) => (part.is === "unknown" ? part.why : []))));
}

/** A verdict on each setting that cannot be together with what holds in `where`, of which the argument `conflict` tells. */
export function judgeConflicts(
  where: Truth,
  conflicts: readonly Conflict[],
  related: readonly Participant[],
): readonly Verdict[] {
  return conflicts.map(({ at, is, says }) =>
    decide(where, not(is), () => ({
      outcome: "fail",
      at,
      args: { conflict: says },
      related,
      discriminator: says,
    })),
  );
}

/** The verdict on the chains that CloudFront is shown; `fail` is asked for each faulty one. */
export function judgeShown(
  found: FaultyChains,
  fail: (shown: ShownChain) => Fail,
): Verdict | readonly Verdict[] {
  switch (found.is) {
    case "not-applicable":
      return NOT_APPLICABLE;
    case "none":
      return PASS;
    case "unknown":
      return undecidable(found.why);
    case "some":
      return found.chains.map(fail);
  }
}

/** The verdict on the functions of a behavior: one failure for each thing that CloudFront refuses. */
export function judgeCode(found: EdgeFaults | undefined): Verdict | readonly Verdict[] {
  if (found === undefined) return NOT_APPLICABLE;
  const open = found.why.length > 0 ? [undecidable(found.why)] : [];
  const verdicts = [...found.faults.map(refused), ...open];
  return verdicts.length > 0 ? verdicts : PASS;
}

function refused({ affects, at, by, certainty, does, event, evidence }: EdgeFault): Fail {
  return {
    outcome: "fail",
    at,
    args: { function: by, event, does },
    discriminator: `${event} ${does}`,
    ...(certainty && { certainty }),
    ...(affects && { affects }),
    ...(evidence && { evidence }),
  };
}

/** Gives a rule its types; what `export default` in `rules/<topic>/<name>.ts` holds. */
export function defineRule<S extends SubjectName>(rule: TypedRule<S>): TypedRule<S> {
  return rule;
}
