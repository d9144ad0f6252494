import type { OriginRequest, Scheme } from "../../src/derive/origin-request.ts";
import { deriveOriginRequests } from "../../src/derive/origin-requests.ts";
import type { Behavior, FunctionAssociation } from "../../src/model/behavior.ts";
import type { AttachedCertificate, Certificate } from "../../src/model/certificate.ts";
import type { Distribution } from "../../src/model/distribution.ts";
import type { DnsRecord, DnsZone } from "../../src/model/dns.ts";
import type { EdgeFunction } from "../../src/model/edge-function.ts";
import type { ApiDomain } from "../../src/model/endpoints.ts";
import type { Collection, Entity } from "../../src/model/entity.ts";
import type { Listener, LoadBalancer } from "../../src/model/load-balancer.ts";
import type { EdgeModel } from "../../src/model/model.ts";
import type { Origin, OriginGroup } from "../../src/model/origin.ts";
import type {
  CacheHeaderBehavior,
  CachePolicy,
  OriginRequestHeaderBehavior,
  OriginRequestPolicy,
} from "../../src/model/policies.ts";
import type { VpcOrigin } from "../../src/model/vpc-origin.ts";
import { type Reason, type Unknown, unknown } from "../../src/value.ts";
import { atom, from, is, list, notSet, text } from "./values.ts";

/**
 * Entities of the edge model with sound defaults: a test names only what it is about.
 * Values are made by the helpers of `values.ts`; every provenance has the property's name as its `path`.
 */

/** A model of these entities; behaviors, origins, groups and listeners are read from their owners. */
export function model(entities: Partial<EdgeModel> = {}): EdgeModel {
  const { distributions = [], loadBalancers = [] } = entities;
  return {
    distributions,
    behaviors: distributions.flatMap((owner) => owner.behaviors.items),
    origins: distributions.flatMap((owner) => owner.origins.items),
    originGroups: distributions.flatMap((owner) => owner.originGroups.items),
    vpcOrigins: [],
    cachePolicies: [],
    originRequestPolicies: [],
    certificates: [],
    loadBalancers,
    listeners: loadBalancers.flatMap((owner) => owner.listeners.items),
    listenerFunctions: [],
    instances: [],
    dnsZones: [],
    dnsRecords: [],
    apis: [],
    apiDomains: [],
    functionUrls: [],
    bucketWebsites: [],
    apiIntegrations: [],
    edgeFunctions: [],
    ...entities,
  };
}

/** The origin requests of one distribution in a model that holds these entities too. */
export function requestsOf(
  spec: DistributionSpec = {},
  entities: Partial<EdgeModel> = {},
): readonly OriginRequest[] {
  return deriveOriginRequests(model({ ...entities, distributions: [distribution(spec)] }));
}

/** The only origin request of one distribution, or the only one of a scheme. */
export function requestOf(
  spec: DistributionSpec = {},
  entities: Partial<EdgeModel> = {},
  scheme?: Scheme,
): OriginRequest {
  const requests = requestsOf(spec, entities).filter((each) => !scheme || each.scheme.value === scheme);
  const [only] = requests;
  if (only === undefined || requests.length > 1) throw new Error(`${requests.length} origin requests`);
  return only;
}

// ------------------------------------------------------------------ distributions

export type OriginSpec = Partial<Omit<Origin, "distribution">>;
export type GroupSpec = Partial<Omit<OriginGroup, "distribution">>;
export type BehaviorSpec = Partial<Omit<Behavior, "distribution">>;
export interface DistributionSpec
  extends Partial<Omit<Distribution, "origins" | "originGroups" | "behaviors">> {
  readonly origins?: readonly OriginSpec[];
  readonly groups?: readonly GroupSpec[];
  readonly behaviors?: readonly BehaviorSpec[];
  /** Why there may be more origins than are given. */
  readonly moreOrigins?: readonly Reason[];
}

