import { isIP } from "node:net";
import { isOriginPort } from "../facts/cloudfront-origin-ports.ts";
import { DNS_PORT } from "../facts/dns-port.ts";
import { parseAddress } from "./addresses.ts";
import { Counter, CountingView } from "./counting.ts";
import { askByDatagram } from "./datagram.ts";
import { dial } from "./dial.ts";
import { type Cidr, judgeAddress } from "./guard.ts";
import type { Connection, CountedNetwork, Datagram, Peer } from "./network.ts";
import { Schedule } from "./schedule.ts";

export interface NetworkOptions {
  /** Blocks of special addresses that may be dialled (`--allow-address`). */
  readonly allowed: readonly Cidr[];
  /** Resolvers of the user's choice and the machine's own: asked wherever they are, metadata addresses excepted. */
  readonly trustedResolvers: readonly Peer[];
  /** Ports on which other name servers may be asked; 53 if not given. */
  readonly nameServerPorts?: readonly number[];
  /** Open connections at once; datagrams on the way have places of their own. */
  readonly perAddress: number;
  readonly total: number;
  /** What the whole run may send. */
  readonly budget: { readonly connections: number; readonly datagrams: number };
}

/** Destroys sockets that their callers forgot. */
const HOLD_MILLISECONDS = 60_000;

/** The network behind the guard: `connect` for origins, `connectToNameServer` and `ask` for name servers. */
export class GuardedNetwork implements CountedNetwork {
  readonly #options: NetworkOptions;
  readonly #connections: Schedule;
  readonly #datagrams: Schedule;
  readonly #spent = new Counter();

  constructor(options: NetworkOptions) {
    this.#options = options;
    const limits = { perKey: options.perAddress, total: options.total };
    this.#connections = new Schedule(limits);
    this.#datagrams = new Schedule(limits);
  }

  /** What went out in all, through every view. */
  get cost(): CountedNetwork["cost"] {
    return this.#spent.cost;
  }

  connect(peer: Peer, timeoutMilliseconds: number, holdMilliseconds?: number): Promise<Connection> {
    return this.#connect(peer, this.#whyNoOrigin(peer), timeoutMilliseconds, holdMilliseconds);
  }

  connectToNameServer(peer: Peer, timeoutMilliseconds: number): Promise<Connection> {
    return this.#connect(peer, this.#whyNoNameServer(peer), timeoutMilliseconds);
  }

  async ask(
    peer: Peer,
    query: Uint8Array,
    timeoutMilliseconds: number,
    isReply: (bytes: Uint8Array) => boolean,
  ): Promise<Datagram> {
    const why = this.#whyNoNameServer(peer);
    if (why !== undefined) return { is: "not-dialled", why };
    const release = await this.#datagrams.enter(keyOf(peer));
    try {
      if (this.#isSpent("datagrams")) return { is: "not-dialled", why: this.#spentReason("datagrams") };
      this.#spent.add("datagrams");
      return await askByDatagram(peer, query, timeoutMilliseconds, isReply);
    } finally {
      release();
    }
  }

  counted(): CountedNetwork {
    return new CountingView(this);
  }

  async #connect(
    peer: Peer,
    why: string | undefined,
    timeoutMilliseconds: number,
    holdMilliseconds = HOLD_MILLISECONDS,
  ): Promise<Connection> {
    if (why !== undefined) return { is: "not-dialled", why };
    const release = await this.#connections.enter(keyOf(peer));
    if (this.#isSpent("connections")) {
      release();
      return { is: "not-dialled", why: this.#spentReason("connections") };
    }
    this.#spent.add("connections");
    return held(await dial(peer, timeoutMilliseconds, release), holdMilliseconds);
  }

  #whyNoOrigin(peer: Peer): string | undefined {
    if (!isOriginPort(peer.port)) return "CloudFront connects only to the ports 80, 443 and 1024 to 65535";
    return this.#whyNotDialled(peer.address);
  }

  #whyNoNameServer(peer: Peer): string | undefined {
    const ports = this.#options.nameServerPorts ?? [DNS_PORT];
    if (this.#isTrusted(peer)) return whyNeverDialled(peer.address);
    if (!ports.includes(peer.port)) return `name servers are not asked on port ${peer.port}`;
    return this.#whyNotDialled(peer.address);
  }

  #whyNotDialled(address: string): string | undefined {
    const judgement = judgeAddress(address, this.#options.allowed);
    return judgement.is === "refused" ? judgement.why : undefined;
  }

  #isTrusted(peer: Peer): boolean {
    const key = keyOf(peer);
    return this.#options.trustedResolvers.some(
      (trusted) => trusted.port === peer.port && keyOf(trusted) === key,
    );
  }

  #isSpent(what: keyof CountedNetwork["cost"]): boolean {
    return this.#spent.cost[what] >= this.#options.budget[what];
  }

  #spentReason(what: keyof CountedNetwork["cost"]): string {
    return `the limit of ${this.#options.budget[what]} ${what} for one run is reached`;
  }
}

/** Metadata services stay out of reach even where the user names them. */
function whyNeverDialled(address: string): string | undefined {
  const judgement = judgeAddress(address, []);
  if (isIP(address) === 0) return "it is no IP address";
  return judgement.is === "refused" && judgement.kind === "metadata" ? judgement.why : undefined;
}

function held(connection: Connection, milliseconds: number): Connection {
  if (connection.is !== "open") return connection;
  const { socket } = connection;
  const timer = setTimeout(() => socket.destroy(), milliseconds);
  socket.once("close", () => clearTimeout(timer));
  return connection;
}

/** One key for all spellings of an address. */
function keyOf(peer: Peer): string {
  const address = parseAddress(peer.address);
  return address === undefined ? peer.address : `${address.family}:${address.bits}`;
}
