/**
 * The example events of AWS's documentation, by which handlers are run. Read 2026-11-26.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-event-structure.html
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html
 */
const DISTRIBUTION = {
  distributionDomainName: "d111111abcdef8.cloudfront.net",
  distributionId: "EDFDVBD6EXAMPLE",
};
const REQUEST_ID = "4TyzHTaYWb1GX1qTfsHhEqV6HUDd_BzoBZnwfnvQc_1oF26ClkoUSEQ==";
const CLIENT = "203.0.113.178";

type Headers = readonly (readonly [name: string, value: string])[];

const FROM_VIEWER: Headers = [
  ["Host", DISTRIBUTION.distributionDomainName],
  ["User-Agent", "curl/7.66.0"],
  ["accept", "*/*"],
];

const TO_ORIGIN: Headers = [
  ["X-Forwarded-For", CLIENT],
  ["User-Agent", "Amazon CloudFront"],
  ["Via", "2.0 2afae0d44e2540f472c0635ab62c232b.cloudfront.net (CloudFront)"],
  ["Host", "example.org"],
  ["Cache-Control", "no-cache"],
];

const FROM_ORIGIN: Headers = [
  ["Access-Control-Allow-Credentials", "true"],
  ["Access-Control-Allow-Origin", "*"],
  ["Date", "Mon, 13 Jan 2020 20:12:38 GMT"],
  ["Referrer-Policy", "no-referrer-when-downgrade"],
  ["Server", "ExampleCustomOriginServer"],
  ["X-Content-Type-Options", "nosniff"],
  ["X-Frame-Options", "DENY"],
  ["X-XSS-Protection", "1; mode=block"],
  ["Content-Type", "text/html; charset=utf-8"],
  ["Content-Length", "9593"],
];

/** The header that CloudFront adds to what it has in its cache. */
const TO_VIEWER: Headers = [...FROM_ORIGIN.slice(0, 8), ["Age", "2402"], ...FROM_ORIGIN.slice(8)];

const ORIGIN = {
  custom: {
    customHeaders: {},
    domainName: "example.org",
    keepaliveTimeout: 5,
    path: "",
    port: 443,
    protocol: "https",
    readTimeout: 30,
    sslProtocols: ["TLSv1", "TLSv1.1", "TLSv1.2"],
  },
};

/** What of an event a handler gives back, changed. */
export interface SampleEvent {
  readonly event: object;
  readonly request: object;
  readonly response?: object;
}

type EventName = "viewer-request" | "viewer-response" | "origin-request" | "origin-response";

/** The sample that a Lambda@Edge function is run with. */
export function lambdaSample(eventType: EventName): SampleEvent {
  const isAtOrigin = eventType.startsWith("origin");
  const request = {
    clientIp: CLIENT,
    headers: listed(isAtOrigin ? TO_ORIGIN : FROM_VIEWER),
    method: "GET",
    ...(isAtOrigin && { origin: ORIGIN }),
    querystring: "",
    uri: "/",
  };
  const config = { ...DISTRIBUTION, eventType, requestId: REQUEST_ID };
  if (eventType.endsWith("request")) return { event: { Records: [{ cf: { config, request } }] }, request };
  const headers = listed(isAtOrigin ? FROM_ORIGIN : TO_VIEWER);
  const response = { headers, status: "200", statusDescription: "OK" };
  return { event: { Records: [{ cf: { config, request, response } }] }, request, response };
}

/** The sample that a CloudFront Function is run with. */
export function functionSample(eventType: EventName): SampleEvent {
  const context = { ...DISTRIBUTION, eventType, requestId: REQUEST_ID };
  const request = { method: "GET", uri: "/", querystring: {}, headers: single(FROM_VIEWER), cookies: {} };
  const event = { version: "1.0", context, viewer: { ip: CLIENT }, request };
  if (eventType.endsWith("request")) return { event, request };
  const response = { statusCode: 200, statusDescription: "OK", headers: single(TO_VIEWER), cookies: {} };
  return { event: { ...event, response }, request, response };
}

function listed(headers: Headers): object {
  return Object.fromEntries(headers.map(([key, value]) => [key.toLowerCase(), [{ key, value }]]));
}

function single(headers: Headers): object {
  return Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), { value }]));
}
