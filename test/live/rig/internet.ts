import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Report } from "../../../src/finding.ts";
import type { LiveOptions } from "../../../src/verify/options.ts";
import { type NsdServer, startNsd } from "./nsd.ts";
import { liveOptions, runCode } from "./verify-code.ts";

/** A domain: what its parent says of it, what its servers say, what resolvers make of that. */
export interface Domain {
  /** Relative to the domain. Empty where nobody has the zone. */
  readonly records: string;
  /** The NS records at the parent: `ns1` and `ns2` unless said otherwise; with none, nobody finds the domain. */
  readonly delegated?: readonly string[];
  /** The NS records of the zone itself: the same unless said otherwise. */
  readonly own?: readonly string[];
  /** Who has the zone, of `tld`, `ns1` and `ns2`: the latter two unless said otherwise. */
  readonly servedBy?: readonly string[];
  /** No server can read the file of the zone. */
  readonly isUnreadable?: true;
  /** Resolvers answer SERVFAIL, whatever the servers say. */
  readonly resolversFail?: true;
}

/** Name to what is known of it: `lame.example.com`, `unheard.com`, `shop.internal`. */
export type Domains = Readonly<Record<string, Domain>>;

/** A root, `com` and `example.com` with domains below them, on loopback addresses of its own; and a resolver that knows it all. */
export interface Internet {
  readonly verify: (
    files: Readonly<Record<string, string>>,
    options?: Partial<LiveOptions> & { readonly root?: string },
  ) => Promise<Report>;
  readonly stop: () => Promise<void>;
}

const BOTH = ["ns1", "ns2"];
/**
 * Last numbers of addresses. `tld` has `com`, `ns0` has `example.com`; `ns3` has a copy of that in which other zones are no zones
 * of their own; nobody is `dead`. There is `six` too, which has an IPv6 address alone.
 */
const HOSTS = { root: 1, tld: 2, ns0: 3, ns1: 4, ns2: 5, ns3: 6, resolver: 9, dead: 66 };
const SOA = "@ SOA ns1.host.com. admin.host.com. 1 3600 600 86400 60";

/** Starts the servers of an internet on `127.0.<net>.x`. */
export async function startInternet(net: number, domains: Domains): Promise<Internet> {
  const address = (host: keyof typeof HOSTS) => `127.0.${net}.${HOSTS[host]}`;
  const { port, stop } = await startNsd(serversOf(net, domains));
  return {
    stop,
    verify: async (files, { root = address("root"), ...options } = {}) => {
      const folder = mkdtempSync(join(tmpdir(), "originlint-hints-"));
      const rootHints = join(folder, "named.root");
      writeFileSync(rootHints, `. 60 NS a.root.\na.root. 60 A ${root}\n`);
      const resolvers = [{ address: address("resolver"), port }];
      try {
        return await runCode(files, liveOptions({ resolvers, rootHints, dnsPort: port, ...options }));
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  };
}

function serversOf(net: number, domains: Domains): readonly NsdServer[] {
  const at = (host: keyof typeof HOSTS) => `127.0.${net}.${HOSTS[host]}`;
  const hosts = [
    ...Object.entries(HOSTS).map(([name, last]) => `${name}.host.com. A 127.0.${net}.${last}`),
    "six.host.com. AAAA ::1",
  ];
  const all = Object.entries(domains);
  const below = (parent: string) => all.filter(([name]) => parentOf(name) === parent).flatMap(delegations);
  const root = [SOA, "@ NS a.root.", `a.root. A ${at("root")}`];
  const com = ["com. NS tld.host.com.", `tld.host.com. A ${at("tld")}`];
  const found = all.filter(([, { delegated = BOTH }]) => delegated.length > 0);
  const kept = all.filter(([, { delegated = BOTH }]) => delegated.includes("ns3"));
  const failing = found.filter(([, { isUnreadable, resolversFail }]) => isUnreadable || resolversFail);
  return [
    { address: at("root"), zones: { ".": text(root, com, below("")) } },
    {
      address: at("tld"),
      zones: {
        com: text([SOA, "@ NS tld.host", "example NS ns0.host"], hosts, below("com")),
        ...zonesOf("tld", all),
      },
    },
    {
      address: at("ns0"),
      zones: { "example.com": text([SOA, "@ NS ns0.host.com."], below("example.com")) },
    },
    { address: at("ns1"), zones: zonesOf("ns1", all) },
    { address: at("ns2"), zones: zonesOf("ns2", all) },
    { address: at("ns3"), zones: { "example.com": text([SOA, "@ NS ns3.host.com."], kept.flatMap(within)) } },
    {
      address: at("resolver"),
      zones: {
        ".": text(root, hosts, found.flatMap(within)),
        ...Object.fromEntries(failing.map(([name]) => [name, UNREADABLE])),
      },
    },
  ];
}

const UNREADABLE = "@ A this is no address";

function parentOf(domain: string): string {
  if (domain.endsWith(".example.com")) return "example.com";
  return domain.endsWith(".com") ? "com" : "";
}

function delegations([name, { delegated = BOTH }]: readonly [string, Domain]): readonly string[] {
  return delegated.map((server) => `${name}. NS ${server}.host.com.`);
}

function zonesOf(server: string, domains: readonly (readonly [string, Domain])[]): Record<string, string> {
  const has = domains.filter(([, { servedBy = BOTH }]) => servedBy.includes(server));
  return Object.fromEntries(has.map(([name, domain]) => [name, zoneOf(domain)]));
}

function zoneOf({ delegated = BOTH, own = delegated, records, isUnreadable }: Domain): string {
  if (isUnreadable) return UNREADABLE;
  return text([SOA, ...own.map((server) => `@ NS ${server}.host.com.`), records]);
}

function within([name, { records }]: readonly [string, Domain]): readonly string[] {
  return [`$ORIGIN ${name}.`, records];
}

function text(...lines: readonly (readonly string[])[]): string {
  return lines.flat().join("\n");
}
