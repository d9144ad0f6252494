import { createSocket } from "node:dgram";
import { isIPv6 } from "node:net";
import { codeOf, failureOf } from "./dial.ts";
import type { Datagram } from "./network.ts";

/** Replies that answer another question: forged, or late ones. */
const MAX_STRAY = 8;

/**
 * Sends one datagram to an address, never to a name, and waits for the one that is its reply. The socket is connected, so
 * that the system drops what comes from elsewhere.
 */
export function askByDatagram(
  peer: { readonly address: string; readonly port: number },
  query: Uint8Array,
  timeoutMilliseconds: number,
  isReply: (bytes: Uint8Array) => boolean,
): Promise<Datagram> {
  return new Promise((resolve) => {
    const socket = createSocket({ type: isIPv6(peer.address) ? "udp6" : "udp4", lookup: pinned });
    let isOver = false;
    const end = (outcome: Datagram) => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      socket.close();
      resolve(outcome);
    };
    const timer = setTimeout(() => end({ is: "silent", after: "request" }), timeoutMilliseconds);
    let stray = 0;
    socket.on("message", (bytes) => {
      if (isReply(bytes)) return end({ is: "received", bytes });
      stray += 1;
      if (stray === MAX_STRAY) end({ is: "silent", after: "request" });
    });
    socket.on("error", (error) => end(failure(error)));
    socket.connect(peer.port, peer.address, (error?: Error) => {
      if (error) end(failure(error));
      else if (!isOver) socket.send(query, (error) => error && end(failure(error)));
    });
  });
}

/** ICMP that comes back: Windows calls it a reset. */
function failure(error: Error): Datagram {
  return codeOf(error) === "ECONNRESET" ? { is: "refused" } : failureOf(error);
}

/** Sockets for datagrams look up addresses too: they stay what they are. */
function pinned(
  address: string,
  _options: unknown,
  done: (error: null, address: string, family: number) => void,
): void {
  done(null, address, isIPv6(address) ? 6 : 4);
}
