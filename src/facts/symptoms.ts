/** What a failed origin request does on the wire, and what is seen of it from outside and in the logs. */

/** CloudFront Developer Guide: the pages on each status, on logs, on how errors are cached and replaced, on Origin Shield. */
export const source = [
  "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html",
  "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-503-service-unavailable.html",
  "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-504-gateway-timeout.html",
  "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logs-reference.html",
  "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/custom-error-pages-expiration.html",
  "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html",
  "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/origin-shield.html",
] as const;

/** The date of the pages. */
export const asOf = "2026-04-13";

/** Who makes the answer that the viewer gets; `nobody` where there is no distribution to ask. */
export type AnsweredBy = "cloudfront" | "origin" | "either" | "nobody";

export interface Symptom {
  readonly wire: string;
  readonly answeredBy: AnsweredBy;
  /** What the page in the viewer's browser says, where its words are known. */
  readonly page?: string;
  /** Values of `x-edge-detailed-result-type` that go with it. */
  readonly logged: readonly string[];
  /** Seen in logs, and not in AWS's list of values. */
  readonly isUnlisted?: true;
}

const HANDSHAKE_PAGE = "CloudFront wasn't able to connect to the origin";
const LAMBDA_PAGE = "The Lambda function result failed validation: …";

/** By the stage at which the request fails: `topic consequence`, or the topic alone for any other. */
export const SYMPTOMS: Readonly<Record<string, Symptom>> = {
  "dns 502": {
    wire: "CloudFront asks public DNS for the origin's name and gets no address that it can use. No packet reaches the origin: its own logs are silent.",
    answeredBy: "cloudfront",
    page: "CloudFront wasn't able to resolve the origin domain name",
    logged: ["OriginDnsError"],
  },
  "dns 403": {
    wire: "The origin's name leads back to CloudFront. The request goes from one distribution to the next until CloudFront refuses to pass it on; no origin of yours is reached.",
    answeredBy: "cloudfront",
    logged: ["Error"],
  },
  "port 502": {
    wire: "CloudFront opens a TCP connection to the origin's port and is refused, reset or answered in another protocol. A refusal comes at once (RST); no HTTP request is read by the origin.",
    answeredBy: "cloudfront",
    page: HANDSHAKE_PAGE,
    logged: ["OriginConnectError"],
  },
  "port 504": {
    wire: "CloudFront's SYN packets to the origin get no answer: they are dropped, or lead nowhere. It tries again (by default 3 times, 10 seconds each) and gives up. Where something on the way refuses the connection instead, the status is 502.",
    answeredBy: "cloudfront",
    logged: ["OriginCommError", "OriginConnectError"],
  },
  tls: {
    wire: "The TCP connection opens, CloudFront sends its ClientHello, and the two sides find no version, cipher, curve or signature in common, or one of them insists on what the other does not have. The handshake ends with an alert; no HTTP request is sent.",
    answeredBy: "cloudfront",
    page: HANDSHAKE_PAGE,
    logged: ["OriginConnectError"],
  },
  name: {
    wire: "The TCP connection opens and the origin presents a certificate for the server name (SNI) that it was asked for. CloudFront looks on it for the origin's domain name or, where the viewer's Host is forwarded, for that Host, does not find it, and drops the connection before it sends a request.",
    answeredBy: "cloudfront",
    page: HANDSHAKE_PAGE,
    logged: ["OriginConnectError"],
  },
  certificate: {
    wire: "The TCP connection opens and the origin presents its certificates. CloudFront checks dates, signatures and the chain up to an authority that Mozilla trusts, does not accept them, and drops the connection before it sends a request. It fetches no missing certificate by itself.",
    answeredBy: "cloudfront",
    page: HANDSHAKE_PAGE,
    logged: ["OriginConnectError"],
  },
  edge: {
    wire: "The Lambda@Edge function runs and returns; CloudFront checks what it returned, refuses it, and answers the viewer itself. Whether the origin was asked depends on the event: before it for request events, after it for response events.",
    answeredBy: "cloudfront",
    page: LAMBDA_PAGE,
    logged: ["LambdaValidationError"],
    isUnlisted: true,
  },
  "edge 503": {
    wire: "The Lambda@Edge function is started and gives back nothing that CloudFront could check: it fails, ends, or is stopped for its time. CloudFront answers the viewer itself. Whether the origin was asked depends on the event: before it for request events, after it for response events.",
    answeredBy: "cloudfront",
    logged: ["LambdaExecutionError", "LambdaLimitExceeded"],
    isUnlisted: true,
  },
  "function 502": {
    wire: "The CloudFront Function runs and returns; CloudFront checks what it returned, refuses it, and answers the viewer itself. CloudFront's TestFunction does not detect this: it shows only when viewers ask.",
    answeredBy: "cloudfront",
    logged: ["FunctionExecutionError", "Error"],
    isUnlisted: true,
  },
  "function 503": {
    wire: "CloudFront starts the function and stops it: it fails, or takes more than it may. CloudFront answers the viewer itself.",
    answeredBy: "cloudfront",
    logged: ["FunctionExecutionError", "FunctionThrottledError"],
    isUnlisted: true,
  },
  "http 502": {
    wire: "The connection opens and the origin gets the request. Its answer is one that CloudFront cannot use, so that CloudFront answers itself; or it is the origin's own 502, which CloudFront passes on.",
    answeredBy: "either",
    logged: ["OriginInvalidResponseError", "OriginHeaderTooBigError", "OriginError", "Error"],
  },
  "http 504": {
    wire: "The connection opens and the origin gets the request, and CloudFront waits for the first byte of an answer longer than the origin's response timeout allows.",
    answeredBy: "cloudfront",
    logged: ["OriginCommError"],
  },
  "host 403": {
    wire: "DNS, TCP and TLS are fine: the origin gets the request with the viewer's Host, by which it knows no API, function or bucket, and refuses it. CloudFront passes the refusal on.",
    answeredBy: "origin",
    logged: ["Error"],
  },
  "origin 403": {
    wire: "DNS, TCP and TLS are fine: the origin gets the request and refuses it. CloudFront passes the refusal on.",
    answeredBy: "origin",
    logged: ["Error"],
  },
  "origin 502": {
    wire: "The first origin of a group answers 502 or cannot be reached. CloudFront would ask the second one, and does so only for the statuses that the group lists: the viewer gets the first one's failure.",
    answeredBy: "either",
    logged: ["OriginConnectError", "OriginDnsError", "Error"],
  },
  "verify 502": {
    wire: "What answers is not what the code says: another address, certificate, port or protocol. The request fails at the stage in which they differ.",
    answeredBy: "either",
    logged: ["OriginDnsError", "OriginConnectError", "Error"],
  },
  "deploy-failure": {
    wire: "Nothing: no request is sent, for CloudFront (or the service behind the origin) refuses the configuration while it is deployed. What was deployed before goes on as it was.",
    answeredBy: "nobody",
    logged: [],
  },
};

/** Where the same failure looks like another. */
export const DISGUISES = {
  cached:
    "Each edge location keeps the error for 10 s (the error caching minimum TTL, unless the distribution sets another) and answers from its cache: a fix shows only after that.",
  customErrorPage:
    "Behind a custom error page (custom_error_response, CustomErrorResponses) the viewer sees your page, with the status that you chose for it, perhaps 200. Look for X-Cache and x-edge-detailed-result-type instead of the status. If the page itself comes from the failing origin, its failure is what the viewer gets.",
  originShield:
    "With Origin Shield, it is Origin Shield's region that talks to the origin, and all edge locations pass on what it got: the failure is the same everywhere, and a firewall sees the addresses of that region. Without it, edge locations may differ.",
} as const;
