import { constants } from "node:crypto";
import { isIP, type Socket } from "node:net";
import { connect, type TLSSocket } from "node:tls";
import type { HttpOutcome } from "../../../observation.ts";
import { codeOf } from "../../dial.ts";

type Secured =
  | { readonly is: "secure"; readonly socket: TLSSocket }
  | Extract<HttpOutcome, { is: "no-tls" | "reset" | "closed" | "silent" }>;

/**
 * TLS over an open socket, with any certificate and any version that OpenSSL knows: whether CloudFront would take them is the
 * TLS probe's question. The server name is ours alone.
 */
export function secure(socket: Socket, serverName: string | undefined, timeout: number): Promise<Secured> {
  return new Promise((resolve) => {
    const tls = start(socket, serverName);
    if (tls === undefined) return resolve({ is: "no-tls", why: "the server name cannot be sent" });
    const timer = setTimeout(() => end({ is: "silent", after: "hello" }), timeout);
    const end = (outcome: Secured) => {
      clearTimeout(timer);
      if (outcome.is !== "secure") tls.destroy();
      resolve(outcome);
    };
    tls.on("error", (error) => end(failure(error)));
    tls.once("close", () => end({ is: "closed", after: "hello" }));
    tls.once("secureConnect", () => end({ is: "secure", socket: tls }));
  });
}

/** A clause on an error of OpenSSL's: `the handshake fails: sslv3 alert handshake failure`. */
export function tlsFault(code: string): string {
  if (NOT_TLS.has(code)) return "bytes came that are no valid TLS";
  const words = code
    .replace(/^ERR_SSL_/, "")
    .replaceAll("_", " ")
    .toLowerCase();
  return `the handshake fails: ${words}`;
}

/** What OpenSSL says of bytes that are no TLS record. */
const NOT_TLS: ReadonlySet<string> = new Set([
  "ERR_SSL_WRONG_VERSION_NUMBER",
  "ERR_SSL_PACKET_LENGTH_TOO_LONG",
  "ERR_SSL_HTTP_REQUEST",
  "ERR_SSL_RECORD_LAYER_FAILURE",
  "ERR_SSL_UNEXPECTED_MESSAGE",
  "ERR_SSL_BAD_RECORD_TYPE",
]);

function start(socket: Socket, serverName: string | undefined): TLSSocket | undefined {
  try {
    return connect({
      socket,
      ...(serverName !== undefined && isIP(serverName) === 0 && { servername: serverName }),
      rejectUnauthorized: false,
      minVersion: "TLSv1",
      ciphers: "DEFAULT:@SECLEVEL=0",
      secureOptions: constants.SSL_OP_LEGACY_SERVER_CONNECT,
      ALPNProtocols: ["http/1.1"],
    });
  } catch {
    return undefined;
  }
}

function failure(error: Error): Secured {
  const code = codeOf(error);
  if (code.startsWith("ERR_SSL_")) return { is: "no-tls", why: tlsFault(code) };
  // Node gives the same code to a plain close; only an RST comes from a system call.
  return "syscall" in error ? { is: "reset", after: "hello" } : { is: "closed", after: "hello" };
}
