import { type AtomKind, type Value } from "../value.ts";
import type { EndpointKind } from "./origin-request.ts";
/**
 * What a host name says of the thing behind it: `host` where it says nothing; unknown where the missing parts decide.
 * A name such as `${id}.execute-api.${region}.amazonaws.com` says enough.
 */
export declare function endpointKindOf(name: Value<string>): Value<EndpointKind>;
/** The entity that a name is made of: its load balancer, API domain, bucket, by address. */
export declare function addressIn(name: Value<string>, kind: AtomKind): string | undefined;
