import type { Connection, CountedNetwork, Datagram, Network, Peer } from "./network.ts";

/** Counts what its own calls send, and hands them on. */
export class CountingView implements CountedNetwork {
  readonly #network: Network;
  readonly #counter = new Counter();

  constructor(network: Network) {
    this.#network = network;
  }

  get cost(): CountedNetwork["cost"] {
    return this.#counter.cost;
  }

  async connect(peer: Peer, timeout: number, hold?: number): Promise<Connection> {
    return this.#counter.count("connections", await this.#network.connect(peer, timeout, hold));
  }

  async connectToNameServer(peer: Peer, timeout: number): Promise<Connection> {
    return this.#counter.count("connections", await this.#network.connectToNameServer(peer, timeout));
  }

  async ask(
    peer: Peer,
    query: Uint8Array,
    timeout: number,
    isReply: (bytes: Uint8Array) => boolean,
  ): Promise<Datagram> {
    return this.#counter.count("datagrams", await this.#network.ask(peer, query, timeout, isReply));
  }

  counted(): CountedNetwork {
    return new CountingView(this);
  }
}

/** What was sent. */
export class Counter {
  readonly #cost = { connections: 0, datagrams: 0 };

  get cost(): CountedNetwork["cost"] {
    return { ...this.#cost };
  }

  add(what: keyof CountedNetwork["cost"]): void {
    this.#cost[what] += 1;
  }

  /** Counts an outcome of which something was sent. */
  count<T extends { readonly is: string }>(what: keyof CountedNetwork["cost"], outcome: T): T {
    if (outcome.is !== "not-dialled") this.add(what);
    return outcome;
  }
}
