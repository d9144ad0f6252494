import { AWS_DOMAINS } from "../facts/endpoint-patterns.ts";
import type { TlsVersion } from "../facts/tls-policy.ts";
import type {
  DelegationObservation,
  DnsObservation,
  HttpObservation,
  ResolverAnswer,
  TlsObservation,
  TlsOffer,
  TlsOutcome,
} from "../observation.ts";
import type { Questions } from "./interview.ts";
import type { CountedNetwork, Network, Peer } from "./network.ts";
import type { ConnectTo, LiveOptions } from "./options.ts";
import { type Resolver, resolveName } from "./probes/dns/resolve.ts";
import { walkDelegation } from "./probes/dns/walk.ts";
import { exchange } from "./probes/http/exchange.ts";
import { diagnoseOffer } from "./probes/tls/diagnose.ts";
import { tryHandshake } from "./probes/tls/handshake.ts";
import { BY_HAND, chosenAnswer } from "./resolution.ts";
import { retryOnSilence } from "./schedule.ts";
import type { Target } from "./target.ts";

/** What the questions are asked with. */
export interface AskerOptions {
  readonly network: Network;
  readonly resolvers: readonly Resolver[];
  /** Asked only where none of the former answers at all. */
  readonly otherResolvers: readonly Resolver[];
  readonly rootHints: readonly { readonly name: string; readonly addresses: readonly string[] }[];
  readonly dnsPort: number;
  readonly connectTo: LiveOptions["connectTo"];
  /** Of one DNS question. */
  readonly dnsTimeoutMilliseconds: number;
}

const DNS_ATTEMPTS = 2;
/** A peer that accepts and then says nothing within this is taken to be silent. */
const HANDSHAKE_MILLISECONDS = 10_000;

/** Asks over the network, each question once. */
export class Asker implements Questions {
  readonly #options: AskerOptions;
  readonly #asked = new Map<string, Promise<unknown>>();

  constructor(options: AskerOptions) {
    this.#options = options;
  }

  portFor(host: string, port: number): number {
    return this.#byHand(host, port)?.toPort ?? port;
  }

