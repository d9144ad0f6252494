import { distinct, equal } from "../compare.ts";
import {
  AWS_PREFIX_LIST,
  CLOUDFRONT_PREFIX_LISTS,
  LONGEST_CLOUDFRONT_PREFIX,
  VPC_ORIGINS_GROUP,
} from "../facts/cloudfront-prefix-lists.ts";
import { all, any, FALSE, TRUE, type Truth, truth, unknownTruth } from "../logic.ts";
import type { Collection } from "../model/entity.ts";
import type { Instance } from "../model/instance.ts";
import type { LoadBalancer } from "../model/load-balancer.ts";
import type {
  Filters,
  IngressRule,
  IngressSource,
  NetworkAcl,
  SecurityGroup,
  SubnetAcl,
} from "../model/security-group.ts";
import { absent, type Reason, unknown, type Value } from "../value.ts";
import type { OriginRequest } from "./origin-request.ts";
import { privateAddressKind } from "./private-address.ts";

export type AddressFamily = "ipv4" | "ipv6";

/** From where CloudFront connects: from its own addresses, or, through a VPC origin, from network interfaces in the VPC. */
export type Whence = "internet" | "vpc";

type Target = LoadBalancer | Instance;

/**
 * What filters an origin request: the instance or load balancer behind the origin's name. What is internal is out of reach
 * but for a VPC origin, which is another rule's matter.
 */
export function filteredTarget(request: OriginRequest): Value<Target> {
  const { endpoint, origin } = request;
  const target: Value<Target> =
    endpoint.instance.kind === "known" ? endpoint.instance : endpoint.loadBalancer;
  if (target.kind !== "known") return target;
  if (origin.access.kind === "unknown") return unknown(origin.access.why, origin.access.from);
  const { value } = target;
  const isInternal = "internal" in value && value.internal.kind === "known" && value.internal.value;
  return isInternal && whenceOf(request) === "internet" ? absent(target.from) : target;
}

export function whenceOf({ origin: { access } }: OriginRequest): Whence {
  return access.kind === "known" && access.value === "vpc" ? "vpc" : "internet";
}

/** One of them will do: what is missing of the other one, port/ipv6-prefix-list-missing says. */
export function familiesOf({ origin: { addressType } }: OriginRequest): readonly AddressFamily[] {
  const isIpv4 =
    addressType.kind === "absent" || (addressType.kind === "known" && addressType.value === "ipv4");
  return isIpv4 ? ["ipv4"] : ["ipv4", "ipv6"];
}

/** Whether one of the groups lets CloudFront in on a port; a group of which not every rule is known can only let in, never refuse. */
export function admitsCloudFront(
  groups: Collection<SecurityGroup>,
  port: Value<number>,
  family: AddressFamily,
  whence: Whence,
): Truth {
  const rules = groups.items.flatMap(({ ingress }) => ingress.items);
  const open = [...groups.open, ...groups.items.flatMap(({ ingress }) => ingress.open)];
  return any([...rules.map((rule) => ruleAdmits(rule, port, family, whence)), orOpen(open)]);
}

// ------------------------------------------------------------------ network ACLs

/**
 * Whether the network ACL of one of the subnets lets CloudFront in. To a VPC origin it comes from a subnet of the VPC,
 * maybe the same, between whose hosts no network ACL stands.
 */
export function subnetsAdmitCloudFront(
  { subnetAcls }: Filters,
  port: Value<number>,
  family: AddressFamily,
  whence: Whence,
): Truth {
  if (whence === "vpc" || subnetAcls.length === 0) return TRUE;
  return any(subnetAcls.map((acl) => subnetAdmits(acl, port, family)));
}

/** Of more than these, which it is stays open. */
const MAX_CANDIDATES = 64;

function subnetAdmits({ items, open }: SubnetAcl, port: Value<number>, family: AddressFamily): Truth {
  if (items.length > MAX_CANDIDATES) return unknownTruth(open);
  const every = all(items.map((acl) => aclAdmits(acl, port, family)));
  if (every.is === true || open.length === 0) return every;
  return unknownTruth(distinct([...open, ...(every.is === "unknown" ? every.why : [])]));
}

