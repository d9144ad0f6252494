import { readFileSync } from "node:fs";
import { describe } from "vitest";
import {
  type Answer,
  BROKEN_BODIES,
  BROKEN_HEADS,
  floods,
  HEALTHY,
  headOf,
  response,
  says,
  serve,
  serveTls,
} from "./rig/http-breakers.ts";
import { makePki } from "./rig/pki.ts";
import { PLAIN_CODE, type RuleCase, type Server, testRules } from "./rig/rule-cases.ts";
import { distributionOf, ORIGIN } from "./rig/stack.ts";

const API = "abcdef1234.execute-api.eu-west-1.amazonaws.com";
const FUNCTION_URL = "abcdefghij.lambda-url.eu-west-1.on.aws";
const LOAD_BALANCER = "web-1234567890.eu-west-1.elb.amazonaws.com";

const PLAIN = { originPolicy: "http-only", originPort: 80, otherPort: 443 } as const;

/** A server behind TLS that answers every request so. */
function encrypted(answer: Answer, name: string = ORIGIN): () => Promise<Server> {
  return () => {
    const { key, chain } = makePki().issue({ names: [name] });
    return serveTls(answer, { key: readFileSync(key), cert: readFileSync(chain) });
  };
}

function plain(answer: Answer): () => Promise<Server> {
  return () => serve(answer);
}

function after(milliseconds: number, answer: Answer): Answer {
  return (socket, nth) => void setTimeout(() => answer(socket, nth), milliseconds);
}

const closes: Answer = (socket) => void socket.end();
const resets: Answer = (socket) => void socket.resetAndDestroy();

// ------------------------------------------------------------------ no HTTP/1.1

type Broken = readonly [because: string, faulty: Answer, healthy: Answer, more?: Partial<RuleCase>];

const { withLength, chunked, untilClose, oneInterim } = HEALTHY;

const INVALID_OVER_TLS: readonly Broken[] = [
  ["the status is letters", BROKEN_HEADS.statusLetters, withLength],
  ["the status does not exist", BROKEN_HEADS.status999, withLength],
  ["the version is missing", BROKEN_HEADS.noVersion, withLength],
  ["the answer is HTML without headers", BROKEN_HEADS.html, withLength],
  ["a header has no colon", BROKEN_HEADS.noColon, withLength],
  ["a header's name has a space", BROKEN_HEADS.spaceInName, withLength],
  ["the headers end early", BROKEN_HEADS.closesInHeaders, untilClose],
  ["the connection is closed before an answer", closes, untilClose],
  ["more than eight interim responses come first", BROKEN_HEADS.manyInterims, oneInterim],
  ["Content-Length is longer than the body", BROKEN_BODIES.shortBody, withLength],
  ["Content-Length is no number", BROKEN_HEADS.lengthLetters, withLength],
  ["two lengths differ", BROKEN_HEADS.twoLengths, withLength],
  ["a length comes with chunks", BROKEN_HEADS.lengthAndChunked, chunked],
  ["the transfer coding is gzip", BROKEN_BODIES.otherCoding, chunked],
  ["the transfer coding is gzip before chunked", BROKEN_BODIES.twoCodings, chunked],
  ["a chunk's size is no number", BROKEN_BODIES.badChunkSize, chunked],
  ["the last chunk is missing", BROKEN_BODIES.noLastChunk, chunked],
  ["Content-Length is shorter than the body", BROKEN_BODIES.longBody, withLength, { verdict: "undecided" }],
];

const INVALID_OVER_TCP: readonly Broken[] = [
  ["plain HTTP, and the status is letters", BROKEN_HEADS.statusLetters, withLength],
  ["plain HTTP, and the connection is reset before an answer", resets, withLength],
  ["plain HTTP, and the connection is reset within the body", BROKEN_BODIES.resetsInBody, withLength],
  ["plain HTTP, and the transfer coding is gzip", BROKEN_BODIES.otherCoding, chunked],
];

const INVALID: readonly RuleCase[] = [
  ...INVALID_OVER_TLS.map((row) => invalid(row, encrypted)),
  ...INVALID_OVER_TCP.map((row) => ({ ...invalid(row, plain), code: PLAIN })),
];

function invalid(
  [because, faulty, healthy, more]: Broken,
  over: (answer: Answer) => () => Promise<Server>,
): RuleCase {
  return {
    rule: "http/invalid-response",
    because,
    faulty: over(faulty),
    healthy: over(healthy),
    ...more,
  };
}

// ------------------------------------------------------------------ too large, too late

