import type { Resource } from "../../evaluate/resource.ts";
import type { Collection } from "../../model/entity.ts";
import type { Reason, Value } from "../../value.ts";
import { absent, unknown } from "../../value.ts";
import { type Block, children, notWritten, resourceBlock } from "../block.ts";
import { entityOf } from "../entity.ts";
import { id, mapItems, number, text, texts } from "../read.ts";
import { attachments } from "./attachments.ts";
import { negotiationPolicy, type PolicyOfListener, withTls } from "./custom-policy.ts";
import { listenerProtocol } from "./defaults.ts";
import type { ListenerDraft } from "./draft.ts";

/** `Listeners` of AWS::ElasticLoadBalancing::LoadBalancer; the load balancer is told by the address. */
export function cloudformationClassicListeners(resource: Resource): Collection<ListenerDraft> {
  const block = resourceBlock(resource, "cloudformation");
  return mapItems(children(block, "Listeners"), (listener) => classicListener(resource, block, listener));
}

function classicListener(resource: Resource, loadBalancer: Block, block: Block): ListenerDraft {
  const protocol = listenerProtocol(text(block, "Protocol"));
  const arn = id(block, "SSLCertificateId");
  return {
    ...entityOf(resource),
    from: block.from,
    loadBalancerArn: absent(notWritten(block.from, "LoadBalancerArn")),
    port: number(block, "LoadBalancerPort"),
    protocol,
    ...withTls(protocol, namedPolicy(loadBalancer, block)),
    certificates: attachments([{ from: arn.from, arn, isDefault: true }]),
    mutualAuthentication: absent(notWritten(block.from, "MutualAuthentication")),
  };
}

/**
 * `PolicyNames` names predefined policies, or entries of the load balancer's `Policies`,
 * which refer to a predefined one or list protocols and ciphers themselves.
 */
function namedPolicy(loadBalancer: Block, listener: Block): PolicyOfListener {
  const names = texts(listener, "PolicyNames");
  if (names.kind !== "known") return { sslPolicy: names };
  const policies = children(loadBalancer, "Policies");
  for (const name of names.value) {
    if (name.kind !== "known") return { sslPolicy: name };
    if (name.value.startsWith("ELBSecurityPolicy-")) return { sslPolicy: name };
    if (isStickiness(loadBalancer, name.value)) continue;
    const policy = policies.items.find((item) => hasText(item, "PolicyName", name.value));
    if (policy === undefined) return { sslPolicy: unknown([custom(name)], name.from) };
    if (hasText(policy, "PolicyType", "SSLNegotiationPolicyType"))
      return negotiationPolicy(policy, name, ATTRIBUTES);
  }
  return { sslPolicy: absent(names.from) };
}

const ATTRIBUTES = { attributes: "Attributes", name: "Name", value: "Value" } as const;

function isStickiness(loadBalancer: Block, name: string): boolean {
  const policies = [
    ...children(loadBalancer, "AppCookieStickinessPolicy").items,
    ...children(loadBalancer, "LBCookieStickinessPolicy").items,
  ];
  return policies.some((policy) => hasText(policy, "PolicyName", name));
}

function hasText(block: Block, name: string, wanted: string): boolean {
  const value = text(block, name);
  return value.kind === "known" && value.value === wanted;
}

function custom({ from }: Pick<Value<unknown>, "from">): Reason {
  return {
    what: `${from.address}.${from.path}`,
    why: "not-modelled",
    says: "is a custom policy of a classic load balancer",
    at: from.at,
  };
}
