import type { Resource } from "../../evaluate/resource.ts";
import type { Collection } from "../../model/entity.ts";
import { absent } from "../../value.ts";
import { type Block, children, notWritten, resourceBlock } from "../block.ts";
import { entityOf } from "../entity.ts";
import { id, mapItems, number, text } from "../read.ts";
import { attachments } from "./attachments.ts";
import { listenerProtocol, sslPolicy } from "./defaults.ts";
import type { ListenerDraft } from "./draft.ts";

/** The `listener` blocks of aws_elb; the load balancer is told by the address. */
export function terraformClassicListeners(resource: Resource): Collection<ListenerDraft> {
  return mapItems(children(resourceBlock(resource, "terraform"), "listener"), (block) =>
    classicListener(resource, block),
  );
}

function classicListener(resource: Resource, block: Block): ListenerDraft {
  const protocol = listenerProtocol(text(block, "lb_protocol"));
  const arn = id(block, "ssl_certificate_id");
  return {
    ...entityOf(resource),
    from: block.from,
    loadBalancerArn: absent(notWritten(block.from, "load_balancer_arn")),
    port: number(block, "lb_port"),
    protocol,
    sslPolicy: sslPolicy(protocol, absent(notWritten(block.from, "ssl_policy"))),
    certificates: attachments([{ from: arn.from, arn, isDefault: true }]),
    mutualAuthentication: absent(notWritten(block.from, "mutual_authentication")),
  };
}
