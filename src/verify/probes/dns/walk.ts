import type { DelegationObservation, ServerAnswer, ZoneCut } from "../../../observation.ts";
import type { Network } from "../../network.ts";
import type { AddressType } from "./address-answer.ts";
import { type Asked, askServer, type NameServerNetwork, type Patience } from "./ask-server.ts";
import { isAskable, readName, shown } from "./domain-name.ts";
import { type AskAt, interrogate } from "./interrogate.ts";
import { DNS_LIMITS } from "./limits.ts";
import { NameServerAddresses, type ResolveAddresses } from "./name-server-addresses.ts";
import type { QueryType } from "./query.ts";
import { rationed } from "./ration.ts";
import { NXDOMAIN } from "./rcode.ts";
import { type NameServer, readStep, type Step } from "./referral.ts";
import { judgeServer } from "./server-answer.ts";

export interface WalkAsk extends Patience {
  readonly name: string;
  readonly rootHints: readonly NameServer[];
  /** For name servers whose parent gives no address. */
  readonly resolve: ResolveAddresses;
  /** On which all name servers are asked; 53 if not given. */
  readonly port?: number;
  /** What every server is asked for of the name; A alone if not given. */
  readonly types?: readonly AddressType[];
}

export type Walked = Pick<DelegationObservation, "cuts" | "missing" | "stopped">;

/** Labels below a top-level domain that are asked for one by one; registries' suffixes have fewer. */
const MAX_SUFFIX_LABELS = 4;

/** A zone on the way, with servers whose addresses are known as far as they can be. */
interface Zone {
  readonly zone: string;
  readonly parent: string;
  readonly servers: readonly NameServer[];
}

/** How the way down ended at a zone: the answers of the server that had the last word. */
interface Arrival {
  readonly step: Exclude<Step, { is: "down" }>;
  readonly server?: { readonly name: string; readonly address: string };
  readonly asked?: Asked;
}

/**
 * Follows the referrals from the root to the zone of a name, without recursion, and asks every server of that zone what it
 * answers. Costs at most `DNS_LIMITS.messages`, and what `resolve` costs. Never throws.
 */
export async function walkDelegation(network: Network, ask: WalkAsk): Promise<Walked> {
  const name = readName(ask.name);
  if (!isAskable(name)) return { cuts: [], stopped: "it is not the name of a host" };
  const walk = new Walk(rationed(network, DNS_LIMITS.messages), { ...ask, name });
  return walk.run();
}

class Walk {
  readonly #network: NameServerNetwork;
  readonly #ask: WalkAsk;
  readonly #addresses: NameServerAddresses;
  readonly #replies = new Map<string, Asked>();
  readonly #cuts: ZoneCut[] = [];

  constructor(network: NameServerNetwork, ask: WalkAsk) {
    this.#network = network;
    this.#ask = ask;
    this.#addresses = new NameServerAddresses(ask.resolve);
  }

