import type { Resource } from "../../evaluate/resource.ts";
import { child, isWritten, resourceBlock, within } from "../block.ts";
import { domainName } from "../dns/domain-name.ts";
import { entityOf } from "../entity.ts";
import { attachments } from "../listener/attachments.ts";
import { id, orDefault, text, texts } from "../read.ts";
import { API_DOMAIN_DEFAULTS } from "./defaults.ts";
import type { ApiDomainDraft } from "./draft.ts";
import { firstText } from "./first-text.ts";

/** AWS::ApiGateway::DomainName (REST APIs). */
export function cloudformationRestDomain(resource: Resource): ApiDomainDraft {
  const block = resourceBlock(resource, "cloudformation");
  const endpoint = child(block, "EndpointConfiguration");
  const arns = [id(block, "CertificateArn"), id(block, "RegionalCertificateArn")];
  return {
    ...entityOf(resource),
    name: domainName(text(block, "DomainName")),
    securityPolicy: orDefault(id(block, "SecurityPolicy"), API_DOMAIN_DEFAULTS.securityPolicy),
    endpointType: orDefault(
      within(endpoint, (b) => firstText(texts(b, "Types"))),
      API_DOMAIN_DEFAULTS.restEndpointType,
    ),
    certificates: attachments(arns.map((arn) => ({ from: arn.from, arn, isDefault: true }))),
    mutualTls: isWritten(block, "MutualTlsAuthentication"),
  };
}

/** AWS::ApiGatewayV2::DomainName (HTTP and WebSocket APIs). */
export function cloudformationHttpDomain(resource: Resource): ApiDomainDraft {
  const block = resourceBlock(resource, "cloudformation");
  const config = child(block, "DomainNameConfigurations");
  const arn = within(config, (b) => id(b, "CertificateArn"));
  return {
    ...entityOf(resource),
    name: domainName(text(block, "DomainName")),
    securityPolicy: orDefault(
      within(config, (b) => id(b, "SecurityPolicy")),
      API_DOMAIN_DEFAULTS.securityPolicy,
    ),
    endpointType: orDefault(
      within(config, (b) => text(b, "EndpointType")),
      API_DOMAIN_DEFAULTS.httpEndpointType,
    ),
    certificates: attachments([{ from: arn.from, arn, isDefault: true }]),
    mutualTls: isWritten(block, "MutualTlsAuthentication"),
  };
}
