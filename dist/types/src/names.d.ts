import { type Truth } from "./logic.ts";
import { type Value } from "./value.ts";
/** A name as DNS compares it: lower case, ASCII, without the final dot. */
export declare function normalizeName(name: string): string;
/** An IPv4 or IPv6 address, the latter with or without brackets. */
export declare function isIpAddress(text: string): boolean;
/** Whether two values are the same DNS name: case, a final dot and the script of an IDN do not count. */
export declare function sameName(a: Value<string>, b: Value<string>): Truth;
/** `*.example.com`: the only kind of wildcard that covers anything for sure. */
export declare function isWildcard(pattern: string): boolean;
/** `w*.example.com`, `a.*.example.com`: RFC 6125 lets clients refuse these. */
export declare function isPartialWildcard(pattern: string): boolean;
/**
 * Whether a name on a certificate is valid for a host: the same name, or a wildcard for its left-most label.
 * https://www.rfc-editor.org/rfc/rfc6125#section-6.4.3. A host that is itself a wildcard (an alias) stands for every name below it.
 */
export declare function covers(pattern: Value<string>, name: Value<string>): Truth;
/** Whether some name of a list, a certificate's, is valid for the host. */
export declare function coversAny(patterns: Value<readonly Value<string>[]>, name: Value<string>): Truth;
/** Why a wildcard provably misses a name that it looks made for; `undefined` where it is no near miss. */
export declare function wildcardNearMiss(pattern: Value<string>, name: Value<string>): "apex" | "too-deep" | undefined;
/** What keeps a text from being a host name; `label` is an empty one or one of more than 63 characters. */
export type DomainNameFault = "empty" | "unsubstituted" | "scheme" | "path" | "port" | "ip-address" | "character" | "label" | "too-long";
/**
 * The first thing that is wrong with a name as an origin's domain; absent where nothing is.
 * A fault in the known parts of an unknown text is known. Limits of RFC 1035 §2.3.4, as CloudFront applies them.
 */
export declare function domainNameFault(name: Value<string>): Value<DomainNameFault>;