/** Without a spec: one HTTPS origin `web` at origin.example.com, and a default behavior that redirects to HTTPS. */
export function distribution(spec: DistributionSpec = {}): Distribution {
  const { origins = [{}], groups = [], behaviors = [{}], moreOrigins = [], ...rest } = spec;
  const originList: Origin[] = [];
  const groupList: OriginGroup[] = [];
  const behaviorList: Behavior[] = [];
  const made: Distribution = {
    ...entity("aws_cloudfront_distribution", "site"),
    domainName: ownName("aws_cloudfront_distribution.site"),
    enabled: is(true, "enabled"),
    staging: is(false, "staging"),
    aliases: list<string>(),
    httpVersion: is("http2", "http_version"),
    viewerCertificate: {
      from: from("viewer_certificate"),
      acmCertificateArn: notSet("viewer_certificate.acm_certificate_arn"),
      certificate: notSet("viewer_certificate.acm_certificate_arn"),
    },
    origins: { items: originList, open: moreOrigins },
    originGroups: closed(groupList),
    behaviors: closed(behaviorList),
    ...rest,
  };
  originList.push(...origins.map((origin) => originIn(made, origin)));
  groupList.push(...groups.map((group) => groupIn(made, group)));
  behaviorList.push(...behaviors.map((behavior, index) => behaviorIn(made, behavior, index === 0)));
  return made;
}

/** As CloudFront chooses it. */
function ownName(address: string): Unknown {
  const source = `${address}.domain_name`;
  return unknown(
    [{ what: source, why: "resource-attribute", says: "is chosen by CloudFront" }],
    from("", 1, address),
    {
      kind: "text",
      parts: [{ source, address, attribute: "domain_name", kind: "distribution-host" }],
    },
  );
}

function originIn(owner: Distribution, spec: OriginSpec): Origin {
  return {
    distribution: owner,
    from: from("origin[0]"),
    id: is("web", "origin_id"),
    domainName: is("origin.example.com", "domain_name"),
    path: notSet("origin_path"),
    access: is("custom", "custom_origin_config"),
    vpcOrigin: notSet("vpc_origin_id"),
    api: notSet("domain_name"),
    httpPort: is(80, "http_port"),
    httpsPort: is(443, "https_port"),
    protocolPolicy: is("https-only", "origin_protocol_policy"),
    sslProtocols: list("TLSv1.2"),
    readTimeoutSeconds: is(30, "origin_read_timeout"),
    keepaliveTimeoutSeconds: is(5, "origin_keepalive_timeout"),
    responseCompletionTimeoutSeconds: notSet("response_completion_timeout"),
    connectionAttempts: is(3, "connection_attempts"),
    connectionTimeoutSeconds: is(10, "connection_timeout"),
    addressType: is("ipv4", "ip_address_type"),
    clientCertificateArn: notSet("client_certificate_arn"),
    clientCertificate: notSet("client_certificate_arn"),
    accessControlId: notSet("origin_access_control_id"),
    originAccessIdentity: notSet("origin_access_identity"),
    originShield: is(false, "origin_shield"),
    headers: closed([]),
    ...spec,
  };
}

function groupIn(owner: Distribution, spec: GroupSpec): OriginGroup {
  return {
    distribution: owner,
    from: from("origin_group[0]"),
    id: is("group", "origin_id"),
    members: list("web", "spare"),
    failoverStatusCodes: list(502, 503, 504),
    ...spec,
  };
}

function behaviorIn(owner: Distribution, spec: BehaviorSpec, isDefault: boolean): Behavior {
  return {
    distribution: owner,
    from: from(isDefault ? "default_cache_behavior" : "ordered_cache_behavior[0]"),
    isDefault,
    pathPattern: is(isDefault ? "*" : "/api/*", "path_pattern"),
    targetOriginId: is("web", "target_origin_id"),
    viewerProtocolPolicy: is("redirect-to-https", "viewer_protocol_policy"),
    allowedMethods: list("GET", "HEAD"),
    cachePolicyId: notSet("cache_policy_id"),
    cachePolicy: notSet("cache_policy_id"),
    originRequestPolicyId: notSet("origin_request_policy_id"),
    originRequestPolicy: notSet("origin_request_policy_id"),
    forwardedHeaders: notSet("forwarded_values.headers"),
    functions: closed([]),
    grpc: is(false, "grpc_config"),
    compress: is(false, "compress"),
    ...spec,
  };
}

/** The settings of a behavior with an origin request policy of this header behavior. */
export function sending(
  behavior: OriginRequestHeaderBehavior,
  ...names: readonly string[]
): Pick<Behavior, "originRequestPolicyId" | "originRequestPolicy"> {
  const headers = { behavior: is(behavior, "header_behavior"), names: list(...names) };
  return {
    originRequestPolicyId: is("request-policy", "origin_request_policy_id"),
    originRequestPolicy: is(originRequestPolicy({ headers }), "origin_request_policy_id"),
  };
}

