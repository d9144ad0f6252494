import type { Resource } from "../../evaluate/resource.ts";
import type { ValueList } from "../../model/entity.ts";
import type { Value } from "../../value.ts";
import { absent, known, mapKnown, unknown } from "../../value.ts";
import { type Block, child, children, notWritten, resourceBlock, within } from "../block.ts";
import { entityOf } from "../entity.ts";
import { id, listOf, mapItems, number, oneOf, orDefault, text, texts } from "../read.ts";
import { idleTimeout, LOAD_BALANCER_DEFAULTS, LOAD_BALANCER_KINDS, SCHEMES } from "./defaults.ts";
import type { LoadBalancerDraft } from "./draft.ts";

/** AWS::ElasticLoadBalancingV2::LoadBalancer. */
export function cloudformationLoadBalancer(resource: Resource): LoadBalancerDraft {
  const block = resourceBlock(resource, "cloudformation");
  const kind = oneOf(orDefault(text(block, "Type"), LOAD_BALANCER_DEFAULTS.kind), LOAD_BALANCER_KINDS);
  return {
    ...entityOf(resource),
    managed: true,
    name: text(block, "Name"),
    kind,
    internal: internal(block),
    addressType: orDefault(text(block, "IpAddressType"), LOAD_BALANCER_DEFAULTS.addressType),
    idleTimeoutSeconds: idleTimeout(kind, attribute(block, "idle_timeout.timeout_seconds")),
    securityGroups: texts(block, "SecurityGroups"),
    subnets: subnetsOf(block),
  };
}

/** AWS::ElasticLoadBalancing::LoadBalancer. */
export function cloudformationClassicLoadBalancer(resource: Resource): LoadBalancerDraft {
  const block = resourceBlock(resource, "cloudformation");
  const kind = known("classic" as const, resource.from);
  const idle = within(child(block, "ConnectionSettings"), (b) => number(b, "IdleTimeout"));
  return {
    ...entityOf(resource),
    managed: true,
    name: text(block, "LoadBalancerName"),
    kind,
    internal: internal(block),
    addressType: orDefault(
      absent(notWritten(block.from, "IpAddressType")),
      LOAD_BALANCER_DEFAULTS.addressType,
    ),
    idleTimeoutSeconds: idleTimeout(kind, idle),
    securityGroups: texts(block, "SecurityGroups"),
    subnets: subnetsOf(block),
  };
}

/** As a list, or in a list with addresses of their own. */
function subnetsOf(block: Block): ValueList<string> {
  const listed = texts(block, "Subnets");
  if (listed.kind !== "absent") return listed;
  const mapped = mapItems(children(block, "SubnetMappings"), (b) => id(b, "SubnetId"));
  return listOf(mapped, listed.from);
}

function internal(block: Block): Value<boolean> {
  const scheme = oneOf(orDefault(text(block, "Scheme"), LOAD_BALANCER_DEFAULTS.scheme), SCHEMES);
  return mapKnown(scheme, (value) => value === "internal");
}

/** An entry of `LoadBalancerAttributes`, a list of keys and values. */
function attribute(block: Block, key: string): Value<number> {
  const attributes = children(block, "LoadBalancerAttributes");
  for (const item of attributes.items) {
    const name = text(item, "Key");
    if (name.kind === "known" && name.value === key) return number(item, "Value");
  }
  const from = notWritten(block.from, "LoadBalancerAttributes");
  return attributes.open.length > 0 ? unknown(attributes.open, from) : absent(from);
}
