import type { TlsPolicy } from "../facts/tls-policy.ts";
import type { ValueList } from "../model/entity.ts";
import { type Value } from "../value.ts";
import type { Endpoint } from "./origin-request.ts";
/**
 * What the listener or the API's domain accepts from clients; absent where TLS ends at neither, unknown where the
 * policy is, or is none of the documented ones.
 */
export declare function tlsPolicyOf({ listener, apiDomain }: Endpoint): Value<TlsPolicy>;
/** Whether somebody wrote the list. What CloudFront offers without one is not documented, and no argument is at fault. */
export declare function isProtocolListWritten(protocols: ValueList<string>): boolean;
