import type { Distribution } from "../model/distribution.ts";
import type { Origin } from "../model/origin.ts";
import { type Value } from "../value.ts";
import type { Host } from "./origin-request.ts";
/**
 * Every Host header that requests to the origin can have, aliases as written and the distribution's own name last.
 * The server name in the ClientHello is the Host if that is forwarded, else the origin's domain name.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html
 */
export declare function hostsOf(distribution: Distribution, origin: Origin, forwarded: Value<boolean>): Value<readonly Host[]>;
