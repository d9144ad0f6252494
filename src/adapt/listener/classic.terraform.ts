import type { Resource } from "../../evaluate/resource.ts";
import type { Collection } from "../../model/entity.ts";
import type { Value } from "../../value.ts";
import { absent, unknown } from "../../value.ts";
import { type Block, children, notWritten, resourceBlock } from "../block.ts";
import { entityOf } from "../entity.ts";
import { id, mapItems, number, text } from "../read.ts";
import { attachments } from "./attachments.ts";
import { listenerProtocol, sslPolicy } from "./defaults.ts";
import type { ListenerDraft } from "./draft.ts";

/** The `listener` blocks of aws_elb; the load balancer is told by the address. */
export function terraformClassicListeners(
  resource: Resource,
  resources: ReadonlyMap<string, Resource>,
): Collection<ListenerDraft> {
  const policy = policyElsewhere(resource, resources);
  return mapItems(children(resourceBlock(resource, "terraform"), "listener"), (block) =>
    classicListener(resource, block, policy),
  );
}

const POLICY_TYPES: ReadonlySet<string> = new Set([
  "aws_lb_ssl_negotiation_policy",
  "aws_load_balancer_listener_policy",
]);

/** Its TLS policy is the default, unless another resource sets one: which, is not looked into. */
function policyElsewhere(resource: Resource, resources: ReadonlyMap<string, Resource>): Value<string> {
  const from = notWritten(resource.from, "ssl_policy");
  for (const { address, type, from: setter } of resources.values()) {
    if (!POLICY_TYPES.has(type)) continue;
    return unknown([{ what: address, why: "not-modelled", says: "may set the policy", at: setter.at }], from);
  }
  return absent(from);
}

function classicListener(resource: Resource, block: Block, policy: Value<string>): ListenerDraft {
  const protocol = listenerProtocol(text(block, "lb_protocol"));
  const arn = id(block, "ssl_certificate_id");
  return {
    ...entityOf(resource),
    from: block.from,
    loadBalancerArn: absent(notWritten(block.from, "load_balancer_arn")),
    port: number(block, "lb_port"),
    protocol,
    sslPolicy: sslPolicy(
      protocol,
      policy.kind === "absent" ? absent(notWritten(block.from, "ssl_policy")) : policy,
    ),
    certificates: attachments([{ from: arn.from, arn, isDefault: true }]),
    mutualAuthentication: absent(notWritten(block.from, "mutual_authentication")),
  };
}
