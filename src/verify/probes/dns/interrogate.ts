import type { ServerAnswer } from "../../../observation.ts";
import type { AddressType } from "./address-answer.ts";
import type { Asked } from "./ask-server.ts";
import { DNS_LIMITS } from "./limits.ts";
import type { QueryType } from "./query.ts";
import type { NameServer } from "./referral.ts";
import { judgeServer } from "./server-answer.ts";

/** Asks one server at one address, without recursion. */
export type AskAt = (address: string, name: string, type: QueryType) => Promise<Asked>;

export interface Interrogation {
  readonly zone: string;
  readonly name: string;
  readonly types: readonly AddressType[];
  readonly servers: readonly NameServer[];
}

interface Candidate {
  readonly name: string;
  readonly address: string;
}

const isIpv6 = ({ address }: Candidate): boolean => address.includes(":");

/** Asks every server of a zone at every address for the SOA, the NS records and the name, all at once. */
export async function interrogate(ask: AskAt, inquiry: Interrogation): Promise<readonly ServerAnswer[]> {
  const asked = inquiry.servers.slice(0, DNS_LIMITS.servers);
  const candidates = candidatesOf(asked);
  const v4 = candidates.filter((one) => !isIpv6(one)).map((one) => question(ask, inquiry, one));
  const v6 = questionIpv6(ask, inquiry, candidates.filter(isIpv6));
  const nameless = asked.filter(({ addresses }) => addresses.length === 0);
  const answers = [...(await Promise.all(v4)), ...(await v6)];
  return [
    ...inOrder(answers, asked),
    ...nameless.map(({ name }): ServerAnswer => ({ name, outcome: "no-address", ns: [] })),
    ...inquiry.servers.slice(DNS_LIMITS.servers).map(leftOut),
  ];
}

/** First one address of each server, then the next, so that a spent limit leaves no server out. */
function candidatesOf(servers: readonly NameServer[]): readonly Candidate[] {
  const rounds = Array.from({ length: DNS_LIMITS.addresses }, (_, round) => round);
  return rounds.flatMap((round) =>
    servers.flatMap(({ name, addresses }) => {
      const address = addresses[round];
      return address === undefined ? [] : [{ name, address }];
    }),
  );
}

/** The first one shows whether there is IPv6 here at all. */
async function questionIpv6(
  ask: AskAt,
  inquiry: Interrogation,
  candidates: readonly Candidate[],
): Promise<readonly ServerAnswer[]> {
  const [first, ...others] = candidates;
  if (first === undefined) return [];
  const trial = await ask(first.address, inquiry.zone, "SOA");
  if (trial.is === "unreachable")
    return candidates.map((one) => ({ ...one, outcome: "not-asked", ns: [], why: "there is no IPv6 here" }));
  const remembering: AskAt = async (address, name, type) =>
    address === first.address && name === inquiry.zone && type === "SOA" ? trial : ask(address, name, type);
  return Promise.all([first, ...others].map((one) => question(remembering, inquiry, one)));
}

async function question(ask: AskAt, inquiry: Interrogation, server: Candidate): Promise<ServerAnswer> {
  const { zone, name, types } = inquiry;
  const [soa, ns, ...addresses] = await Promise.all([
    ask(server.address, zone, "SOA"),
    ask(server.address, zone, "NS"),
    ...types.map(async (type) => [type, await ask(server.address, name, type)] as const),
  ]);
  return judgeServer(server, zone, name, { soa, ns, addresses: Object.fromEntries(addresses) });
}

/** By the order of the servers, IPv4 first within each. */
function inOrder(answers: readonly ServerAnswer[], servers: readonly NameServer[]): readonly ServerAnswer[] {
  return servers.flatMap(({ name }) => answers.filter((answer) => answer.name === name));
}

function leftOut({ name }: NameServer): ServerAnswer {
  return {
    name,
    outcome: "not-asked",
    ns: [],
    why: `only ${DNS_LIMITS.servers} name servers of a zone are asked`,
  };
}
