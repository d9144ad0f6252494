import type { TlsVersion } from "../facts/tls-policy.ts";

/** What to ask one origin, in the words of the wire: all that probes know of the cloud. */
export interface Target {
  /** The origin's domain name, lower case, without the final dot. */
  readonly host: string;
  readonly port: number;
  readonly scheme: "http" | "https";
  /** Which addresses CloudFront uses. */
  readonly family: "ipv4" | "ipv6" | "dualstack";
  /** What origin_ssl_protocols holds; empty for http. */
  readonly protocols: readonly TlsVersion[];
  /** The server names that CloudFront sends, the most important first; not empty for https. */
  readonly serverNames: readonly string[];
  /** Whether those are the names for sure; else the origin's own, which is asked for in their place. */
  readonly areNamesKnown: boolean;
  /** Names that it does not send, for comparison: the origin's own where Host is forwarded. */
  readonly otherNames: readonly string[];
  /** The Host of the HTTP request. */
  readonly hostHeader: string;
  /** Further ones that viewers send and that are forwarded: what answers to one may refuse another. */
  readonly otherHosts: readonly string[];
  /** Begins with a slash. */
  readonly path: string;
  /** Header names and values to add; filled only on `--send-origin-headers`. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly connectTimeoutMilliseconds: number;
  /** Attempts at a silent port. */
  readonly attempts: number;
  /** A little longer than CloudFront waits. */
  readonly readTimeoutMilliseconds: number;
  /** Whether to find out all that the origin offers, healthy or not. */
  readonly full: boolean;
  /** Why it cannot be probed: a clause that completes "… because". */
  readonly unreachable?: string;
}