const TOO_LARGE: readonly RuleCase[] = [
  {
    rule: "http/header-too-large",
    because: "one byte more than CloudFront takes",
    faulty: encrypted(headOf(32_769)),
    healthy: encrypted(headOf(32_768)),
  },
  {
    rule: "http/header-too-large",
    because: "headers without an end",
    faulty: encrypted(floods),
    healthy: encrypted(headOf(8_192)),
  },
  {
    rule: "http/header-too-large",
    because: "a hundred cookies over plain HTTP",
    code: PLAIN,
    faulty: plain(withCookies(100)),
    healthy: plain(withCookies(20)),
  },
];

function withCookies(count: number): Answer {
  const cookies = Array.from(
    { length: count },
    (_, index) => `Set-Cookie: c${index}=${"v".repeat(400)}; Path=/`,
  );
  return says(response(["HTTP/1.1 200 OK", ...cookies, "Content-Length: 2"], "ok"));
}

/** A distribution that waits one second for an answer, less than `verify` is told to wait at most. */
const IMPATIENT = distributionOf(PLAIN_CODE).replace(
  "origin_protocol_policy",
  "origin_read_timeout    = 1\n      origin_protocol_policy",
);

const TOO_LATE: readonly RuleCase[] = [
  {
    rule: "http/slow-first-byte",
    because: "the first byte comes after 1.5 s of 1",
    main: IMPATIENT,
    faulty: encrypted(after(1_500, withLength)),
    healthy: encrypted(after(300, withLength)),
    verdict: "undecided",
  },
];

// ------------------------------------------------------------------ a service's own 502

/** As Elastic Load Balancing writes it. */
function byLoadBalancer(status: string): Answer {
  const body = `<html>\r\n<head><title>${status}</title></head>\r\n<body>\r\n<center><h1>${status}</h1></center>\r\n</body>\r\n</html>\r\n`;
  const headers = ["Server: awselb/2.0", "Content-Type: text/html", `Content-Length: ${body.length}`];
  return says(response([`HTTP/1.1 ${status}`, ...headers, "Connection: keep-alive"], body));
}

/** As API Gateway and Lambda write it. */
function byService(status: string, ...headers: readonly string[]): Answer {
  const body = '{"message": "Internal server error"}';
  const own = ["Content-Type: application/json", `Content-Length: ${body.length}`, "Connection: keep-alive"];
  return says(response([`HTTP/1.1 ${status}`, ...own, ...headers], body));
}

const failedIntegration = byService(
  "502 Bad Gateway",
  "x-amzn-RequestId: 5d1a5f0e-7c0f-4b0e-9b0a-2f4f4d2b7c11",
  "x-amzn-ErrorType: InternalServerErrorException",
);

const OWN_502: readonly RuleCase[] = [
  {
    rule: "http/load-balancer-502",
    because: "the target gives no valid response",
    faulty: encrypted(byLoadBalancer("502 Bad Gateway")),
    healthy: encrypted(byLoadBalancer("200 OK")),
  },
  {
    rule: "http/load-balancer-502",
    because: "the load balancer is in the code too",
    isWhole: true,
    code: { certificateNames: [ORIGIN], sslPolicy: "ELBSecurityPolicy-TLS-1-2-2017-01" },
    faulty: encrypted(byLoadBalancer("502 Bad Gateway")),
    healthy: encrypted(byLoadBalancer("200 OK")),
  },
  {
    rule: "http/origin-error",
    because: "a proxy answers 503 for what stands behind it",
    faulty: encrypted(
      says(response(["HTTP/1.1 503 Service Unavailable", "Server: nginx", "Content-Length: 0"])),
    ),
    healthy: encrypted(withLength),
  },
  {
    rule: "http/load-balancer-502",
    because: "plain HTTP to the load balancer's own name",
    code: { ...PLAIN, originDomain: LOAD_BALANCER },
    faulty: plain(byLoadBalancer("502 Bad Gateway")),
    healthy: plain(byLoadBalancer("200 OK")),
  },
  {
    rule: "http/api-gateway-integration",
    because: "the API's Lambda function returns no statusCode",
    code: { originDomain: API },
    faulty: encrypted(failedIntegration, API),
    healthy: encrypted(withLength, API),
  },
  {
    rule: "http/api-gateway-integration",
    because: "the function URL's function returns an error",
    code: { originDomain: FUNCTION_URL },
    faulty: encrypted(failedIntegration, FUNCTION_URL),
    healthy: encrypted(withLength, FUNCTION_URL),
  },
  {
    rule: "http/api-gateway-integration",
    because: "the API is asked by a name of its own",
    faulty: encrypted(failedIntegration),
    healthy: encrypted(withLength),
  },
];

describe("verify, on answers", () => testRules([...INVALID, ...TOO_LARGE, ...TOO_LATE, ...OWN_502]));