/** The settings of a behavior with a cache policy of this header behavior. */
export function cachingBy(
  behavior: CacheHeaderBehavior,
  ...names: readonly string[]
): Pick<Behavior, "cachePolicyId" | "cachePolicy"> {
  const headers = { behavior: is(behavior, "header_behavior"), names: list(...names) };
  return {
    cachePolicyId: is("cache-policy", "cache_policy_id"),
    cachePolicy: is(cachePolicy({ headers }), "cache_policy_id"),
  };
}

export function cachePolicy(spec: Partial<CachePolicy> = {}): CachePolicy {
  return {
    ...entity("aws_cloudfront_cache_policy", "cache"),
    name: is("cache", "name"),
    managed: false,
    headers: { behavior: is("none", "header_behavior"), names: list<string>() },
    gzip: is(true, "enable_accept_encoding_gzip"),
    brotli: is(true, "enable_accept_encoding_brotli"),
    ...spec,
  };
}

export function originRequestPolicy(spec: Partial<OriginRequestPolicy> = {}): OriginRequestPolicy {
  return {
    ...entity("aws_cloudfront_origin_request_policy", "request"),
    name: is("request", "name"),
    managed: false,
    headers: { behavior: is("none", "header_behavior"), names: list<string>() },
    ...spec,
  };
}

// ------------------------------------------------------------------ functions

/** A CloudFront Function of runtime 2.0 that passes every request on. */
export function edgeFunction(spec: Partial<EdgeFunction> = {}): EdgeFunction {
  return {
    ...entity("aws_cloudfront_function", "edge"),
    service: "cloudfront-function",
    name: is("edge", "name"),
    runtime: is("cloudfront-js-2.0", "runtime"),
    publish: is(true, "publish"),
    code: is("function handler(event) { return event.request; }", "code"),
    source: notSet("source"),
    environmentVariables: list<string>(),
    vpcSubnets: list<string>(),
    layers: list<string>(),
    deadLetterTarget: notSet("dead_letter_config"),
    tracingMode: notSet("tracing_config"),
    packageType: notSet("package_type"),
    architectures: list<string>(),
    ephemeralStorageMegabytes: notSet("ephemeral_storage"),
    kmsKeyArn: notSet("kms_key_arn"),
    memoryMegabytes: notSet("memory_size"),
    timeoutSeconds: notSet("timeout"),
    roleArn: notSet("role"),
    role: notSet("role"),
    ...spec,
  };
}

/** A viewer-request association with `edgeFunction()`. */
export function association(spec: Partial<FunctionAssociation> = {}): FunctionAssociation {
  return {
    from: from("function_association[0]"),
    service: "cloudfront-function",
    eventType: is("viewer-request", "event_type"),
    arn: text(atom("aws_cloudfront_function.edge.arn", "arn", "aws_cloudfront_function.edge")),
    includeBody: notSet("include_body"),
    function: is(edgeFunction(), "function_arn"),
    version: notSet("function_arn"),
    ...spec,
  };
}

// ------------------------------------------------------------------ behind the origin

export type ListenerSpec = Partial<Omit<Listener, "loadBalancer">>;
export interface LoadBalancerSpec extends Partial<Omit<LoadBalancer, "listeners">> {
  readonly listeners?: readonly ListenerSpec[];
  /** Why there may be more listeners than are given. */
  readonly moreListeners?: readonly Reason[];
}

/** A public application load balancer `aws_lb.web` with an HTTPS listener on 443 without certificates. */
export function loadBalancer(spec: LoadBalancerSpec = {}): LoadBalancer {
  const { listeners = [{}], moreListeners = [], ...rest } = spec;
  const listenerList: Listener[] = [];
  const made: LoadBalancer = {
    ...entity("aws_lb", "web"),
    kind: is("application", "load_balancer_type"),
    internal: is(false, "internal"),
    addressType: is("ipv4", "ip_address_type"),
    idleTimeoutSeconds: is(60, "idle_timeout"),
    securityGroups: list<string>(),
    groups: closed([]),
    subnets: list<string>(),
    subnetAcls: [],
    listeners: { items: listenerList, open: moreListeners },
    ...rest,
  };
  listenerList.push(...listeners.map((listener) => listenerOf(made, listener)));
  return made;
}

