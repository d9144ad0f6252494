import type { Resource } from "../../evaluate/resource.ts";
import type { Collection } from "../../model/entity.ts";
import { type Block, child, resourceBlock, within } from "../block.ts";
import { entityOf, lookedUp } from "../entity.ts";
import { id, number, orDefault, text } from "../read.ts";
import { attachments } from "./attachments.ts";
import { LISTENER_DEFAULTS, listenerProtocol, sslPolicy } from "./defaults.ts";
import type { AttachmentDraft, ListenerCertificateDraft, ListenerDraft } from "./draft.ts";

/** aws_lb_listener and aws_alb_listener, as a resource or a data source. */
export function terraformListener(resource: Resource): ListenerDraft {
  const block = resourceBlock(resource, "terraform");
  if (resource.mode === "data") return lookedUpListener(resource, block);
  const protocol = listenerProtocol(orDefault(text(block, "protocol"), LISTENER_DEFAULTS.protocol));
  return {
    ...entityOf(resource),
    loadBalancerArn: id(block, "load_balancer_arn"),
    port: number(block, "port"),
    protocol,
    sslPolicy: sslPolicy(protocol, id(block, "ssl_policy")),
    certificates: certificates(block, true),
    mutualAuthentication: orDefault(
      within(child(block, "mutual_authentication"), (b) => text(b, "mode")),
      LISTENER_DEFAULTS.mutualAuthentication,
    ),
  };
}

/** aws_lb_listener_certificate and aws_alb_listener_certificate. */
export function terraformListenerCertificate(resource: Resource): ListenerCertificateDraft {
  const block = resourceBlock(resource, "terraform");
  return {
    ...entityOf(resource),
    listenerArn: id(block, "listener_arn"),
    certificates: certificates(block, false),
  };
}

function certificates(block: Block, isDefault: boolean): Collection<AttachmentDraft> {
  const arn = id(block, "certificate_arn");
  return attachments([{ from: arn.from, arn, isDefault }]);
}

/** It exists on that port; the rest only AWS knows. */
function lookedUpListener(resource: Resource, block: Block): ListenerDraft {
  return {
    ...entityOf(resource),
    loadBalancerArn: id(block, "load_balancer_arn"),
    port: number(block, "port"),
    protocol: lookedUp(resource, "protocol"),
    sslPolicy: lookedUp(resource, "ssl_policy"),
    certificates: { items: [], open: lookedUp(resource, "certificate_arn").why },
    mutualAuthentication: lookedUp(resource, "mutual_authentication"),
  };
}
