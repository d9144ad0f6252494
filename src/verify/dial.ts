import { connect, type Socket } from "node:net";
import type { Connection, Datagram } from "./network.ts";

type Failure = Extract<Connection, Datagram>;

/**
 * Opens a TCP connection to an address, never to a name. `onClose` is called once, when the socket is closed, also where it
 * never opened.
 */
export function dial(
  peer: { readonly address: string; readonly port: number },
  timeoutMilliseconds: number,
  onClose: () => void,
): Promise<Connection> {
  return new Promise((resolve) => {
    const socket = connect({ host: peer.address, port: peer.port, noDelay: true, lookup: refuseToResolve });
    const timer = setTimeout(() => end({ is: "silent", after: "syn" }), timeoutMilliseconds);
    const end = (outcome: Connection) => {
      clearTimeout(timer);
      if (outcome.is !== "open") socket.destroy();
      resolve(outcome);
    };
    socket.once("close", onClose);
    // Stays for the socket's life: an error between two of the caller's listeners must not end the process.
    socket.on("error", (error) => end(failureOf(error)));
    socket.once("connect", () => end(isSelf(socket) ? { is: "refused" } : { is: "open", socket }));
  });
}

/** What the operating system's error says of an attempt to reach the peer. */
export function failureOf(error: Error): Failure {
  const code = codeOf(error);
  if (code === "ECONNREFUSED" || code === "ECONNRESET") return { is: "refused" };
  if (code === "ETIMEDOUT") return { is: "silent", after: "syn" };
  if (code === "EMFILE" || code === "ENFILE" || code === "ENOBUFS")
    return { is: "not-dialled", why: `this machine can open no further connection (${code})` };
  return { is: "unreachable", code };
}

/** Node's code of an error; `unknown` where it has none. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error) || !("code" in error)) return "unknown";
  return typeof error.code === "string" ? error.code : "unknown";
}

/** A connection to a local port that nobody listens on can meet itself (simultaneous open). */
function isSelf(socket: Socket): boolean {
  return socket.localPort === socket.remotePort && socket.localAddress === socket.remoteAddress;
}

/** Addresses need no lookup; whatever would make Node look a name up ends here. */
function refuseToResolve(
  name: string,
  _options: unknown,
  done: (error: Error, address: string) => void,
): void {
  done(new Error("names are not resolved here"), name);
}
