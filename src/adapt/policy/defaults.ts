import type { CacheHeaderBehavior, OriginRequestHeaderBehavior } from "../../model/policies.ts";

export const CACHE_HEADER_BEHAVIORS: readonly CacheHeaderBehavior[] = ["none", "whitelist"];

export const ORIGIN_REQUEST_HEADER_BEHAVIORS: readonly OriginRequestHeaderBehavior[] = [
  "none",
  "whitelist",
  "allViewer",
  "allViewerAndWhitelistCloudFront",
  "allExcept",
];