function listenerOf(owner: LoadBalancer, spec: ListenerSpec): Listener {
  return {
    ...entity("aws_lb_listener", "https"),
    loadBalancerArn: text(atom(`${owner.address}.arn`, "arn", owner.address)),
    loadBalancer: is(owner, "load_balancer_arn"),
    port: is(443, "port"),
    protocol: is("HTTPS", "protocol"),
    sslPolicy: is("ELBSecurityPolicy-2016-08", "ssl_policy"),
    certificates: closed([]),
    mutualAuthentication: is("off", "mutual_authentication"),
    ...spec,
  };
}

/** The name of a load balancer of the input, as `aws_lb.web.dns_name` evaluates to. */
export function nameOf(loadBalancer: LoadBalancer): Unknown {
  return text(atom(`${loadBalancer.address}.dns_name`, "load-balancer-host", loadBalancer.address));
}

/** A public certificate of ACM for www.example.com. */
export function certificate(spec: Partial<Certificate> = {}): Certificate {
  return {
    ...entity("aws_acm_certificate", "web"),
    source: is("requested", "domain_name"),
    names: list("www.example.com"),
    commonName: notSet(),
    keyAlgorithm: is("RSA_2048", "key_algorithm"),
    certificateAuthorityArn: notSet("certificate_authority_arn"),
    privateAuthority: is(false, "certificate_authority_arn"),
    selfSigned: notSet(),
    bodyPem: notSet("certificate_body"),
    chainPem: notSet("certificate_chain"),
    ...spec,
  };
}

/** A certificate as a listener names it: the default one. */
export function attached(
  named: Certificate = certificate(),
  spec: Partial<AttachedCertificate> = {},
): AttachedCertificate {
  return {
    from: from("certificate_arn"),
    arn: text(atom(`${named.address}.arn`, "arn", named.address)),
    certificate: is(named, "certificate_arn"),
    isDefault: true,
    ...spec,
  };
}

/** A custom domain name api.example.com without certificates. */
export function apiDomain(spec: Partial<ApiDomain> = {}): ApiDomain {
  return {
    ...entity("aws_apigatewayv2_domain_name", "api"),
    name: is("api.example.com", "domain_name"),
    securityPolicy: is("TLS_1_2", "security_policy"),
    endpointType: is("REGIONAL", "endpoint_type"),
    certificates: closed([]),
    mutualTls: is(false, "mutual_tls_authentication"),
    ...spec,
  };
}

/** A VPC origin on `loadBalancer()`. */
export function vpcOrigin(spec: Partial<VpcOrigin> = {}): VpcOrigin {
  return {
    ...entity("aws_cloudfront_vpc_origin", "web"),
    targetArn: text(atom("aws_lb.web.arn", "arn", "aws_lb.web")),
    loadBalancer: is(loadBalancer(), "arn"),
    instance: notSet(),
    httpPort: is(80, "http_port"),
    httpsPort: is(443, "https_port"),
    protocolPolicy: is("https-only", "origin_protocol_policy"),
    sslProtocols: list("TLSv1.2"),
    ...spec,
  };
}

/** The public zone example.com, made in the input. */
export function dnsZone(spec: Partial<DnsZone> = {}): DnsZone {
  return {
    ...entity("aws_route53_zone", "example"),
    name: is("example.com", "name"),
    private: is(false, "vpc"),
    managed: true,
    ...spec,
  };
}

/** An A record of origin.example.com with one address, in `dnsZone()`. */
export function dnsRecord(spec: Partial<DnsRecord> = {}): DnsRecord {
  return {
    ...entity("aws_route53_record", "origin"),
    zone: is(dnsZone(), "zone_id"),
    name: is("origin.example.com", "name"),
    recordType: is("A", "type"),
    values: list("198.51.100.7"),
    aliasTarget: notSet("alias.name"),
    ...spec,
  };
}

// ------------------------------------------------------------------ what all have in common

/** A collection that holds nothing else. */
export function closed<T>(items: readonly T[]): Collection<T> {
  return { items, open: [] };
}

function entity(type: string, name: string): Entity {
  const address = `${type}.${name}`;
  return {
    address,
    type,
    from: from("", 1, address),
    region: is("eu-west-1", "region"),
    account: is("111122223333", "account"),
  };
}
