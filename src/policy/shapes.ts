import type { Entity } from "../model/entity.ts";
import type { SubjectName } from "../rule.ts";
import {
  back,
  type FieldShape,
  type FieldsOf,
  listOf,
  oneOf,
  type ShapeName,
  type Things,
  thing,
} from "./field-shape.ts";

const entity = {
  address: "text",
  type: "text",
  region: "text",
  account: "text",
  constructPath: "text",
} as const satisfies FieldsOf<Entity>;

const service = oneOf("lambda", "cloudfront-function");
const protocolPolicy = oneOf("http-only", "match-viewer", "https-only");
const texts = listOf("text");

const SHAPES = {
  originRequest: {
    id: "text",
    distribution: back("distribution"),
    behavior: thing("behavior"),
    origin: thing("origin"),
    member: oneOf("none", "primary", "secondary"),
    scheme: oneOf("http", "https"),
    occurs: "boolean",
    port: "number",
    hostForwarded: "boolean",
    hosts: listOf(thing("host")),
    protocols: texts,
    endpoint: thing("endpoint"),
    edge: thing("edgeInfluence"),
  },
  host: {
    name: "text",
    from: oneOf("origin-domain", "alias", "default-domain", "function"),
    sni: "text",
    namesThatWillDo: texts,
  },
  endpoint: {
    kind: oneOf(
      "s3-bucket",
      "s3-website",
      "load-balancer",
      "ec2",
      "execute-api",
      "api-domain",
      "api-domain-target",
      "function-url",
      "distribution",
      "host",
    ),
    via: listOf(thing("dnsRecord")),
    loadBalancer: thing("loadBalancer"),
    listener: thing("listener"),
    apiDomain: thing("apiDomain"),
    certificates: listOf(thing("attachedCertificate")),
    observed: "nothing",
  },
  edgeInfluence: {
    mayRewriteOrigin: "boolean",
    mayRewriteBeforeDns: "boolean",
    answersEverything: "boolean",
  },
  distribution: {
    ...entity,
    domainName: "text",
    enabled: "boolean",
    staging: "boolean",
    aliases: texts,
    httpVersion: "text",
    viewerCertificate: thing("viewerCertificate"),
    origins: listOf(thing("origin")),
    originGroups: listOf(thing("originGroup")),
    behaviors: listOf(thing("behavior")),
  },
  viewerCertificate: {
    acmCertificateArn: "text",
    certificate: thing("certificate"),
  },
  behavior: {
    distribution: back("distribution"),
    isDefault: "boolean",
    pathPattern: "text",
    targetOriginId: "text",
    viewerProtocolPolicy: oneOf("allow-all", "https-only", "redirect-to-https"),
    allowedMethods: texts,
    cachePolicyId: "text",
    cachePolicy: thing("cachePolicy"),
    originRequestPolicyId: "text",
    originRequestPolicy: thing("originRequestPolicy"),
    forwardedHeaders: texts,
    functions: listOf(thing("functionAssociation")),
    grpc: "boolean",
  },
  functionAssociation: {
    service,
    eventType: oneOf("viewer-request", "viewer-response", "origin-request", "origin-response"),
    arn: "text",
    includeBody: "boolean",
    version: oneOf("numbered", "latest", "alias", "unqualified", "unpublished", "invoke-arn"),
    function: thing("edgeFunction"),
  },
  origin: {
    distribution: back("distribution"),
    id: "text",
    domainName: "text",
    path: "text",
    access: oneOf("s3", "custom", "vpc"),
    vpcOrigin: thing("vpcOrigin"),
    httpPort: "number",
    httpsPort: "number",
    protocolPolicy,
    sslProtocols: texts,
    readTimeoutSeconds: "number",
    keepaliveTimeoutSeconds: "number",
    responseCompletionTimeoutSeconds: "number",
    connectionAttempts: "number",
    connectionTimeoutSeconds: "number",
    addressType: "text",
    clientCertificateArn: "text",
    accessControlId: "text",
    originAccessIdentity: "text",
    originShield: "boolean",
    headers: listOf(thing("originHeader")),
  },
  originHeader: { name: "text", value: "secret" },
  originGroup: {
    distribution: back("distribution"),
    id: "text",
    members: texts,
    failoverStatusCodes: listOf("number"),
  },
  vpcOrigin: {
    ...entity,
    targetArn: "text",
    loadBalancer: thing("loadBalancer"),
    httpPort: "number",
    httpsPort: "number",
    protocolPolicy,
    sslProtocols: texts,
  },
  cachePolicy: { ...entity, name: "text", managed: "boolean", headers: thing("cachePolicyHeaders") },
  cachePolicyHeaders: { behavior: oneOf("none", "whitelist"), names: texts },
  originRequestPolicy: {
    ...entity,
    name: "text",
    managed: "boolean",
    headers: thing("originRequestPolicyHeaders"),
  },
  originRequestPolicyHeaders: {
    behavior: oneOf("none", "whitelist", "allViewer", "allViewerAndWhitelistCloudFront", "allExcept"),
    names: texts,
  },
  certificate: {
    ...entity,
    source: oneOf("requested", "imported"),
    names: texts,
    commonName: "text",
    keyAlgorithm: "text",
    certificateAuthorityArn: "text",
    privateAuthority: "boolean",
    selfSigned: "boolean",
    bodyPem: "text",
    chainPem: "text",
  },
  attachedCertificate: {
    arn: "text",
    certificate: thing("certificate"),
    isDefault: "boolean",
    shownTo: texts,
  },
  loadBalancer: {
    ...entity,
    kind: oneOf("application", "network", "gateway", "classic"),
    internal: "boolean",
    addressType: "text",
    idleTimeoutSeconds: "number",
    securityGroups: texts,
    listeners: listOf(thing("listener")),
  },
  listener: {
    ...entity,
    loadBalancerArn: "text",
    loadBalancer: back("loadBalancer"),
    port: "number",
    protocol: oneOf("HTTP", "HTTPS", "TCP", "TLS", "SSL", "UDP", "TCP_UDP", "GENEVE", "QUIC", "TCP_QUIC"),
    sslPolicy: "text",
    certificates: listOf(thing("attachedCertificate")),
    mutualAuthentication: "text",
  },
  dnsZone: { ...entity, name: "text", private: "boolean", managed: "boolean" },
  dnsRecord: {
    ...entity,
    zone: thing("dnsZone"),
    name: "text",
    recordType: "text",
    values: texts,
    aliasTarget: "text",
  },
  apiDomain: {
    ...entity,
    name: "text",
    securityPolicy: "text",
    endpointType: "text",
    certificates: listOf(thing("attachedCertificate")),
    mutualTls: "boolean",
  },
  functionUrl: { ...entity, authType: "text" },
  bucketWebsite: { ...entity, bucket: "text" },
  edgeFunction: {
    ...entity,
    service,
    name: "text",
    runtime: "text",
    publish: "boolean",
    code: "text",
    environmentVariables: texts,
    vpcSubnets: texts,
    layers: texts,
    deadLetterTarget: "text",
    tracingMode: "text",
    packageType: "text",
    architectures: texts,
    ephemeralStorageMegabytes: "number",
    kmsKeyArn: "text",
    memoryMegabytes: "number",
    timeoutSeconds: "number",
    roleArn: "text",
  },
} as const satisfies { readonly [S in ShapeName]: FieldsOf<Things[S]> };

