import { isIPv4, isIPv6 } from "node:net";
import { isAskable } from "./domain-name.ts";
import { DNS_LIMITS } from "./limits.ts";
import type { NameServer } from "./referral.ts";

export type ResolveAddresses = (name: string) => Promise<readonly string[]>;

/** Finds the addresses of name servers that the parent gives none for, at most a few in one walk, each name once. */
export class NameServerAddresses {
  readonly #resolve: ResolveAddresses;
  readonly #known = new Map<string, Promise<readonly string[]>>();

  constructor(resolve: ResolveAddresses) {
    this.#resolve = resolve;
  }

  /** The same servers, all with their addresses, as far as they have any. */
  complete(servers: readonly NameServer[]): Promise<readonly NameServer[]> {
    return Promise.all(servers.map((server, index) => this.#complete(server, index)));
  }

  async #complete({ name, addresses }: NameServer, index: number): Promise<NameServer> {
    if (addresses.length > 0 || index >= DNS_LIMITS.servers) return { name, addresses: bounded(addresses) };
    return { name, addresses: bounded(await this.#lookUp(name)) };
  }

  #lookUp(name: string): Promise<readonly string[]> {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    if (this.#known.size >= DNS_LIMITS.resolvedNames || name === "" || !isAskable(name))
      return Promise.resolve([]);
    const found = this.#resolve(name).catch(() => []);
    this.#known.set(name, found);
    return found;
  }
}

/** IPv4 first. */
function bounded(addresses: readonly string[]): readonly string[] {
  return [...addresses.filter(isIPv4), ...addresses.filter(isIPv6)].slice(0, DNS_LIMITS.addresses);
}