/** The entry with the lowest number that matches decides; one that matches a part of CloudFront's addresses cannot refuse all of them. */
function aclAdmits({ entries }: NetworkAcl, port: Value<number>, family: AddressFamily): Truth {
  const unnumbered = entries.items.flatMap(({ number }) => (number.kind === "unknown" ? number.why : []));
  const open = [...entries.open, ...unnumbered];
  if (open.length > 0) return unknownTruth(distinct(open));
  const numberOf = ({ number }: (typeof entries.items)[number]) =>
    number.kind === "known" ? number.value : Number.POSITIVE_INFINITY;
  const maybe: Reason[] = [];
  for (const { action, rule } of entries.items.toSorted((a, b) => numberOf(a) - numberOf(b))) {
    const matches = ruleAdmits(rule, port, family, "internet");
    if (matches.is === false) continue;
    if (action.kind === "unknown") maybe.push(...action.why);
    const isAllowed = action.kind === "known" && action.value.toLowerCase() === "allow";
    if (matches.is === true && action.kind === "known") return isAllowed ? TRUE : orOpen(maybe);
    if (matches.is === "unknown" && isAllowed) maybe.push(...matches.why);
  }
  return orOpen(maybe);
}

// ------------------------------------------------------------------ one rule

function orOpen(why: readonly Reason[]): Truth {
  return why.length > 0 ? unknownTruth(why) : FALSE;
}

function ruleAdmits(rule: IngressRule, port: Value<number>, family: AddressFamily, whence: Whence): Truth {
  const { items, open } = rule.sources;
  const sources = items.map((source) => sourceAdmits(source, family, whence));
  return all([opensPort(rule, port), any([...sources, orOpen(open)])]);
}

// ------------------------------------------------------------------ the port

/** Names and numbers of what carries HTTP, and of everything. */
const TCP: ReadonlySet<string> = new Set(["tcp", "6"]);
const EVERYTHING: ReadonlySet<string> = new Set(["-1", "all"]);

function opensPort({ ipProtocol, fromPort, toPort }: IngressRule, port: Value<number>): Truth {
  if (ipProtocol.kind === "unknown") return unknownTruth(ipProtocol.why);
  if (ipProtocol.kind === "absent") return unknownTruth([unsaid(ipProtocol)]);
  const name = ipProtocol.value.toLowerCase();
  if (EVERYTHING.has(name)) return TRUE;
  if (!TCP.has(name)) return FALSE;
  return all([atMost(fromPort, port), atMost(port, toPort)]);
}

/** Ports that are not written, or -1, may mean all of them. */
function atMost(low: Value<number>, high: Value<number>): Truth {
  if (equal(low, high).is === true) return TRUE;
  for (const port of [low, high]) {
    if (port.kind === "unknown") return unknownTruth(port.why);
    if (port.kind === "absent" || port.value < 0) return unknownTruth([unsaid(port)]);
  }
  return truth(low.kind === "known" && high.kind === "known" && low.value <= high.value);
}

function unsaid({ from }: Value<unknown>): Reason {
  const says = "does not say which ports it opens";
  return { what: `${from.address}.${from.path}`, why: "not-modelled", says, at: from.at };
}

// ------------------------------------------------------------------ the source

function sourceAdmits({ kind, value }: IngressSource, family: AddressFamily, whence: Whence): Truth {
  if (kind === "security-group") return groupAdmits(value, whence);
  if (kind !== "prefix-list" && kind !== family) return FALSE;
  if (value.kind === "absent") return FALSE;
  if (value.kind === "unknown") return unknownTruth(value.why);
  if (kind === "prefix-list") return listAdmits(value.value, family, whence, value);
  if (whence === "vpc") return TRUE;
  return blockAdmits(value.value, value);
}

/** References match private addresses only: those of network interfaces in the VPC. */
function groupAdmits(group: Value<string>, whence: Whence): Truth {
  if (whence === "internet" || (group.kind === "known" && group.value === "self")) return FALSE;
  if (group.kind === "known" && group.value === VPC_ORIGINS_GROUP) return TRUE;
  const says = "may be the group of CloudFront's VPC origins";
  return unknownTruth([{ what: group.from.address, why: "not-in-input", says, at: group.from.at }]);
}

function listAdmits(name: string, family: AddressFamily, whence: Whence, at: Value<string>): Truth {
  if (name === CLOUDFRONT_PREFIX_LISTS[family]) return TRUE;
  if (AWS_PREFIX_LIST.test(name) && whence === "internet") return FALSE;
  return unknownTruth([mayHold(`the prefix list ${name}`, at)]);
}

/** Everything, nothing of CloudFront's, or a block that may be. */
function blockAdmits(block: string, at: Value<string>): Truth {
  const [address = "", length = ""] = block.trim().split("/");
  if (length === "0") return TRUE;
  const isAllPrivate = Number(length) >= (address.startsWith("10.") ? 8 : 16);
  if (privateAddressKind(address) !== undefined && isAllPrivate) return FALSE;
  if (!address.includes(":") && Number(length) > LONGEST_CLOUDFRONT_PREFIX) return FALSE;
  return unknownTruth([mayHold(block, at)]);
}

function mayHold(what: string, { from }: Value<string>): Reason {
  return { what, why: "not-modelled", says: "may hold addresses of CloudFront", at: from.at };
}
