import type { Resource } from "../../evaluate/resource.ts";
import type { Collection } from "../../model/entity.ts";
import type { Reason, Value } from "../../value.ts";
import { absent, unknown } from "../../value.ts";
import { type Block, children, notWritten, resourceBlock } from "../block.ts";
import { entityOf } from "../entity.ts";
import { id, mapItems, number, text } from "../read.ts";
import { attachments } from "./attachments.ts";
import { listenerProtocol, sslPolicy } from "./defaults.ts";
import type { ListenerDraft } from "./draft.ts";

const POLICY_TYPES: ReadonlySet<string> = new Set([
  "aws_lb_ssl_negotiation_policy",
  "aws_load_balancer_listener_policy",
]);

/** A resource that sets the TLS policy of some classic listener: of which, and to what, is not looked into. */
export function classicPolicySetter(resources: readonly Resource[]): Resource | undefined {
  return resources.find(({ type }) => POLICY_TYPES.has(type));
}

/** The `listener` blocks of aws_elb; the load balancer is told by the address. */
export function terraformClassicListeners(
  resource: Resource,
  setter: Resource | undefined,
): Collection<ListenerDraft> {
  return mapItems(children(resourceBlock(resource, "terraform"), "listener"), (block) =>
    classicListener(resource, block, setter),
  );
}

/** The default, unless another resource may set it. */
function writtenPolicy(block: Block, setter: Resource | undefined): Value<string> {
  const from = notWritten(block.from, "ssl_policy");
  if (setter === undefined) return absent(from);
  const why: Reason = {
    what: setter.address,
    why: "not-modelled",
    says: "may set the TLS policy",
    at: setter.from.at,
  };
  return unknown([why], from);
}

function classicListener(resource: Resource, block: Block, setter: Resource | undefined): ListenerDraft {
  const protocol = listenerProtocol(text(block, "lb_protocol"));
  const arn = id(block, "ssl_certificate_id");
  return {
    ...entityOf(resource),
    from: block.from,
    loadBalancerArn: absent(notWritten(block.from, "load_balancer_arn")),
    port: number(block, "lb_port"),
    protocol,
    sslPolicy: sslPolicy(protocol, writtenPolicy(block, setter)),
    certificates: attachments([{ from: arn.from, arn, isDefault: true }]),
    mutualAuthentication: absent(notWritten(block.from, "mutual_authentication")),
  };
}
