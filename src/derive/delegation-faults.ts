import type { DelegationObservation, ServerAnswer, ZoneCut } from "../observation.ts";

export interface DelegationFault {
  readonly is:
    | "lame"
    | "silent"
    | "no-address"
    | "ns-mismatch"
    | "no-soa"
    | "answers-differ"
    | "no-delegation";
  readonly zone: string;
  /** The name server's name, with its address. */
  readonly server?: string;
  /** A clause: `ns1.example.net (192.0.2.1) does not serve example.com (REFUSED)`. */
  readonly says: string;
  /** `likely` where the network between, or intent, may be the cause as well. */
  readonly severity: "proven" | "likely";
}

/**
 * What is wrong with the delegation of the zone that a name lies in, as AWS's page on status code 502 tells one to check: each
 * server answers, the NS records at the parent are those of the zone, the zone has an SOA record.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html. Where no server said anything,
 * the network may be blocked, and nothing is known.
 */
export function delegationFaults(observation: DelegationObservation): readonly DelegationFault[] {
  const cut = observation.cuts.at(-1);
  if (cut === undefined) return [];
  const missing = noDelegation(observation, cut);
  if (missing !== undefined) return [missing];
  if (cut.servers.every(({ outcome }) => outcome === "no-address"))
    return cut.servers.map((one) => noAddress(cut, one));
  if (!cut.servers.some(speaks)) return allSilent(cut);
  return [
    ...cut.servers.flatMap((server) => serverFaults(cut, server)),
    ...mismatches(cut),
    ...differences(cut),
  ];
}

/** Its parent answers, so that there is a way to name servers; IPv6 alone there may be none. */
function allSilent({ servers, zone }: ZoneCut): readonly DelegationFault[] {
  const isSilent = ({ outcome }: ServerAnswer) => outcome === "silent";
  const isReachable = servers.some((server) => isSilent(server) && !isIpv6(server));
  if (!isReachable || !servers.every((one) => isSilent(one) || one.outcome === "no-address")) return [];
  const says = `none of the name servers of ${zone} answers: ${servers.map(whoIs).join(", ")}`;
  return [{ is: "silent", zone, says, severity: "likely" }];
}

function noDelegation(
  { host, missing }: DelegationObservation,
  { zone, servers }: ZoneCut,
): DelegationFault | undefined {
  if (zone.includes(".")) return undefined;
  const denies = servers.find(({ answer }) => answer?.outcome === "nxdomain");
  if (denies === undefined) return undefined;
  const labels = zone === "" ? 1 : 2;
  const name = missing ?? host.split(".").slice(-labels).join(".");
  const says = `${zone === "" ? "the root" : zone} does not delegate ${name}: ${whoIs(denies)} says that it does not exist`;
  return { is: "no-delegation", zone: name, says, severity: "proven" };
}

// ------------------------------------------------------------------ each server

function serverFaults(cut: ZoneCut, server: ServerAnswer): readonly DelegationFault[] {
  switch (server.outcome) {
    case "lame":
      return [lame(cut, server, server.why)];
    case "refused":
      return [lame(cut, server, "REFUSED")];
    case "servfail":
      return [lame(cut, server, "SERVFAIL")];
    case "malformed":
      return [{ ...lame(cut, server, server.why ?? "its answer cannot be read"), severity: "likely" }];
    case "silent":
      return hasSpeakingPeer(cut, server) ? [silent(cut, server)] : [];
    case "no-address":
      return [noAddress(cut, server)];
    case "authoritative":
      return incomplete(cut, server);
    case "not-asked":
      return [];
  }
}

function lame({ zone }: ZoneCut, server: ServerAnswer, why: string | undefined): DelegationFault {
  const says = `${whoIs(server)} does not serve ${zone}${why === undefined ? "" : ` (${why})`}`;
  return { is: "lame", zone, server: whoIs(server), says, severity: "proven" };
}

function silent({ zone }: ZoneCut, server: ServerAnswer): DelegationFault {
  const why = server.why === undefined ? "" : ` (${server.why})`;
  const says = `${whoIs(server)} does not answer for ${zone}${why}`;
  return { is: "silent", zone, server: whoIs(server), says, severity: "likely" };
}

/** Likely: the resolver that was asked may be at fault. */
function noAddress({ zone }: ZoneCut, server: ServerAnswer): DelegationFault {
  const says = `${server.name}, a name server of ${zone}, has no address that could be found`;
  return { is: "no-address", zone, server: whoIs(server), says, severity: "likely" };
}

