import type { Resource } from "../../evaluate/resource.ts";
import type { Collection } from "../../model/entity.ts";
import { type Block, child, children, resourceBlock, within } from "../block.ts";
import { entityOf } from "../entity.ts";
import { id, number, orDefault, text } from "../read.ts";
import { attachments } from "./attachments.ts";
import { LISTENER_DEFAULTS, listenerProtocol, sslPolicy } from "./defaults.ts";
import type { AttachmentDraft, ListenerCertificateDraft, ListenerDraft } from "./draft.ts";

/** AWS::ElasticLoadBalancingV2::Listener. */
export function cloudformationListener(resource: Resource): ListenerDraft {
  const block = resourceBlock(resource, "cloudformation");
  const protocol = listenerProtocol(text(block, "Protocol"));
  return {
    ...entityOf(resource),
    loadBalancerArn: id(block, "LoadBalancerArn"),
    port: number(block, "Port"),
    protocol,
    sslPolicy: sslPolicy(protocol, id(block, "SslPolicy")),
    certificates: certificates(block, true),
    mutualAuthentication: orDefault(
      within(child(block, "MutualAuthentication"), (b) => text(b, "Mode")),
      LISTENER_DEFAULTS.mutualAuthentication,
    ),
  };
}

/** AWS::ElasticLoadBalancingV2::ListenerCertificate. */
export function cloudformationListenerCertificate(resource: Resource): ListenerCertificateDraft {
  const block = resourceBlock(resource, "cloudformation");
  return {
    ...entityOf(resource),
    listenerArn: id(block, "ListenerArn"),
    certificates: certificates(block, false),
  };
}

/** A listener's own list holds its default certificate alone. */
function certificates(block: Block, isDefault: boolean): Collection<AttachmentDraft> {
  const written = children(block, "Certificates");
  const present = attachments(
    written.items.map((item) => ({ from: item.from, arn: id(item, "CertificateArn"), isDefault })),
  );
  return { items: present.items, open: [...written.open, ...present.open] };
}
