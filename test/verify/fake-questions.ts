import type { TlsVersion } from "../../src/facts/tls-policy.ts";
import type {
  DelegationObservation,
  DnsObservation,
  HttpObservation,
  HttpOutcome,
  TlsObservation,
  TlsOffer,
  TlsOutcome,
} from "../../src/observation.ts";
import type { Questions } from "../../src/verify/interview.ts";
import type { Peer } from "../../src/verify/network.ts";
import type { Target } from "../../src/verify/target.ts";

/** How an imagined origin answers; left out, it is healthy. */
export interface Imagined {
  readonly ipv4?: readonly string[];
  readonly ipv6?: readonly string[];
  /** A delegation is walked for. */
  readonly isWalked?: boolean;
  readonly hello?: (hello: Hello) => TlsOutcome;
  readonly exchange?: (peer: Peer) => HttpOutcome;
  readonly portFor?: (port: number) => number;
}

export interface Hello {
  readonly address: string;
  readonly serverName: string | undefined;
  readonly versions: readonly TlsVersion[];
}

export const ADDRESS = "198.51.100.7";

export function helloAnswered(version: TlsVersion = "TLSv1.2"): TlsOutcome {
  return { is: "answered", version, cipher: "AES128-SHA", chain: [], asksForClientCertificate: false };
}

export function httpAnswered(status = 200): HttpOutcome {
  return {
    is: "answered",
    status,
    headerBytes: 100,
    headers: {},
    firstByteMilliseconds: 1,
    bodyBytes: 0,
    isWhole: true,
    reuse: "not-tried",
  };
}

/** Answers from imagination, each question once, and remembers what was asked: `tls 198.51.100.7:443 www.example.com TLSv1.2`. */
export class FakeQuestions implements Questions {
  readonly asked: string[] = [];
  readonly #imagined: Imagined;
  readonly #hellos = new Map<string, TlsObservation>();

  constructor(imagined: Imagined = {}) {
    this.#imagined = imagined;
  }

  portFor(_host: string, port: number): number {
    return this.#imagined.portFor?.(port) ?? port;
  }

  async resolve(host: string): Promise<DnsObservation> {
    this.asked.push(`dns ${host}`);
    const { ipv4 = [ADDRESS], ipv6 = [] } = this.#imagined;
    const outcome = ipv4.length + ipv6.length > 0 ? "answered" : "nxdomain";
    return { kind: "dns", host, answers: [{ resolver: "1.1.1.1", outcome, aliases: [], ipv4, ipv6 }], cost };
  }

  async walk(host: string): Promise<DelegationObservation | undefined> {
    if (this.#imagined.isWalked !== true) return undefined;
    this.asked.push(`walk ${host}`);
    return { kind: "delegation", host, cuts: [], cost };
  }

  async handshake(
    { host, port }: Target,
    { address, port: dialled }: Peer,
    serverName: string | undefined,
    versions: readonly TlsVersion[],
  ): Promise<TlsObservation> {
    const question = `tls ${address}:${dialled} ${serverName ?? "-"} ${versions.join()}`;
    const before = this.#hellos.get(question);
    if (before !== undefined) return before;
    this.asked.push(question);
    const outcome = this.#imagined.hello?.({ address, serverName, versions }) ?? helloAnswered();
    const known = { kind: "tls", host, address, port, protocols: versions, outcome, cost } as const;
    const observation = { ...known, ...named(serverName) };
    this.#hellos.set(question, observation);
    return observation;
  }

  async offer({ host, port }: Target, { address }: Peer, serverName: string | undefined): Promise<TlsOffer> {
    this.asked.push(`offer ${address} ${serverName ?? "-"}`);
    return { kind: "tls-offer", host, address, port, ...named(serverName), versions: [], cost };
  }

  async exchange(target: Target, peer: Peer, serverName: string | undefined): Promise<HttpObservation> {
    const { host, hostHeader, path, port, scheme } = target;
    this.asked.push(`http ${peer.address}:${peer.port} ${serverName ?? "-"} ${hostHeader}`);
    const outcome = this.#imagined.exchange?.(peer) ?? httpAnswered();
    const { address } = peer;
    return {
      kind: "http",
      host,
      scheme,
      address,
      port,
      ...named(serverName),
      hostHeader,
      path,
      outcome,
      cost,
    };
  }
}

const cost = { connections: 1, datagrams: 0 };

function named(serverName: string | undefined): { readonly serverName?: string } {
  return serverName === undefined ? {} : { serverName };
}

/** An HTTPS origin that is asked for under two aliases. */
export function targetWith(spec: Partial<Target> = {}): Target {
  return {
    host: "origin.example.com",
    port: 443,
    scheme: "https",
    family: "ipv4",
    protocols: ["TLSv1.2"],
    serverNames: ["www.example.com", "shop.example.com"],
    areNamesKnown: true,
    otherNames: ["origin.example.com"],
    hostHeader: "www.example.com",
    otherHosts: ["shop.example.com"],
    path: "/",
    headers: [],
    connectTimeoutMilliseconds: 1_000,
    attempts: 1,
    readTimeoutMilliseconds: 1_000,
    full: false,
    ...spec,
  };
}

/** The same by plain HTTP. */
export function plainTargetWith(spec: Partial<Target> = {}): Target {
  return targetWith({ scheme: "http", port: 80, protocols: [], serverNames: [], otherNames: [], ...spec });
}
