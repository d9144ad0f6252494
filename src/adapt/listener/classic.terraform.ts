import { equal } from "../../compare.ts";
import type { Resource } from "../../evaluate/resource.ts";
import { all, type Truth, truth } from "../../logic.ts";
import type { Collection } from "../../model/entity.ts";
import type { Reason, Value } from "../../value.ts";
import { absent, unknown } from "../../value.ts";
import { type Block, children, notWritten, resourceBlock } from "../block.ts";
import { entityOf } from "../entity.ts";
import { id, mapItems, number, text } from "../read.ts";
import { soleReferent } from "../referent.ts";
import { attachments } from "./attachments.ts";
import { negotiationPolicy, type PolicyOfListener, withTls } from "./custom-policy.ts";
import { listenerProtocol } from "./defaults.ts";
import type { ListenerDraft } from "./draft.ts";

/** Resources that set the TLS policy of some classic listener. */
export const CLASSIC_POLICY_TYPES: ReadonlySet<string> = new Set([
  "aws_lb_ssl_negotiation_policy",
  "aws_load_balancer_listener_policy",
]);

/** The `listener` blocks of aws_elb; the load balancer is told by the address. */
export function terraformClassicListeners(
  resource: Resource,
  setters: readonly Resource[],
): Collection<ListenerDraft> {
  return mapItems(children(resourceBlock(resource, "terraform"), "listener"), (block) =>
    classicListener(resource, block, setters),
  );
}

const ATTRIBUTES = { attributes: "attribute", name: "name", value: "value" } as const;

/** The default, unless another resource sets it, or may. */
function writtenPolicy(resource: Resource, listener: Block, setters: readonly Resource[]): PolicyOfListener {
  const from = notWritten(listener.from, "ssl_policy");
  const meant = setters.map((setter) => ({ setter, sets: isMeant(setter, resource, listener) }));
  const set = meant.find(({ sets }) => sets.is === true)?.setter;
  if (set?.type === "aws_lb_ssl_negotiation_policy" && set.uncertain === undefined) {
    const policy = resourceBlock(set, "terraform");
    return negotiationPolicy(policy, text(policy, "name"), ATTRIBUTES);
  }
  const maybe = set ?? meant.find(({ sets }) => sets.is === "unknown")?.setter;
  if (maybe === undefined) return { sslPolicy: absent(from) };
  const why: Reason = {
    what: maybe.address,
    why: "not-modelled",
    says: "may set the TLS policy",
    at: maybe.from.at,
  };
  return { sslPolicy: unknown([why], from) };
}

/** By the load balancer's name, which is its id too, and the port. */
function isMeant(setter: Resource, loadBalancer: Resource, listener: Block): Truth {
  const block = resourceBlock(setter, "terraform");
  const isPolicy = setter.type === "aws_lb_ssl_negotiation_policy";
  const owner = id(block, isPolicy ? "load_balancer" : "load_balancer_name");
  const port = number(block, isPolicy ? "lb_port" : "load_balancer_port");
  return all([isOf(owner, loadBalancer), equal(port, number(listener, "lb_port"))]);
}

function isOf(owner: Value<string>, loadBalancer: Resource): Truth {
  const address = soleReferent(owner);
  if (address !== undefined && /(^|\.)aws_elb\./.test(address))
    return truth(address === loadBalancer.address);
  return equal(owner, id(resourceBlock(loadBalancer, "terraform"), "name"));
}

function classicListener(resource: Resource, block: Block, setters: readonly Resource[]): ListenerDraft {
  const protocol = listenerProtocol(text(block, "lb_protocol"));
  const arn = id(block, "ssl_certificate_id");
  return {
    ...entityOf(resource),
    from: block.from,
    loadBalancerArn: absent(notWritten(block.from, "load_balancer_arn")),
    port: number(block, "lb_port"),
    protocol,
    ...withTls(protocol, writtenPolicy(resource, block, setters)),
    certificates: attachments([{ from: arn.from, arn, isDefault: true }]),
    mutualAuthentication: absent(notWritten(block.from, "mutual_authentication")),
  };
}
