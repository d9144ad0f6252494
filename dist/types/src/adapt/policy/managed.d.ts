import type { Resource } from "../../evaluate/resource.ts";
import type { CachePolicy, OriginRequestPolicy } from "../../model/policies.ts";
import type { Provenance, Value } from "../../value.ts";
/** The cache policy of AWS's own that has this id, as seen from where it is named. */
export declare function managedCachePolicy(id: string, from: Provenance): CachePolicy | undefined;
/** The origin request policy of AWS's own that has this id, as seen from where it is named. */
export declare function managedOriginRequestPolicy(id: string, from: Provenance): OriginRequestPolicy | undefined;
/** A data source that names a policy; AWS's own are known by heart. */
export declare function lookedUpCachePolicy(resource: Resource, id: Value<string>, name: Value<string>): CachePolicy;
/** A data source that names a policy; AWS's own are known by heart. */
export declare function lookedUpOriginRequestPolicy(resource: Resource, id: Value<string>, name: Value<string>): OriginRequestPolicy;
