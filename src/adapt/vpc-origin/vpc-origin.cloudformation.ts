import type { Resource } from "../../evaluate/resource.ts";
import { child, resourceBlock, within } from "../block.ts";
import { entityOf } from "../entity.ts";
import { ORIGIN_PROTOCOL_POLICIES } from "../origin/defaults.ts";
import { originSslProtocols } from "../origin/origin.cloudformation.ts";
import { id, number, oneOf, orDefault, text } from "../read.ts";
import { VPC_ORIGIN_DEFAULTS } from "./defaults.ts";
import type { VpcOriginDraft } from "./draft.ts";

/** AWS::CloudFront::VpcOrigin. */
export function cloudformationVpcOrigin(resource: Resource): VpcOriginDraft {
  const config = child(resourceBlock(resource, "cloudformation"), "VpcOriginEndpointConfig");
  return {
    ...entityOf(resource),
    targetArn: within(config, (b) => id(b, "Arn")),
    httpPort: within(config, (b) => orDefault(number(b, "HTTPPort"), VPC_ORIGIN_DEFAULTS.httpPort)),
    httpsPort: within(config, (b) => orDefault(number(b, "HTTPSPort"), VPC_ORIGIN_DEFAULTS.httpsPort)),
    protocolPolicy: within(config, (b) =>
      oneOf(
        orDefault(text(b, "OriginProtocolPolicy"), VPC_ORIGIN_DEFAULTS.protocolPolicy),
        ORIGIN_PROTOCOL_POLICIES,
      ),
    ),
    sslProtocols: within(config, originSslProtocols),
  };
}
