import type { TlsOutcome } from "../../../observation.ts";
import { hexadecimal } from "./bytes.ts";

const MAX_LINE = 200;
const SHOWN_BYTES = 32;

/** How a line begins that a web server says without TLS; the second is an answer without a status line, as old nginx sends. */
const HTTP_BEGINNINGS = ["HTTP/", "<!DOCTYPE HTML", "<HTML"];

/** Whether these bytes may still become the first line of a plain HTTP response, so that more are worth waiting for. */
export function mayBecomeHttp(bytes: Uint8Array): boolean {
  if (bytes.length >= MAX_LINE || bytes.includes(0x0a)) return false;
  const text = beginning(bytes);
  return HTTP_BEGINNINGS.some((known) => known.startsWith(text) || text.startsWith(known));
}

/** Names what is not TLS, by the first bytes that came. */
export function foreignOutcome(bytes: Uint8Array): TlsOutcome {
  const text = beginning(bytes);
  if (HTTP_BEGINNINGS.some((known) => text.startsWith(known))) {
    return { is: "plain-http", text: firstLine(bytes) };
  }
  return { is: "not-tls", bytes: hexadecimal(bytes.subarray(0, SHOWN_BYTES)) };
}

function beginning(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, 16)).toString("latin1").toUpperCase();
}

/** Only what is printable: it comes from a stranger and goes to a terminal. */
function firstLine(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.subarray(0, MAX_LINE)).toString("latin1");
  return (text.split(/[\r\n]/, 1)[0] ?? "").replace(/[^\x20-\x7e]/g, "?");
}
