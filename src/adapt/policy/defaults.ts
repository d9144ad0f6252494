import type { CacheHeaderBehavior, OriginRequestHeaderBehavior } from "../../model/policies.ts";
import type { Value } from "../../value.ts";
import { type Block, within } from "../block.ts";
import { flag, orDefault } from "../read.ts";

export const CACHE_HEADER_BEHAVIORS: readonly CacheHeaderBehavior[] = ["none", "whitelist"];

export const ORIGIN_REQUEST_HEADER_BEHAVIORS: readonly OriginRequestHeaderBehavior[] = [
  "none",
  "whitelist",
  "allViewer",
  "allViewerAndWhitelistCloudFront",
  "allExcept",
];

/** https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ParametersInCacheKeyAndForwardedToOrigin.html */
export function compression(parameters: Value<Block>, name: string): Value<boolean> {
  return orDefault(
    within(parameters, (block) => flag(block, name)),
    false,
  );
}
