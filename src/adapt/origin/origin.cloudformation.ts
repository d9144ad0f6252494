import type { ValueList } from "../../model/entity.ts";
import type { OriginHeader } from "../../model/origin.ts";
import type { Value } from "../../value.ts";
import { absent, known, unknown } from "../../value.ts";
import { type Block, child, children, notWritten, within } from "../block.ts";
import { flag, id, mapItems, number, oneOf, orDefault, text, texts } from "../read.ts";
import { accessOf, ownServerBlock } from "./access.ts";
import { ORIGIN_DEFAULTS, ORIGIN_PROTOCOL_POLICIES } from "./defaults.ts";
import type { OriginDraft } from "./draft.ts";

/** An item of `DistributionConfig.Origins`. */
export function cloudformationOrigin(block: Block): OriginDraft {
  const custom = child(block, "CustomOriginConfig");
  const s3 = child(block, "S3OriginConfig");
  const vpc = child(block, "VpcOriginConfig");
  const server = ownServerBlock({ custom, s3, vpc });
  return {
    from: block.from,
    id: text(block, "Id"),
    domainName: text(block, "DomainName"),
    path: orDefault(text(block, "OriginPath"), ORIGIN_DEFAULTS.path),
    access: accessOf(block, { custom, s3, vpc }),
    vpcOriginId: within(vpc, (b) => id(b, "VpcOriginId")),
    ...customSettings(custom),
    readTimeoutSeconds: within(server, (b) =>
      orDefault(number(b, "OriginReadTimeout"), ORIGIN_DEFAULTS.readTimeoutSeconds),
    ),
    keepaliveTimeoutSeconds: within(server, (b) =>
      orDefault(number(b, "OriginKeepaliveTimeout"), ORIGIN_DEFAULTS.keepaliveTimeoutSeconds),
    ),
    clientCertificateArn: within(server, (b) =>
      within(child(b, "OriginMtlsConfig"), (m) => id(m, "ClientCertificateArn")),
    ),
    responseCompletionTimeoutSeconds: number(block, "ResponseCompletionTimeout"),
    connectionAttempts: orDefault(number(block, "ConnectionAttempts"), ORIGIN_DEFAULTS.connectionAttempts),
    connectionTimeoutSeconds: orDefault(
      number(block, "ConnectionTimeout"),
      ORIGIN_DEFAULTS.connectionTimeoutSeconds,
    ),
    accessControlId: id(block, "OriginAccessControlId"),
    originAccessIdentity: within(s3, (b) => id(b, "OriginAccessIdentity")),
    originShield: orDefault(
      within(child(block, "OriginShield"), (b) => flag(b, "Enabled")),
      ORIGIN_DEFAULTS.originShield,
    ),
    headers: mapItems(children(block, "OriginCustomHeaders"), header),
  };
}

type CustomSettings = Pick<
  OriginDraft,
  "httpPort" | "httpsPort" | "protocolPolicy" | "sslProtocols" | "addressType"
>;

function customSettings(custom: Value<Block>): CustomSettings {
  return {
    httpPort: within(custom, (b) => orDefault(number(b, "HTTPPort"), ORIGIN_DEFAULTS.httpPort)),
    httpsPort: within(custom, (b) => orDefault(number(b, "HTTPSPort"), ORIGIN_DEFAULTS.httpsPort)),
    protocolPolicy: within(custom, (b) => oneOf(text(b, "OriginProtocolPolicy"), ORIGIN_PROTOCOL_POLICIES)),
    sslProtocols: within(custom, originSslProtocols),
    addressType: within(custom, (b) => orDefault(text(b, "IpAddressType"), ORIGIN_DEFAULTS.addressType)),
  };
}

/**
 * `OriginSSLProtocols` of a custom or VPC origin. The resource's schema names TLSv1 and SSLv3 as its default, yet
 * origins that accept nothing below TLS 1.2 work with templates that leave it out: what then holds is not known.
 */
export function originSslProtocols(block: Block): ValueList<string> {
  const written = texts(block, "OriginSSLProtocols");
  if (written.kind !== "absent") return written;
  const what = `${block.from.address}.${written.from.path}`;
  const says = "is not written, and CloudFormation's documented default is not what CloudFront does";
  return unknown([{ what, why: "resource-attribute", says, at: written.from.at }], written.from);
}

/** `S3Origin` and `CustomOrigin` of 2012: one origin, which CloudFront names itself. */
export function legacyOrigin(block: Block, access: "s3" | "custom"): OriginDraft {
  const nothing = (name: string): Value<never> => absent(notWritten(block.from, name));
  const custom: Value<Block> = access === "custom" ? known(block, block.from) : nothing("CustomOrigin");
  const what = `${block.from.address}.${block.from.path}.Id`;
  const why = [
    { what, why: "not-modelled", says: "is chosen by CloudFormation", at: block.from.at },
  ] as const;
  return {
    from: block.from,
    id: unknown(why, notWritten(block.from, "Id")),
    domainName: text(block, "DNSName"),
    path: orDefault(nothing("OriginPath"), ORIGIN_DEFAULTS.path),
    access: known(access, block.from),
    vpcOriginId: nothing("VpcOriginId"),
    ...customSettings(custom),
    readTimeoutSeconds: orDefault(nothing("OriginReadTimeout"), ORIGIN_DEFAULTS.readTimeoutSeconds),
    keepaliveTimeoutSeconds: orDefault(
      nothing("OriginKeepaliveTimeout"),
      ORIGIN_DEFAULTS.keepaliveTimeoutSeconds,
    ),
    clientCertificateArn: nothing("OriginMtlsConfig"),
    responseCompletionTimeoutSeconds: nothing("ResponseCompletionTimeout"),
    connectionAttempts: orDefault(nothing("ConnectionAttempts"), ORIGIN_DEFAULTS.connectionAttempts),
    connectionTimeoutSeconds: orDefault(
      nothing("ConnectionTimeout"),
      ORIGIN_DEFAULTS.connectionTimeoutSeconds,
    ),
    accessControlId: nothing("OriginAccessControlId"),
    originAccessIdentity: id(block, "OriginAccessIdentity"),
    originShield: orDefault(nothing("OriginShield"), ORIGIN_DEFAULTS.originShield),
    headers: { items: [], open: [] },
  };
}

function header(block: Block): OriginHeader {
  return { name: text(block, "HeaderName"), value: text(block, "HeaderValue") };
}