const FIELDS: ReadonlyMap<string, ReadonlyMap<string, FieldShape>> = new Map(
  Object.entries(SHAPES).map(([name, fields]) => [name, new Map<string, FieldShape>(Object.entries(fields))]),
);

const NO_FIELDS: ReadonlyMap<string, FieldShape> = new Map();

/** The fields of one type of the model, in the order of the table. */
export function fieldsOf(name: ShapeName): ReadonlyMap<string, FieldShape> {
  return FIELDS.get(name) ?? NO_FIELDS;
}

const SUBJECTS: Readonly<Record<SubjectName, true>> = {
  originRequest: true,
  distribution: true,
  behavior: true,
  origin: true,
  originGroup: true,
  vpcOrigin: true,
  cachePolicy: true,
  originRequestPolicy: true,
  certificate: true,
  loadBalancer: true,
  listener: true,
  dnsZone: true,
  dnsRecord: true,
  apiDomain: true,
  functionUrl: true,
  bucketWebsite: true,
  edgeFunction: true,
};

/** Every name that a rule's `subject:` may have, except `resource`. */
export const SUBJECT_NAMES: readonly string[] = Object.keys(SUBJECTS);

export function isSubjectName(text: string): text is SubjectName {
  return Object.hasOwn(SUBJECTS, text);
}