  resolve(host: string, port: number): Promise<DnsObservation> {
    const byHand = this.#byHand(host, port);
    if (byHand !== undefined)
      return this.#once(`by hand ${host}:${port}`, async () => givenAddress(host, port, byHand));
    return this.#once(`dns ${host}`, async () => {
      const network = this.#options.network.counted();
      const answers = await this.#answers(network, host);
      return { kind: "dns", host, answers, cost: costOf(network) };
    });
  }

  async walk(host: string, resolution: DnsObservation): Promise<DelegationObservation | undefined> {
    const answer = chosenAnswer(resolution);
    if (answer?.resolver === BY_HAND || (answer?.outcome === "answered" && isAwsName(host))) return undefined;
    return this.#once(`walk ${host}`, async () => {
      const network = this.#options.network.counted();
      const { rootHints, dnsPort: port, dnsTimeoutMilliseconds: timeoutMilliseconds } = this.#options;
      const resolve = async (name: string) => {
        const { ipv4, ipv6 } = chosenOf(await this.#answers(network, name));
        return [...ipv4, ...ipv6];
      };
      const walked = await walkDelegation(network, {
        name: host,
        rootHints,
        resolve,
        port,
        timeoutMilliseconds,
        attempts: DNS_ATTEMPTS,
      });
      return { kind: "delegation", host, ...walked, cost: costOf(network) };
    });
  }

  handshake(
    target: Target,
    peer: Peer,
    serverName: string | undefined,
    versions: readonly TlsVersion[],
  ): Promise<TlsObservation> {
    const key = `tls ${target.host}:${target.port} ${peer.address} ${peer.port} ${serverName} ${versions.join()}`;
    return this.#once(key, async () => {
      const network = this.#options.network.counted();
      const ask = { ...peer, versions, ...named(serverName), timeoutMilliseconds: handshakePatience(target) };
      const attempt = () => tryHandshake(network, ask);
      const outcome: TlsOutcome = await retryOnSilence(target.attempts, attempt, isUnheard);
      const { host, port } = target;
      return {
        kind: "tls",
        host,
        ...addressed(peer, port),
        ...named(serverName),
        protocols: versions,
        outcome,
        cost: costOf(network),
      };
    });
  }

  offer(target: Target, peer: Peer, serverName: string | undefined): Promise<TlsOffer> {
    return this.#once(
      `offer ${target.host}:${target.port} ${peer.address} ${peer.port} ${serverName}`,
      async () => {
        const network = this.#options.network.counted();
        const { host, port } = target;
        const ask = { host, ...peer, ...named(serverName), timeoutMilliseconds: handshakePatience(target) };
        const offered = await diagnoseOffer(network, ask);
        return {
          kind: "tls-offer",
          host,
          ...offered,
          ...addressed(peer, port),
          ...named(serverName),
          cost: costOf(network),
        };
      },
    );
  }

  exchange(target: Target, peer: Peer, serverName: string | undefined): Promise<HttpObservation> {
    const { host, port, scheme, hostHeader, path, headers } = target;
    const key = `http ${host}:${port} ${scheme} ${peer.address} ${peer.port} ${serverName} ${hostHeader} ${path} ${JSON.stringify(headers)}`;
    return this.#once(key, async () => {
      const network = this.#options.network.counted();
      const request = { scheme, ...named(serverName), hostHeader, path };
      const outcome = await exchange(network, {
        ...request,
        ...peer,
        headers,
        timeoutMilliseconds: target.readTimeoutMilliseconds,
        connectTimeoutMilliseconds: target.connectTimeoutMilliseconds,
      });
      return { kind: "http", host, ...addressed(peer, port), ...request, outcome, cost: costOf(network) };
    });
  }

  async #answers(network: Network, name: string): Promise<readonly ResolverAnswer[]> {
    const { dnsTimeoutMilliseconds: timeoutMilliseconds, otherResolvers } = this.#options;
    const ask = (resolvers: readonly Resolver[]) =>
      resolveName(network, { name, resolvers, timeoutMilliseconds, attempts: DNS_ATTEMPTS });
    const answers = await ask(this.#options.resolvers);
    const isSilent = answers.every(({ outcome }) => outcome === "silent" || outcome === "not-asked");
    return isSilent && otherResolvers.length > 0 ? [...answers, ...(await ask(otherResolvers))] : answers;
  }

  #byHand(host: string, port: number): ConnectTo | undefined {
    return this.#options.connectTo.find((one) => matches(one, host, port));
  }

  #once<T>(key: string, ask: () => Promise<T>): Promise<T>;
  #once(key: string, ask: () => Promise<unknown>): Promise<unknown> {
    const asked = this.#asked.get(key) ?? ask();
    this.#asked.set(key, asked);
    return asked;
  }
}

/** A peer that takes the connection and says nothing will not speak the next time. */
function isUnheard(outcome: TlsOutcome): boolean {
  return outcome.is === "silent" && outcome.after === "syn";
}

function matches({ host, port }: ConnectTo, name: string, number: number): boolean {
  return (host === undefined || host === name) && (port === undefined || port === number);
}

function givenAddress(host: string, port: number, { address }: ConnectTo): DnsObservation {
  const isV6 = address.includes(":");
  const answer: ResolverAnswer = {
    resolver: BY_HAND,
    outcome: "answered",
    aliases: [],
    ipv4: isV6 ? [] : [address],
    ipv6: isV6 ? [address] : [],
  };
  return { kind: "dns", host, port, answers: [answer], cost: { connections: 0, datagrams: 0 } };
}

function chosenOf(answers: readonly ResolverAnswer[]): Pick<ResolverAnswer, "ipv4" | "ipv6"> {
  return answers.find(({ outcome }) => outcome === "answered") ?? { ipv4: [], ipv6: [] };
}

function isAwsName(host: string): boolean {
  return AWS_DOMAINS.some((domain) => host.endsWith(`.${domain}`));
}

/** The connection's own patience, at most ten seconds for what follows. */
function handshakePatience({ connectTimeoutMilliseconds }: Target): number {
  return Math.min(connectTimeoutMilliseconds, HANDSHAKE_MILLISECONDS);
}

function named(serverName: string | undefined): { readonly serverName?: string } {
  return serverName === undefined ? {} : { serverName };
}

function addressed(
  { address, port: dialled }: Peer,
  port: number,
): { address: string; port: number; dialledPort?: number } {
  return { address, port, ...(dialled !== port && { dialledPort: dialled }) };
}

function costOf({ cost }: CountedNetwork): { connections: number; datagrams: number } {
  return { connections: cost.connections, datagrams: cost.datagrams };
}
