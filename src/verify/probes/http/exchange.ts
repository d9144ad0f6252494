import { setTimeout as wait } from "node:timers/promises";
import { type buildConnector, Client, type Dispatcher, errors } from "undici";
import type { HttpAnswer, HttpOutcome } from "../../../observation.ts";
import { codeOf } from "../../dial.ts";
import type { Network } from "../../network.ts";
import { type HttpAsk, requestHeaders, whyUnsendable } from "./ask.ts";
import { type Body, readBody } from "./body.ts";
import { bodyFault, isStalled } from "./body-fault.ts";
import { cloudfrontTrace } from "./cloudfront-trace.ts";
import { type Head, headerOf, isBodiless, MAX_HEAD } from "./head.ts";
import { parserFault } from "./parser-faults.ts";
import { secure, tlsFault } from "./secure.ts";
import { shownHeaders } from "./shown-headers.ts";
import { Tap } from "./tap.ts";

export type { HttpAsk } from "./ask.ts";

/** How long a server may take to close a connection that it does not keep. */
const SETTLE_MILLISECONDS = 25;
const MAX_SECOND_ANSWER_MILLISECONDS = 5_000;

/**
 * Makes one request over a connection of its own, as CloudFront does: HTTP/1.1, no redirects, no retries; and a second one
 * over the same connection where it can be kept. Bounded in bytes and time; what goes wrong is the outcome.
 */
export async function exchange(network: Network, ask: HttpAsk): Promise<HttpOutcome> {
  const why = whyUnsendable(ask);
  if (why !== undefined) return { is: "not-dialled", why };
  const hold = 2 * ask.connectTimeoutMilliseconds + 3 * ask.timeoutMilliseconds + 10_000;
  const connection = await network.connect(ask, ask.connectTimeoutMilliseconds, hold);
  if (connection.is !== "open") return connection;
  try {
    if (ask.scheme === "http") return await converse(new Tap(connection.socket, true), ask);
    const secured = await secure(connection.socket, ask.serverName, ask.connectTimeoutMilliseconds);
    if (secured.is !== "secure") return secured;
    return await converse(new Tap(secured.socket, false), ask);
  } finally {
    connection.socket.destroy();
  }
}

async function converse(tap: Tap, ask: HttpAsk): Promise<HttpOutcome> {
  const client = clientOver(tap);
  try {
    tap.expectAnswer(ask.timeoutMilliseconds);
    const sentAt = performance.now();
    const response = await send(client, ask);
    if (response instanceof Error || tap.head === undefined) return withoutAnswer(tap, response, ask);
    const { head, headBytes, firstByteAt = sentAt } = tap;
    tap.expireAfter(ask.timeoutMilliseconds);
    const body = await bodyOf(head, response);
    const fault = await settledFault(tap, head, body, ask);
    const trace = cloudfrontTrace(head, body.bytes);
    return {
      is: "answered",
      status: head.status,
      headerBytes: headBytes,
      headers: shownHeaders(head),
      firstByteMilliseconds: Math.round(firstByteAt - sentAt),
      bodyBytes: body.bytes.length,
      isWhole: body.isWhole,
      ...(fault !== undefined && { fault }),
      ...(fault !== undefined && isStalled(body, tap) && { isStalled: true }),
      reuse: body.isWhole && fault === undefined ? await reuse(client, tap, head, ask) : "not-tried",
      ...(trace !== undefined && { cloudfront: trace }),
    };
  } finally {
    tap.destroy();
    await client.destroy().catch(() => {});
  }
}

/** One connection, which is open already; the name is never used. Deadlines are the tap's. */
function clientOver(tap: Tap): Client {
  return new Client("http://origin.invalid", {
    connect: handOver(tap),
    pipelining: 1,
    allowH2: false,
    maxHeaderSize: 2 * MAX_HEAD,
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeoutThreshold: 0,
  });
}

function handOver(tap: Tap): buildConnector.connector {
  let isGiven = false;
  return (_options, done) => {
    const again = isGiven;
    isGiven = true;
    queueMicrotask(() => (again ? done(new Error("the connection is gone"), null) : done(null, tap)));
  };
}

async function send(client: Client, ask: HttpAsk): Promise<Dispatcher.ResponseData | Error> {
  try {
    return await client.request({
      method: ask.method ?? "GET",
      path: ask.path,
      headers: requestHeaders(ask),
    });
  } catch (error) {
    return error instanceof Error ? error : new Error("the request failed");
  }
}

/** Why no response came to be. */
function withoutAnswer(tap: Tap, error: unknown, ask: HttpAsk): HttpOutcome {
  if (tap.verdict !== undefined) return tap.verdict;
  const malformed = (what: string): HttpOutcome => ({ is: "malformed", what, text: tap.text });
  if (tap.head !== undefined) return malformed(parserFault(error));
  if (codeOf(error) === "UND_ERR_INVALID_ARG")
    return { is: "not-dialled", why: "the request cannot be written" };
  if (tap.isExpired)
    return tap.hasBegun
      ? {
          is: "malformed",
          what: `its headers had not ended after ${ask.timeoutMilliseconds} ms`,
          text: tap.text,
          isStalled: true,
        }
      : { is: "silent", after: "request" };
  if (tap.fault !== undefined && codeOf(tap.fault).startsWith("ERR_SSL_"))
    return { is: "no-tls", why: tlsFault(codeOf(tap.fault)) };
  const is = tap.wasReset ? "reset" : "closed";
  return tap.hasBegun ? malformed(`the connection was ${is} within the headers`) : { is, after: "request" };
}

/** undici expects what Content-Length promises also after a 304, which has no body. */
async function bodyOf(head: Head, response: Dispatcher.ResponseData): Promise<Body> {
  const body = await readBody(response.body);
  return isBodiless(head) ? { bytes: body.bytes, isWhole: true } : body;
}

/** What is wrong with the body, once what follows it unasked has had time to come. */
async function settledFault(tap: Tap, head: Head, body: Body, ask: HttpAsk): Promise<string | undefined> {
  if (body.isWhole && !tap.destroyed) await wait(SETTLE_MILLISECONDS);
  return bodyFault(head, body, tap, ask.timeoutMilliseconds);
}

/** Sends the request again over the same connection. `not-tried` also where nothing came in time. */
async function reuse(client: Client, tap: Tap, head: Head, ask: HttpAsk): Promise<HttpAnswer["reuse"]> {
  if (/\bclose\b/i.test(headerOf(head, "connection") ?? "")) return "closed";
  if (isGivenUp(tap, ask)) return "not-tried";
  if (tap.destroyed || tap.isEnded) return tap.wasReset ? "reset" : "closed";
  tap.expectAnswer(Math.min(ask.timeoutMilliseconds, MAX_SECOND_ANSWER_MILLISECONDS));
  const response = await send(client, ask);
  if (!(response instanceof Error)) {
    response.body.on("error", () => {}).destroy();
    return "kept";
  }
  if (tap.wasReset) return "reset";
  return tap.isExpired || tap.verdict !== undefined ? "not-tried" : "closed";
}

/** Where undici itself leaves the connection: after each HEAD, and after a 304 with Content-Length. */
function isGivenUp(tap: Tap, ask: HttpAsk): boolean {
  return ask.method === "HEAD" || tap.dismissal instanceof errors.ResponseContentLengthMismatchError;
}
