/** One request to make, in the words of the wire. */
export interface HttpAsk {
  readonly scheme: "http" | "https";
  /** Never a name. */
  readonly address: string;
  readonly port: number;
  /** The SNI; none is sent where absent. */
  readonly serverName?: string;
  readonly hostHeader: string;
  /** Begins with a slash; with the query, if any. */
  readonly path: string;
  /** To be added to CloudFront's own, or put in their place. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** For the TCP connection, and again for the TLS handshake. */
  readonly connectTimeoutMilliseconds: number;
  /** `origin_read_timeout`: for the headers, and again for the body. */
  readonly timeoutMilliseconds: number;
  readonly method?: "GET" | "HEAD";
}

/**
 * What CloudFront sends of its own, apart from Host, Connection, and the X-Amz-Cf-Id that only it can make.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html#request-custom-headers-behavior
 */
const OWN_HEADERS = [
  ["User-Agent", "Amazon CloudFront"],
  ["Via", "1.1 originlint.cloudfront.net (CloudFront)"],
] as const;

/** Names that undici takes for itself, and that CloudFront lets nobody set. */
const NEVER_SET =
  /^(connection|keep-alive|expect|upgrade|transfer-encoding|content-length|host|te|trailer|proxy-connection)$/i;

/** Names and values in turn, as undici takes them. */
export function requestHeaders(ask: HttpAsk): string[] {
  const added = ask.headers.filter(([name]) => !NEVER_SET.test(name));
  const isAdded = (name: string) => added.some(([other]) => other.toLowerCase() === name.toLowerCase());
  const own = OWN_HEADERS.filter(([name]) => !isAdded(name));
  return [["Host", ask.hostHeader], ["Connection", "Keep-Alive"], ...own, ...added].flat();
}

/** Why the request cannot be written; a clause. Values are not repeated: they may be secret. */
export function whyUnsendable(ask: HttpAsk): string | undefined {
  if (!/^[\x21-\x7e]+$/.test(ask.hostHeader)) return "its Host has characters that no header may have";
  if (!/^\/[\x21-\x7e]*$/.test(ask.path)) return "its path has characters that no request may have";
  const isBad = ask.headers.some(
    ([name, value]) => !/^[\w!#$%&'*+.^`|~-]+$/.test(name) || !/^[\t\x20-\x7e\x80-\xff]*$/.test(value),
  );
  return isBad ? "a header to add has characters that none may have" : undefined;
}
