import type { ChainLink } from "../finding.ts";
import type { AttachedCertificate } from "../model/certificate.ts";
import type { DnsRecord } from "../model/dns.ts";
import type { CachePolicy, OriginRequestPolicy } from "../model/policies.ts";
import type { Provenance, Value } from "../value.ts";
import { describe, describeReasons } from "./describe.ts";
import { isPrivate } from "./dns-path.ts";
import type { EndpointKind, Host, OriginRequest } from "./origin-request.ts";

/** Longer lists of names say no more. */
const MAX_NAMES = 5;

/** The way of a request from the viewer to the certificate, with the unknowns; each step knows the line that decides it. */
export function chainOf(request: OriginRequest): readonly ChainLink[] {
  const { behavior, endpoint } = request;
  return [
    link(`viewer (${describe(behavior.viewerProtocolPolicy)})`, behavior.viewerProtocolPolicy.from),
    link(`path ${describe(behavior.pathPattern)}`, behavior.from),
    ...functionLinks(request),
    link(`${policyNames(request)}${hostLabel(request)}`, request.hostForwarded.from),
    link(originLabel(request), request.origin.domainName.from),
    ...endpoint.via.map(recordLink),
    ...endpointLinks(request),
    ...endpoint.certificates.items.map(certificateLink),
  ];
}

function link(label: string, from: Provenance): ChainLink {
  return { label, place: from.at };
}

function functionLinks({ behavior }: OriginRequest): readonly ChainLink[] {
  return behavior.functions.items.map(({ arn, eventType, from, function: found, service }) => {
    const what = service === "lambda" ? "Lambda@Edge" : "CloudFront Function";
    const name = found.kind === "known" ? found.value.address : describe(arn);
    return link(`${describe(eventType)} ${what} ${name}`, from);
  });
}

function policyNames({ behavior }: OriginRequest): string {
  const names = [
    policyName(behavior.cachePolicyId, behavior.cachePolicy),
    policyName(behavior.originRequestPolicyId, behavior.originRequestPolicy),
  ].filter((name) => name !== undefined);
  return names.length > 0 ? `${names.join(" + ")}: ` : "";
}

function policyName(id: Value<string>, policy: Value<CachePolicy | OriginRequestPolicy>): string | undefined {
  if (policy.kind !== "known") return id.kind === "absent" ? undefined : describe(id);
  const { address, name } = policy.value;
  return name.kind === "known" ? describe(name) : address;
}

function hostLabel({ hostForwarded: forwarded, hosts }: OriginRequest): string {
  if (forwarded.kind === "unknown")
    return `Host forwarded or not (unknown: ${describeReasons(forwarded.why)})`;
  if (forwarded.kind === "absent" || !forwarded.value) return "Host not forwarded";
  if (hosts.kind === "known") return `Host forwarded (${namesOf(hosts.value)})`;
  return hosts.kind === "unknown"
    ? `Host forwarded (unknown: ${describeReasons(hosts.why)})`
    : "Host forwarded";
}

function namesOf(hosts: readonly Host[]): string {
  const shown = hosts.slice(0, MAX_NAMES).map((host) => describe(host.name));
  return [...shown, ...(hosts.length > shown.length ? ["…"] : [])].join(", ");
}

function originLabel({ member, origin, port, scheme }: OriginRequest): string {
  const role = member === "none" ? "origin" : `${member} origin`;
  return `${role} ${describe(origin.id)}: ${scheme.value}://${describe(origin.domainName)}:${describe(port)}`;
}

function recordLink(record: DnsRecord): ChainLink {
  const { aliasTarget, from, name, recordType, values } = record;
  const target = aliasTarget.kind === "absent" ? describe(values) : describe(aliasTarget);
  const where = isPrivate(record) ? "private record" : "record";
  return link(`${where} ${describe(name)} (${describe(recordType)}): ${target}`, from);
}

function endpointLinks({ endpoint }: OriginRequest): readonly ChainLink[] {
  const { apiDomain, kind, listener, loadBalancer } = endpoint;
  if (apiDomain.kind === "known")
    return [link(`API domain ${apiDomain.value.address}`, apiDomain.value.from)];
  if (loadBalancer.kind !== "known") return [link(kindLabel(kind), kind.from)];
  const balancer = link(`load balancer ${loadBalancer.value.address}`, loadBalancer.value.from);
  if (listener.kind === "unknown") {
    return [balancer, link(`listener (unknown: ${describeReasons(listener.why)})`, listener.from)];
  }
  if (listener.kind === "absent")
    return [balancer, link("no listener on this port", loadBalancer.value.from)];
  const { address, from, port, protocol } = listener.value;
  return [balancer, link(`listener ${address}: ${describe(protocol)} on ${describe(port)}`, from)];
}

const KIND_LABELS: Readonly<Record<EndpointKind, string>> = {
  "load-balancer": "a load balancer",
  "s3-website": "an S3 website endpoint",
  "s3-bucket": "an S3 bucket",
  ec2: "an EC2 instance",
  "execute-api": "API Gateway",
  "api-domain": "a custom domain of API Gateway",
  "api-domain-target": "the target of a custom domain of API Gateway",
  "function-url": "a Lambda function URL",
  distribution: "a CloudFront distribution",
  host: "a host of which the input says no more",
};

function kindLabel(kind: Value<EndpointKind>): string {
  return kind.kind === "known" ? KIND_LABELS[kind.value] : describe(kind);
}

function certificateLink({ arn, certificate, from }: AttachedCertificate): ChainLink {
  if (certificate.kind !== "known") return link(`certificate ${describe(arn)}`, from);
  const { address, from: written, names } = certificate.value;
  return link(`certificate ${address}: ${describe(names)}`, written);
}
