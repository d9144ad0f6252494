import type { Socket } from "node:net";
import type { NoAnswer } from "../observation.ts";

/** Where to: an address as Node writes it, never a name. */
export interface Peer {
  readonly address: string;
  readonly port: number;
}

export type Connection =
  /** The caller destroys the socket; its place in the schedule is free again once it is closed. */
  | { readonly is: "open"; readonly socket: Socket }
  | Extract<NoAnswer, { is: "refused" | "silent" | "unreachable" | "not-dialled" }>;

export type Datagram =
  | { readonly is: "received"; readonly bytes: Uint8Array }
  | Extract<NoAnswer, { is: "refused" | "silent" | "unreachable" | "not-dialled" }>;

/**
 * The only way to the network for every probe: each address is judged by the guard, pinned, waited for in the schedule and
 * counted. Nothing here throws.
 */
export interface Network {
  /** Opens a TCP connection to an origin. The socket is destroyed after `holdMilliseconds`, a minute if not given. */
  connect(peer: Peer, timeoutMilliseconds: number, holdMilliseconds?: number): Promise<Connection>;
  /** Opens a TCP connection to a name server. */
  connectToNameServer(peer: Peer, timeoutMilliseconds: number): Promise<Connection>;
  /** Sends one query to a name server and waits for one reply from that very address and port, which `isReply` takes for its own. */
  ask(
    peer: Peer,
    query: Uint8Array,
    timeoutMilliseconds: number,
    isReply: (bytes: Uint8Array) => boolean,
  ): Promise<Datagram>;
  /** A view that counts on its own what goes through it. */
  counted(): CountedNetwork;
}

export interface CountedNetwork extends Network {
  readonly cost: { readonly connections: number; readonly datagrams: number };
}
