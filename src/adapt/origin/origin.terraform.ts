import type { OriginHeader } from "../../model/origin.ts";
import { type Block, child, children, within } from "../block.ts";
import { flag, id, mapItems, number, oneOf, orDefault, text, texts } from "../read.ts";
import { accessOf, ownServerBlock } from "./access.ts";
import { ORIGIN_DEFAULTS, ORIGIN_PROTOCOL_POLICIES } from "./defaults.ts";
import type { OriginDraft } from "./draft.ts";

/** An `origin` block of aws_cloudfront_distribution. */
export function terraformOrigin(block: Block): OriginDraft {
  const custom = child(block, "custom_origin_config");
  const s3 = child(block, "s3_origin_config");
  const vpc = child(block, "vpc_origin_config");
  const server = ownServerBlock({ custom, s3, vpc });
  return {
    from: block.from,
    id: text(block, "origin_id"),
    domainName: text(block, "domain_name"),
    path: orDefault(text(block, "origin_path"), ORIGIN_DEFAULTS.path),
    access: accessOf(block, { custom, s3, vpc }),
    vpcOriginId: within(vpc, (b) => id(b, "vpc_origin_id")),
    httpPort: within(custom, (b) => number(b, "http_port")),
    httpsPort: within(custom, (b) => number(b, "https_port")),
    protocolPolicy: within(custom, (b) => oneOf(text(b, "origin_protocol_policy"), ORIGIN_PROTOCOL_POLICIES)),
    sslProtocols: within(custom, (b) => texts(b, "origin_ssl_protocols")),
    readTimeoutSeconds: within(server, (b) =>
      orDefault(number(b, "origin_read_timeout"), ORIGIN_DEFAULTS.readTimeoutSeconds),
    ),
    keepaliveTimeoutSeconds: within(server, (b) =>
      orDefault(number(b, "origin_keepalive_timeout"), ORIGIN_DEFAULTS.keepaliveTimeoutSeconds),
    ),
    responseCompletionTimeoutSeconds: number(block, "response_completion_timeout"),
    connectionAttempts: orDefault(number(block, "connection_attempts"), ORIGIN_DEFAULTS.connectionAttempts),
    connectionTimeoutSeconds: orDefault(
      number(block, "connection_timeout"),
      ORIGIN_DEFAULTS.connectionTimeoutSeconds,
    ),
    addressType: within(custom, (b) => orDefault(text(b, "ip_address_type"), ORIGIN_DEFAULTS.addressType)),
    clientCertificateArn: within(server, (b) =>
      within(child(b, "origin_mtls_config"), (m) => id(m, "client_certificate_arn")),
    ),
    accessControlId: id(block, "origin_access_control_id"),
    originAccessIdentity: within(s3, (b) => id(b, "origin_access_identity")),
    originShield: orDefault(
      within(child(block, "origin_shield"), (b) => flag(b, "enabled")),
      ORIGIN_DEFAULTS.originShield,
    ),
    headers: mapItems(children(block, "custom_header"), header),
  };
}

function header(block: Block): OriginHeader {
  return { name: text(block, "name"), value: text(block, "value") };
}
