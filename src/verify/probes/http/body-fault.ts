import type { Body } from "./body.ts";
import { printable } from "./excerpt.ts";
import { contentLength, type Head, headerOf, isBodiless } from "./head.ts";
import { isParserError, parserFault } from "./parser-faults.ts";
import type { Tap } from "./tap.ts";

/** What is wrong with the framing of a body, a clause; `undefined` where nothing is, or where it was too long to tell. */
export function bodyFault(head: Head, body: Body, tap: Tap, timeoutMilliseconds: number): string | undefined {
  const coding = headerOf(head, "transfer-encoding");
  if (coding !== undefined && coding.toLowerCase() !== "chunked")
    return `Transfer-Encoding is "${printable(coding).slice(0, 40)}", and CloudFront takes only "chunked"`;
  if (body.isWhole) return surplus(head, tap);
  return body.error === undefined ? undefined : shortfall(head, body, tap, timeoutMilliseconds);
}

/** Bytes that nothing announced. */
function surplus(head: Head, tap: Tap): string | undefined {
  const promised = contentLength(head);
  if (promised !== undefined && !isBodiless(head) && tap.bodyBytes > promised)
    return `Content-Length promises ${promised} bytes, more came`;
  return isParserError(tap.dismissal) && !tap.isEnded ? "bytes follow the end of the response" : undefined;
}

function shortfall(head: Head, body: Body, tap: Tap, timeoutMilliseconds: number): string | undefined {
  const came = body.bytes.length;
  if (tap.isOverfull) return "the framing of its chunks has no end";
  if (isStalled(body, tap))
    return came > 0 ? undefined : `no byte of the body came for ${timeoutMilliseconds} ms`;
  if (isChunked(head) && !tap.isEnded && !tap.wasReset) return parserFault(body.error);
  const end = tap.wasReset ? "reset" : "closed";
  const promised = contentLength(head);
  if (promised !== undefined) return `Content-Length promises ${promised} bytes, ${came} came`;
  return `the connection was ${end} ${isChunked(head) ? "before the last chunk" : "within the body"}`;
}

/** The wait for it ran out. */
export function isStalled({ isWhole }: Body, { isExpired, isOverfull }: Tap): boolean {
  return !isWhole && isExpired && !isOverfull;
}

function isChunked(head: Head): boolean {
  return headerOf(head, "transfer-encoding") !== undefined;
}
