import type { Resource } from "../../evaluate/resource.ts";
import type { ValueList } from "../../model/entity.ts";
import { known } from "../../value.ts";
import { type Block, children, resourceBlock } from "../block.ts";
import { entityOf, lookedUp } from "../entity.ts";
import { flag, id, listOf, mapItems, number, oneOf, orDefault, text, texts } from "../read.ts";
import { idleTimeout, LOAD_BALANCER_DEFAULTS, LOAD_BALANCER_KINDS } from "./defaults.ts";
import type { LoadBalancerDraft } from "./draft.ts";

/** aws_lb and aws_alb, as a resource or a data source. */
export function terraformLoadBalancer(resource: Resource): LoadBalancerDraft {
  if (resource.mode === "data") return lookedUpLoadBalancer(resource);
  const block = resourceBlock(resource, "terraform");
  const kind = oneOf(
    orDefault(text(block, "load_balancer_type"), LOAD_BALANCER_DEFAULTS.kind),
    LOAD_BALANCER_KINDS,
  );
  return {
    ...entityOf(resource),
    managed: true,
    name: text(block, "name"),
    ...dnsName(block),
    kind,
    internal: orDefault(flag(block, "internal"), LOAD_BALANCER_DEFAULTS.internal),
    addressType: orDefault(text(block, "ip_address_type"), LOAD_BALANCER_DEFAULTS.addressType),
    idleTimeoutSeconds: idleTimeout(kind, number(block, "idle_timeout")),
    securityGroups: texts(block, "security_groups"),
    subnets: subnetsOf(block),
  };
}

/** aws_elb, as a resource or a data source. */
export function terraformClassicLoadBalancer(resource: Resource): LoadBalancerDraft {
  const kind = known("classic" as const, resource.from);
  if (resource.mode === "data") return { ...lookedUpLoadBalancer(resource), kind };
  const block = resourceBlock(resource, "terraform");
  return {
    ...entityOf(resource),
    managed: true,
    name: text(block, "name"),
    ...dnsName(block),
    kind,
    internal: orDefault(flag(block, "internal"), LOAD_BALANCER_DEFAULTS.internal),
    addressType: orDefault(text(block, "ip_address_type"), LOAD_BALANCER_DEFAULTS.addressType),
    idleTimeoutSeconds: idleTimeout(kind, number(block, "idle_timeout")),
    securityGroups: texts(block, "security_groups"),
    subnets: subnetsOf(block),
  };
}

/** As a list, or in blocks with addresses of their own. */
function subnetsOf(block: Block): ValueList<string> {
  const listed = texts(block, "subnets");
  if (listed.kind !== "absent") return listed;
  const mapped = mapItems(children(block, "subnet_mapping"), (b) => id(b, "subnet_id"));
  return listOf(mapped, listed.from);
}

/** Only a plan or a state tells it. */
function dnsName(block: Block): Pick<LoadBalancerDraft, "dnsName"> {
  const name = text(block, "dns_name");
  return name.kind === "known" ? { dnsName: name.value.toLowerCase() } : {};
}

function lookedUpLoadBalancer(resource: Resource): LoadBalancerDraft {
  return {
    ...entityOf(resource),
    managed: false,
    name: text(resourceBlock(resource, "terraform"), "name"),
    ...dnsName(resourceBlock(resource, "terraform")),
    kind: lookedUp(resource, "load_balancer_type"),
    internal: lookedUp(resource, "internal"),
    addressType: lookedUp(resource, "ip_address_type"),
    idleTimeoutSeconds: lookedUp(resource, "idle_timeout"),
    securityGroups: lookedUp(resource, "security_groups"),
    subnets: lookedUp(resource, "subnets"),
  };
}
