import type { OriginProtocolPolicy } from "../../model/origin.ts";

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html */
export const ORIGIN_DEFAULTS = {
  path: "",
  httpPort: 80,
  httpsPort: 443,
  readTimeoutSeconds: 30,
  keepaliveTimeoutSeconds: 5,
  connectionAttempts: 3,
  connectionTimeoutSeconds: 10,
  addressType: "ipv4",
  originShield: false,
} as const;

export const ORIGIN_PROTOCOL_POLICIES: readonly OriginProtocolPolicy[] = [
  "http-only",
  "match-viewer",
  "https-only",
];
