import type { Value } from "../value.ts";
import type { Entity, ValueList } from "./entity.ts";

/** Which viewer headers a policy names. https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_OriginRequestPolicyHeadersConfig.html */
export interface PolicyHeaders<B extends string> {
  readonly behavior: Value<B>;
  readonly names: ValueList<string>;
}

export type CacheHeaderBehavior = "none" | "whitelist";
export type OriginRequestHeaderBehavior =
  | "none"
  | "whitelist"
  | "allViewer"
  | "allViewerAndWhitelistCloudFront"
  | "allExcept";

/** Headers in the cache key are always sent to the origin too. */
export interface CachePolicy extends Entity {
  readonly name: Value<string>;
  readonly managed: boolean;
  readonly headers: PolicyHeaders<CacheHeaderBehavior>;
  /** Whether objects are cached in these compressions, too: CloudFront compresses to no other. */
  readonly gzip: Value<boolean>;
  readonly brotli: Value<boolean>;
}

export interface OriginRequestPolicy extends Entity {
  readonly name: Value<string>;
  readonly managed: boolean;
  readonly headers: PolicyHeaders<OriginRequestHeaderBehavior>;
}
