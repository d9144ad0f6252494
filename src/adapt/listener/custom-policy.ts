import type { Collection } from "../../model/entity.ts";
import type { CustomTlsPolicy, Listener, ListenerProtocol } from "../../model/load-balancer.ts";
import type { Provenance, Reason, Value } from "../../value.ts";
import { known } from "../../value.ts";
import { type Block, children } from "../block.ts";
import { listOf, text } from "../read.ts";
import { sslPolicy } from "./defaults.ts";

/** What is said of a classic listener's policy: the name of one of the service's own, or what another accepts. */
export type PolicyOfListener = Pick<Listener, "sslPolicy" | "customPolicy">;

/** How the languages call the attributes of a policy. */
export interface AttributeNames {
  readonly attributes: string;
  readonly name: string;
  readonly value: string;
}

const REFERENCE = "Reference-Security-Policy";
const PROTOCOL = "Protocol-";
/** An attribute that is neither protocol nor cipher. */
const ORDER = "Server-Defined-Cipher-Order";

/**
 * A policy of the type SSLNegotiationPolicyType: it refers to one of the service's own, or says `true` for each protocol
 * and cipher that it accepts.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-ssl-security-policy.html
 */
export function negotiationPolicy(
  policy: Block,
  policyName: Value<string>,
  names: AttributeNames,
): PolicyOfListener {
  const attributes = children(policy, names.attributes);
  const reference = attributes.items.find((item) => isNamed(item, names, REFERENCE));
  if (reference !== undefined) return { sslPolicy: text(reference, names.value) };
  return { sslPolicy: policyName, customPolicy: accepted(attributes, policyName, names, policy.from) };
}

/** As it holds for a listener of this protocol: the service's default where nothing is said, and nothing without TLS. */
export function withTls(
  protocol: Value<ListenerProtocol>,
  { sslPolicy: written, customPolicy }: PolicyOfListener,
): PolicyOfListener {
  const policy = sslPolicy(protocol, written);
  return policy.kind === "absent" || customPolicy === undefined
    ? { sslPolicy: policy }
    : { sslPolicy: policy, customPolicy };
}

function isNamed(item: Block, { name }: AttributeNames, wanted: string): boolean {
  const value = text(item, name);
  return value.kind === "known" && value.value === wanted;
}

function accepted(
  attributes: Collection<Block>,
  policyName: Value<string>,
  names: AttributeNames,
  from: Provenance,
): CustomTlsPolicy {
  const open: Reason[] = [...attributes.open];
  const protocols: Value<string>[] = [];
  const ciphers: Value<string>[] = [];
  for (const item of attributes.items) {
    const name = text(item, names.name);
    const value = text(item, names.value);
    if (name.kind === "unknown") open.push(...name.why);
    if (value.kind === "unknown") open.push(...value.why);
    if (name.kind !== "known" || value.kind !== "known" || value.value !== "true") continue;
    if (name.value.startsWith(PROTOCOL)) protocols.push(known(name.value.slice(PROTOCOL.length), name.from));
    else if (name.value !== ORDER) ciphers.push(name);
  }
  return {
    name: policyName,
    protocols: listOf({ items: protocols, open }, from),
    ciphers: listOf({ items: ciphers, open }, from),
  };
}