/** A server that answers with authority, yet not with the records that make a zone. */
function incomplete({ zone }: ZoneCut, server: ServerAnswer): readonly DelegationFault[] {
  if (server.why !== undefined) return [];
  const lacks = [...(server.soa === undefined ? ["SOA"] : []), ...(server.ns.length === 0 ? ["NS"] : [])];
  if (lacks.length === 0) return [];
  const says = `${whoIs(server)} has no ${lacks.join(" and no ")} record for ${zone}`;
  return [{ is: "no-soa", zone, server: whoIs(server), says, severity: "proven" }];
}

function speaks({ outcome }: ServerAnswer): boolean {
  return outcome !== "silent" && outcome !== "no-address" && outcome !== "not-asked";
}

/** Where none of the same family speaks, there may be no way to any. */
function hasSpeakingPeer({ servers }: ZoneCut, server: ServerAnswer): boolean {
  return servers.some((other) => speaks(other) && isIpv6(other) === isIpv6(server));
}

function isIpv6({ address }: ServerAnswer): boolean {
  return address?.includes(":") ?? false;
}

function whoIs({ name, address }: ServerAnswer): string {
  return address === undefined ? name : `${name} (${address})`;
}

// ------------------------------------------------------------------ between servers

/** The NS records of the zone against those of its parent; servers that say the same are named together. */
function mismatches(cut: ZoneCut): readonly DelegationFault[] {
  const speakers = cut.servers.filter(({ outcome, ns }) => outcome === "authoritative" && ns.length > 0);
  return [...groupBy(speakers, ({ ns }) => [...ns].sort().join(" ")).values()].flatMap((group) => {
    const says = mismatch(cut, group);
    return says === undefined
      ? []
      : [{ is: "ns-mismatch", zone: cut.zone, says, severity: "proven" } as const];
  });
}

function mismatch({ zone, parent, delegated }: ZoneCut, group: readonly ServerAnswer[]): string | undefined {
  const own = group[0]?.ns ?? [];
  const lacking = delegated.filter((name) => !own.includes(name));
  const added = own.filter((name) => !delegated.includes(name));
  if (lacking.length + added.length === 0) return undefined;
  const parts = [
    ...(lacking.length > 0
      ? [`lack ${lacking.join(", ")}, which ${parent || "the root"} delegates it to`]
      : []),
    ...(added.length > 0 ? [`name ${added.join(", ")}, which ${parent || "the root"} does not`] : []),
  ];
  return `the NS records of ${zone} at ${group.map(whoIs).join(", ")} ${parts.join(", and ")}`;
}

/**
 * Servers that answer differently for the name. Other addresses alone are no fault where the zone's serial is the same: servers
 * may balance load, or answer by place.
 */
function differences(cut: ZoneCut): readonly DelegationFault[] {
  const speakers = cut.servers.filter(({ answer }) => answer !== undefined && isConclusive(answer.outcome));
  const outcomes = groupBy(speakers, ({ answer }) => answer?.outcome ?? "");
  if (outcomes.size > 1) return [differ(cut, outcomes, "proven")];
  const answers = groupBy(speakers, answerText);
  const serials = groupBy(speakers, ({ soa }) => String(soa?.serial));
  return answers.size > 1 && serials.size > 1 ? [differ(cut, answers, "likely")] : [];
}

function isConclusive(outcome: string): boolean {
  return outcome !== "silent" && outcome !== "malformed" && outcome !== "not-asked";
}

function answerText({ answer }: ServerAnswer): string {
  if (answer === undefined || answer.outcome !== "answered") return answer?.outcome ?? "";
  return [...answer.aliases, ...[...answer.ipv4, ...answer.ipv6].sort()].join(" ");
}

function differ(
  { zone }: ZoneCut,
  groups: ReadonlyMap<string, readonly ServerAnswer[]>,
  severity: DelegationFault["severity"],
): DelegationFault {
  const parts = [...groups.values()].map((group) => `${group.map(whoIs).join(", ")} ${verbOf(group[0])}`);
  const says = `the servers of ${zone} answer differently for the name: ${parts.join("; ")}`;
  return { is: "answers-differ", zone, says, severity };
}

function verbOf(server: ServerAnswer | undefined): string {
  const answer = server?.answer;
  if (answer === undefined) return "gives no answer";
  switch (answer.outcome) {
    case "answered":
      return `says ${[...answer.aliases, ...answer.ipv4, ...answer.ipv6].join(" ")}`;
    case "nxdomain":
      return "says that it does not exist";
    case "no-address":
      return "says that it has no address";
    case "loop":
      return "leads in a circle";
    default:
      return `answers ${answer.outcome.toUpperCase()}`;
  }
}

function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}
