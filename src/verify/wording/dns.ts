import type {
  DelegationObservation,
  DnsObservation,
  DnsOutcome,
  ResolverAnswer,
  ServerAnswer,
} from "../../observation.ts";

const OUTCOMES: Readonly<Record<DnsOutcome, string>> = {
  answered: "answers",
  "no-address": "has no address",
  nxdomain: "does not exist (NXDOMAIN)",
  servfail: "cannot be resolved (SERVFAIL)",
  refused: "was refused by the resolver",
  loop: "has CNAME records that lead in a circle",
  malformed: "got an answer that cannot be read",
  silent: "got no answer",
  "not-asked": "was not asked for",
};

/** `origin.example.com → lb.example.net: 198.51.100.7`. */
export function resolutionSummary({ host }: DnsObservation, answer: ResolverAnswer | undefined): string {
  if (answer === undefined) return `${host} was not resolved`;
  if (answer.outcome === "not-asked") return `${host} was not resolved: ${notAsked(answer)}`;
  const by = `, says ${answer.resolver}`;
  if (answer.outcome !== "answered") return `${host} ${outcomeText(answer)}${by}`;
  return `${[host, ...answer.aliases].join(" → ")} has the address ${addressesOf(answer).join(", ")}${by}`;
}

/** A resolver that the guard refuses; the machine's own may be one. */
function notAsked({ resolver, why }: ResolverAnswer): string {
  return `${resolver} was not asked${why === undefined ? "" : ` (${why})`}; --resolver names another, --connect-to the origin's address`;
}

function outcomeText({ outcome, aliases, why }: Pick<ResolverAnswer, "outcome" | "aliases" | "why">): string {
  const way = aliases.length > 0 ? ` behind ${aliases.join(" → ")}` : "";
  return `${OUTCOMES[outcome]}${way}${why === undefined ? "" : `: ${why}`}`;
}

function addressesOf({ ipv4, ipv6 }: Pick<ResolverAnswer, "ipv4" | "ipv6">): readonly string[] {
  return [...ipv4, ...ipv6];
}

/** One line for each resolver. */
export function resolutionLines({ host, answers }: DnsObservation): readonly string[] {
  return answers.map((answer) => {
    if (answer.outcome === "not-asked") return notAsked(answer);
    const says = answer.outcome === "answered" ? addressesOf(answer).join(", ") : outcomeText(answer);
    const way =
      answer.outcome === "answered" && answer.aliases.length > 0 ? `${answer.aliases.join(" → ")}: ` : "";
    return `${answer.resolver}: ${answer.outcome === "answered" ? `${way}${says}` : `${host} ${says}`}`;
  });
}

/** `example.com is delegated to ns1.example.net and ns2.example.net, which answer for it`. */
export function delegationSummary({ host, cuts, stopped }: DelegationObservation): string {
  const zone = cuts.at(-1);
  if (zone === undefined)
    return `the delegation of ${host} could not be followed${stopped ? `: ${stopped}` : ""}`;
  if (zone.zone === "") return `${host} is not delegated: ${stopped ?? "the name lies in the root zone"}`;
  const healthy = zone.servers.filter(({ outcome }) => outcome === "authoritative").length;
  const servers = zone.servers.length === 1 ? "1 server answers" : `${zone.servers.length} servers answer`;
  const end = stopped === undefined ? "" : `; there the walk ended: ${stopped}`;
  return `${zone.zone} is delegated to ${zone.delegated.join(", ")}; ${healthy} of ${servers} for it${end}`;
}

/** For every zone on the way what the parent says, and for the last one what each server says. */
export function delegationLines({ cuts }: DelegationObservation): readonly string[] {
  return cuts.flatMap((cut, index) => {
    const servers = cut.delegated.join(", ");
    const parent =
      cut.zone === ""
        ? `the root has the servers ${servers}`
        : `${cut.parent || "."} delegates ${cut.zone} to ${servers}`;
    return index === cuts.length - 1 ? [parent, ...cut.servers.map(serverLine)] : [parent];
  });
}

function serverLine({ name, address, outcome, soa, ns, answer, why }: ServerAnswer): string {
  const who = address === undefined ? name : `${name} (${address})`;
  const what =
    outcome === "authoritative" ? "" : ` ${SERVER_OUTCOMES[outcome]}${why === undefined ? "" : ` (${why})`}`;
  const parts = [
    ...(soa === undefined ? [] : [`SOA ${soa.primary} ${soa.serial}`]),
    ...(ns.length === 0 ? [] : [`NS ${ns.join(" ")}`]),
    ...(answer === undefined ? [] : [answerText(answer)]),
  ];
  return `${who}${what}${parts.length > 0 ? `: ${parts.join("; ")}` : ""}`;
}

function answerText(answer: NonNullable<ServerAnswer["answer"]>): string {
  if (answer.outcome !== "answered") return `the name ${outcomeText(answer)}`;
  return [...answer.aliases, ...addressesOf(answer)].join(" ");
}

const SERVER_OUTCOMES: Readonly<Record<ServerAnswer["outcome"], string>> = {
  authoritative: "answers",
  lame: "does not serve the zone",
  silent: "does not answer",
  refused: "refuses",
  servfail: "fails (SERVFAIL)",
  malformed: "answers what cannot be read",
  "no-address": "has no address",
  "not-asked": "was not asked",
};
