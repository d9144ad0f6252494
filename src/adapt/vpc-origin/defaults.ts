import { ORIGIN_DEFAULTS } from "../origin/defaults.ts";

/** The resource type's schema in the CloudFormation registry; Terraform requires each argument. */
export const VPC_ORIGIN_DEFAULTS = {
  httpPort: ORIGIN_DEFAULTS.httpPort,
  httpsPort: ORIGIN_DEFAULTS.httpsPort,
  protocolPolicy: "match-viewer",
} as const;
