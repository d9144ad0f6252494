import type { CacheHeaderBehavior, OriginRequestHeaderBehavior } from "../../model/policies.ts";
export declare const CACHE_HEADER_BEHAVIORS: readonly CacheHeaderBehavior[];
export declare const ORIGIN_REQUEST_HEADER_BEHAVIORS: readonly OriginRequestHeaderBehavior[];
