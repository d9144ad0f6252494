import type { Resource } from "../../evaluate/resource.ts";
import type { Reason } from "../../value.ts";
import { type Block, child, isWritten, resourceBlock, within } from "../block.ts";
import { domainName } from "../dns/domain-name.ts";
import { entityOf } from "../entity.ts";
import { attachments } from "../listener/attachments.ts";
import { id, orDefault, text, texts } from "../read.ts";
import { API_DOMAIN_DEFAULTS } from "./defaults.ts";
import type { ApiDomainDraft } from "./draft.ts";
import { firstText } from "./first-text.ts";

/** aws_api_gateway_domain_name (REST APIs). */
export function terraformRestDomain(resource: Resource): ApiDomainDraft {
  const block = resourceBlock(resource, "terraform");
  const endpoint = child(block, "endpoint_configuration");
  return {
    ...entityOf(resource),
    name: domainName(text(block, "domain_name")),
    securityPolicy: orDefault(id(block, "security_policy"), API_DOMAIN_DEFAULTS.securityPolicy),
    endpointType: orDefault(
      within(endpoint, (b) => firstText(texts(b, "types"))),
      API_DOMAIN_DEFAULTS.restEndpointType,
    ),
    certificates: restCertificates(block),
    mutualTls: isWritten(block, "mutual_tls_authentication"),
  };
}

/** An edge-optimized domain has one argument for its certificate, a regional one another; v1 can import too. */
function restCertificates(block: Block): ApiDomainDraft["certificates"] {
  const arns = [id(block, "certificate_arn"), id(block, "regional_certificate_arn")];
  const attached = attachments(arns.map((arn) => ({ from: arn.from, arn, isDefault: true })));
  const body = id(block, "certificate_body");
  if (body.kind === "absent") return attached;
  const what = `${block.from.address}.certificate_body`;
  const imported: Reason = {
    what,
    why: "not-modelled",
    says: "is imported by the domain itself",
    at: body.from.at,
  };
  return { items: attached.items, open: [...attached.open, imported] };
}

/** aws_apigatewayv2_domain_name (HTTP and WebSocket APIs). */
export function terraformHttpDomain(resource: Resource): ApiDomainDraft {
  const block = resourceBlock(resource, "terraform");
  const config = child(block, "domain_name_configuration");
  const arn = within(config, (b) => id(b, "certificate_arn"));
  return {
    ...entityOf(resource),
    name: domainName(text(block, "domain_name")),
    securityPolicy: within(config, (b) => id(b, "security_policy")),
    endpointType: within(config, (b) => text(b, "endpoint_type")),
    certificates: attachments([{ from: arn.from, arn, isDefault: true }]),
    mutualTls: isWritten(block, "mutual_tls_authentication"),
  };
}