  async run(): Promise<Walked> {
    let here: Zone = { zone: "", parent: "", servers: await this.#addresses.complete(this.#ask.rootHints) };
    for (;;) {
      const step = await this.#step(here);
      if (!("referral" in step)) return this.#finish(here, step);
      const { zone, servers } = step.referral;
      this.#cuts.push({ zone, parent: here.zone, delegated: servers.map(({ name }) => name), servers: [] });
      here = { zone, parent: here.zone, servers: await this.#addresses.complete(servers) };
      if (this.#cuts.length >= DNS_LIMITS.cuts)
        return this.#walked([], `more than ${DNS_LIMITS.cuts} zones lie on the way`);
    }
  }

  /** Tries one server after the other until one shows the way. */
  async #step(here: Zone): Promise<Arrival | Extract<Step, { is: "down" }>> {
    const candidates = firstAddresses(here.servers);
    const attempts = candidates.length > 1 ? 1 : this.#ask.attempts;
    let why = "none of its servers has an address";
    for (const server of candidates) {
      const asked = await this.#askAt(server.address, this.#ask.name, "A", attempts);
      const step = readStep(asked, here.zone, this.#ask.name);
      if (step.is === "down") return step;
      if (step.is === "here") return { step, server, asked };
      why = step.why;
    }
    return { step: { is: "nowhere", why: `no server of ${shown(here.zone)} shows the way (${why})` } };
  }

  async #finish(here: Zone, { step, server, asked }: Arrival): Promise<Walked> {
    const stopped = step.is === "nowhere" ? step.why : undefined;
    if (server !== undefined && asked !== undefined && isUndelegated(here.zone, asked))
      return this.#undelegated(here, server, asked);
    if (here.zone === "") return this.#walked([], stopped ?? "the name lies in the root zone");
    const { name, types = ["A"] } = this.#ask;
    const askAt: AskAt = (address, asked, type) => this.#askAt(address, asked, type, this.#ask.attempts);
    const servers = await interrogate(askAt, { zone: here.zone, name, types, servers: here.servers });
    return this.#walked(servers, stopped);
  }

  /** The root, or a top-level domain, does not know the name: its other servers need not be asked. */
  async #undelegated(here: Zone, server: { name: string; address: string }, asked: Asked): Promise<Walked> {
    const missing = await this.#missing(here.zone, server.address);
    const answer = judgeServer(server, here.zone, this.#ask.name, {
      soa: asked,
      ns: asked,
      addresses: { A: asked },
    });
    if (here.zone === "")
      this.#cuts.push({ zone: "", parent: "", delegated: here.servers.map(({ name }) => name), servers: [] });
    const why = `${shown(here.zone)} has no delegation for it (NXDOMAIN)`;
    return { ...this.#walked([{ ...answer, why: "only the name was asked for" }], why), missing };
  }

  /** The shortest name that does not exist, or nearly: above it may be a suffix, `co.uk`, with other names below. */
  async #missing(zone: string, address: string): Promise<string> {
    const labels = this.#ask.name.split(".");
    const depth = zone === "" ? 0 : zone.split(".").length;
    const deepest = Math.min(labels.length - 1, depth + MAX_SUFFIX_LABELS);
    for (let count = depth + 1; count <= deepest; count += 1) {
      const above = labels.slice(-count).join(".");
      const asked = await this.#askAt(address, above, "A", 1);
      if (asked.is === "reply" && asked.reply.rcode === NXDOMAIN) return above;
    }
    return this.#ask.name;
  }

  /** With what the servers of the last cut say. */
  #walked(servers: readonly ServerAnswer[], stopped: string | undefined): Walked {
    const last = this.#cuts.at(-1);
    const cuts = last === undefined ? [] : [...this.#cuts.slice(0, -1), { ...last, servers }];
    return { cuts, ...(stopped !== undefined && { stopped }) };
  }

  /** What was answered once is not asked for again. */
  async #askAt(address: string, name: string, type: QueryType, attempts: number): Promise<Asked> {
    const key = `${address} ${type} ${name}`;
    const known = this.#replies.get(key);
    if (known !== undefined) return known;
    const { port = 53, timeoutMilliseconds } = this.#ask;
    const query = { name, type, isRecursive: false };
    const asked = await askServer(this.#network, { address, port }, query, { timeoutMilliseconds, attempts });
    if (asked.is === "reply") this.#replies.set(key, asked);
    return asked;
  }
}

/** One address of each server, IPv4 where there is one; more of the same server only where there are few. */
function firstAddresses(servers: readonly NameServer[]): readonly { name: string; address: string }[] {
  const all = servers.flatMap(({ name, addresses }) =>
    addresses.map((address, round) => ({ name, address, rank: round + (address.includes(":") ? 100 : 0) })),
  );
  return all.sort((a, b) => a.rank - b.rank).slice(0, DNS_LIMITS.tries);
}

/** An authority of the root or a top-level domain knows no such name. */
function isUndelegated(zone: string, asked: Asked): boolean {
  if (zone.includes(".") || asked.is !== "reply" || asked.reply.rcode !== NXDOMAIN) return false;
  return zone !== "" || asked.reply.authorities.some(({ type, name }) => type === "SOA" && name === "");
}
