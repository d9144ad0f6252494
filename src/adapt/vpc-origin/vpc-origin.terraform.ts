import type { Resource } from "../../evaluate/resource.ts";
import { child, resourceBlock, within } from "../block.ts";
import { entityOf } from "../entity.ts";
import { ORIGIN_PROTOCOL_POLICIES } from "../origin/defaults.ts";
import { id, number, oneOf, text, texts } from "../read.ts";
import type { VpcOriginDraft } from "./draft.ts";

/** aws_cloudfront_vpc_origin; each of its arguments is required. */
export function terraformVpcOrigin(resource: Resource): VpcOriginDraft {
  const config = child(resourceBlock(resource, "terraform"), "vpc_origin_endpoint_config");
  return {
    ...entityOf(resource),
    targetArn: within(config, (b) => id(b, "arn")),
    httpPort: within(config, (b) => number(b, "http_port")),
    httpsPort: within(config, (b) => number(b, "https_port")),
    protocolPolicy: within(config, (b) => oneOf(text(b, "origin_protocol_policy"), ORIGIN_PROTOCOL_POLICIES)),
    sslProtocols: within(config, (b) => within(child(b, "origin_ssl_protocols"), (s) => texts(s, "items"))),
  };
}
