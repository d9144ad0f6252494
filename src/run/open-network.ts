import { getServers } from "node:dns";
import { readFileSync } from "node:fs";
import { DNS_PORT } from "../facts/dns-port.ts";
import { PUBLIC_RESOLVERS } from "../facts/public-resolvers.ts";
import { ROOT_HINTS } from "../facts/root-hints.ts";
import { Asker } from "../verify/asker.ts";
import { type Cidr, parseCidr } from "../verify/guard.ts";
import { GuardedNetwork } from "../verify/guarded-network.ts";
import type { Interviewer } from "../verify/interviews.ts";
import type { LiveOptions } from "../verify/options.ts";
import type { Resolver } from "../verify/probes/dns/resolve.ts";
import { parseRootHints, type RootHint } from "../verify/root-hints-file.ts";

export type Opened =
  | { readonly ok: true; readonly value: Interviewer }
  /** A sentence without its stop. */
  | { readonly ok: false; readonly why: string };

const DNS_MILLISECONDS = 3_000;
/** At most 4 connections to one address, as a person with a few windows would have. */
const PER_ADDRESS = 4;
const TOTAL = 128;
/** Of one run; the diagnosis of one server name takes at most 45 connections. */
const BUDGET = { connections: 20_000, datagrams: 100_000 };

/** The network as the flags allow it, and the questions that go through it. Nothing is sent yet. */
export function openNetwork(live: LiveOptions, pathOf: (path: string) => string): Opened {
  const hints = rootHints(live, pathOf);
  if (!hints.ok) return hints;
  const allowed: Cidr[] = [];
  for (const text of live.allowAddresses) {
    const block = parseCidr(text);
    if (block === undefined)
      return { ok: false, why: `--allow-address takes an address or a CIDR block, not "${text}"` };
    allowed.push(block);
  }
  const own = ownResolvers();
  const resolvers = live.resolvers.length > 0 ? live.resolvers.map(resolver) : PUBLIC_RESOLVERS.map(resolver);
  const network = new GuardedNetwork({
    allowed,
    trustedResolvers: live.resolvers.length > 0 ? resolvers : own,
    nameServerPorts: [live.dnsPort],
    perAddress: PER_ADDRESS,
    total: TOTAL,
    budget: BUDGET,
  });
  const questions = new Asker({
    network,
    resolvers,
    otherResolvers: live.resolvers.length > 0 ? [] : own,
    rootHints: hints.value,
    dnsPort: live.dnsPort,
    connectTo: live.connectTo,
    dnsTimeoutMilliseconds: Math.min(live.timeoutMilliseconds ?? DNS_MILLISECONDS, DNS_MILLISECONDS),
  });
  const { onProgress } = live;
  return {
    ok: true,
    value: {
      questions,
      ...(onProgress && { onProgress: (done, total) => onProgress(`asked ${done} of ${total} origins`) }),
    },
  };
}

function resolver({ address, port }: { readonly address: string; readonly port?: number }): Resolver {
  const number = port ?? DNS_PORT;
  return { address, port: number, label: number === DNS_PORT ? address : `${address}:${number}` };
}

/** What this machine resolves with: asked only where no public resolver answers. */
function ownResolvers(): readonly Resolver[] {
  return getServers().flatMap((server) => {
    const match = /^\[?([0-9a-f.:]+?)\]?(?::(\d+))?$/i.exec(server);
    const isBareV6 = server.includes("::") && !server.startsWith("[");
    if (isBareV6) return [resolver({ address: server })];
    return match?.[1] === undefined
      ? []
      : [resolver({ address: match[1], ...(match[2] && { port: Number(match[2]) }) })];
  });
}

type Hints =
  | { readonly ok: true; readonly value: readonly RootHint[] }
  | { readonly ok: false; readonly why: string };

function rootHints({ rootHints: file }: LiveOptions, pathOf: (path: string) => string): Hints {
  if (file === undefined) return { ok: true, value: ROOT_HINTS };
  try {
    const value = parseRootHints(readFileSync(pathOf(file), "utf8"));
    return value.length > 0 ? { ok: true, value } : { ok: false, why: `${file} names no root server` };
  } catch (error) {
    return {
      ok: false,
      why: `cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}
