import { items } from "../compare.ts";
import { serverNameOf } from "../derive/coverage.ts";
import { describe, describeReasons } from "../derive/describe.ts";
import { nameOverrides } from "../derive/name-overrides.ts";
import type { OriginRequest } from "../derive/origin-request.ts";
import { DEFAULT_PORT, isOriginPort } from "../facts/cloudfront-origin-ports.ts";
import { ORIGIN_PROTOCOLS } from "../facts/cloudfront-origin-tls.ts";
import type { TlsVersion } from "../facts/tls-policy.ts";
import { domainNameFault, normalizeName } from "../names.ts";
import { ifKnown, type Value } from "../value.ts";
import type { Target } from "./target.ts";

/** More aliases than these are not asked one by one. */
const MAX_SERVER_NAMES = 8;

/** Where CloudFormation's list of protocols is not written, and what CloudFront offers is not documented. */
const UNWRITTEN: readonly TlsVersion[] = ["TLSv1", "TLSv1.1", "TLSv1.2"];

/** What the user lets `verify` do beyond the code. */
export interface PlanOptions {
  readonly timeoutMilliseconds?: number;
  readonly full: boolean;
  readonly sendOriginHeaders: boolean;
  /** Ask no other origins than those of these domain names. */
  readonly only?: readonly string[];
  /** The path to ask for instead of the one that the behavior suggests. */
  readonly path?: string;
}

/** What to ask for one origin request. Several requests that lead to the same question give equal targets. */
export function targetOf(request: OriginRequest, options: PlanOptions): Target {
  const { origin } = request;
  const host = normalizeName(ifShown(origin.domainName) ?? "");
  const isAskedFor = options.only?.includes(host) ?? true;
  const unreachable = isAskedFor ? whyUnreachable(request) : "another origin was asked for";
  const known = namesOf(request);
  const names = known.length > 0 ? known : [host];
  const serverNames = request.scheme.value === "https" ? names : [];
  return {
    host: host || describe(origin.domainName) || "an origin without a domain name",
    port: ifKnown(request.port) ?? DEFAULT_PORT[request.scheme.value],
    scheme: request.scheme.value,
    family: familyOf(origin.addressType),
    protocols: request.scheme.value === "https" ? protocolsOf(request) : [],
    serverNames,
    areNamesKnown: known.length > 0,
    otherNames: otherNamesOf(request, serverNames, host),
    hostHeader: names[0] ?? host,
    otherHosts: names.slice(1),
    path: options.path ?? pathOf(request),
    headers: options.sendOriginHeaders ? headersOf(request) : [],
    ...patienceOf(request, options),
    full: options.full,
    ...(unreachable !== undefined && { unreachable }),
  };
}

function whyUnreachable({ origin, port }: OriginRequest): string | undefined {
  const { access, domainName } = origin;
  if (access.kind === "known" && access.value === "vpc")
    return "it is a VPC origin, which only CloudFront reaches";
  if (domainName.kind === "unknown")
    return `its domain name is not known: ${describeReasons(domainName.why)}`;
  if (domainName.kind === "absent") return "it has no domain name";
  if (domainName.sensitive) return "its domain name is sensitive, and what is asked is shown";
  if (domainNameFault(domainName).kind !== "absent") return "its domain name is no host name";
  if (port.kind === "unknown") return `its port is not known: ${describeReasons(port.why)}`;
  if (port.kind === "known" && !isOriginPort(port.value))
    return `CloudFront does not connect to port ${port.value}`;
  return undefined;
}

/** What is asked stands in reports and recordings: nothing sensitive may. */
function ifShown<T>(value: Value<T>): T | undefined {
  return value.kind === "known" && !value.sensitive ? value.value : undefined;
}

/** The names that origin requests go out with, as far as they are known: each alias where Host is forwarded, else the origin's own. */
function namesOf({ hosts }: OriginRequest): readonly string[] {
  if (hosts.kind !== "known") return [];
  const named = hosts.value.filter(({ from }) => from !== "default-domain");
  const judged = named.length > 0 ? named : hosts.value;
  const shown = judged.filter(({ sni }) => sni.kind !== "known" || !sni.sensitive);
  const names = shown.flatMap((one) => serverNameOf(one) ?? []).filter(isHostName);
  return [...new Set(names)].slice(0, MAX_SERVER_NAMES);
}

/** The origin's own name where it is not among those, and what CloudFront Functions ask for instead. */
function otherNamesOf(
  request: OriginRequest,
  serverNames: readonly string[],
  host: string,
): readonly string[] {
  if (serverNames.length === 0) return [];
  const overridden = nameOverrides(request).flatMap(({ serverName }) => serverName ?? []);
  const names = [host, ...overridden].filter((name) => isHostName(name) && !serverNames.includes(name));
  return [...new Set(names)].slice(0, MAX_SERVER_NAMES);
}

function isHostName(name: string): boolean {
  return (
    /^[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*$/.test(name) && name.length <= 253
  );
}

/** A list that is not known is taken to be the usual one. */
function protocolsOf({ protocols }: OriginRequest): readonly TlsVersion[] {
  const { items: listed, open } = items(protocols);
  const offered = ORIGIN_PROTOCOLS.filter((version) => listed.some((one) => ifKnown(one) === version));
  return offered.length > 0 && open.length === 0 ? offered : UNWRITTEN;
}

function familyOf(type: Value<string>): Target["family"] {
  const family = ifKnown(type);
  return family === "ipv6" || family === "dualstack" ? family : "ipv4";
}

/** The origin path, then as much of the path pattern as has no wildcard in it. */
function pathOf({ origin, behavior }: OriginRequest): string {
  const prefix = ifShown(origin.path) ?? "";
  const pattern = ifShown(behavior.pathPattern) ?? "*";
  const literal = /^[^*?]*/.exec(pattern)?.[0] ?? "";
  const path = `${prefix}/${literal.replace(/^\//, "")}`;
  return /^\/[\x21-\x7e]*$/.test(path) ? path : "/";
}

function headersOf({ origin }: OriginRequest): Target["headers"] {
  return origin.headers.items.flatMap(({ name, value }) => {
    const [header, content] = [ifKnown(name), ifKnown(value)];
    return header === undefined || content === undefined ? [] : [[header, content] as const];
  });
}

type Patience = Pick<Target, "connectTimeoutMilliseconds" | "attempts" | "readTimeoutMilliseconds">;

/** An answer that comes after CloudFront has given up is waited for a little longer: late is told apart from never. */
const GRACE_SECONDS = 5;

/** The origin's own settings, below what the user allows. */
function patienceOf(
  { origin }: OriginRequest,
  { timeoutMilliseconds = Number.POSITIVE_INFINITY }: PlanOptions,
): Patience {
  const within = (seconds: number) => Math.min(Math.max(seconds, 1) * 1000, timeoutMilliseconds);
  return {
    connectTimeoutMilliseconds: within(ifKnown(origin.connectionTimeoutSeconds) ?? 10),
    attempts: Math.min(Math.max(ifKnown(origin.connectionAttempts) ?? 3, 1), 3),
    readTimeoutMilliseconds: within((ifKnown(origin.readTimeoutSeconds) ?? 30) + GRACE_SECONDS),
  };
}
