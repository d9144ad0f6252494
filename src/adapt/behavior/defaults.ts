import type { ViewerProtocolPolicy } from "../../model/behavior.ts";
import type { EventType } from "../../model/edge-function.ts";

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html */
export const BEHAVIOR_DEFAULTS = {
  /** The default behavior has no pattern of its own. */
  pathPattern: "*",
  allowedMethods: ["GET", "HEAD"],
  grpc: false,
  compress: false,
  includeBody: false,
} as const;

export const VIEWER_PROTOCOL_POLICIES: readonly ViewerProtocolPolicy[] = [
  "allow-all",
  "https-only",
  "redirect-to-https",
];

export const EVENT_TYPES: readonly EventType[] = [
  "viewer-request",
  "viewer-response",
  "origin-request",
  "origin-response",
];
