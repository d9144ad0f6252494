import type { ReportedProbe } from "../finding.ts";
import type { DnsObservation, Observation, TlsObservation } from "../observation.ts";
import { judgeChain } from "../x509/judge-chain.ts";
import { commandFor } from "./commands.ts";
import { summaryOf } from "./evidence.ts";
import type { Seen } from "./seen-origin.ts";
import { delegationLines, resolutionLines } from "./wording/dns.ts";
import { endpointName } from "./wording/ends.ts";
import { httpLines } from "./wording/http.ts";
import { chainLines, offerLines } from "./wording/tls.ts";

/** The probes of a run, for reports. */
export function reportedProbes(
  observations: readonly Observation[],
  seen: Omit<Seen, "byHost">,
): readonly ReportedProbe[] {
  const chains = new Set<string>();
  return observations.map((observation) => ({
    kind: observation.kind === "not-run" ? observation.probe : observation.kind,
    target: targetText(observation),
    outcome: outcomeOf(observation),
    evidence: [summaryOf(observation), ...linesOf(observation, seen, chains)],
    connections: observation.cost.connections,
    datagrams: observation.cost.datagrams,
    command: observation.kind === "not-run" ? "" : commandFor(observation),
  }));
}

function targetText(observation: Observation): string {
  if (observation.kind === "not-run") return observation.target;
  if (observation.kind === "dns" || observation.kind === "delegation") return observation.host;
  const { address, dialledPort, port } = observation;
  const name = observation.kind === "http" ? observation.hostHeader : observation.serverName;
  return `${endpointName(address, dialledPort ?? port)}${name === undefined ? "" : ` as ${name}`}`;
}

const UNREACHABLE: ReadonlySet<string> = new Set(["refused", "silent", "unreachable"]);

function outcomeOf(observation: Observation): ReportedProbe["outcome"] {
  if (observation.kind === "not-run") return "not-run";
  if (observation.kind === "dns") return outcomeOfDns(observation);
  if (observation.kind === "delegation") return observation.cuts.length > 0 ? "seen" : "unreachable";
  if (observation.kind === "tls-offer") return "seen";
  if (observation.outcome.is === "not-dialled") return "not-run";
  if (UNREACHABLE.has(observation.outcome.is)) return "unreachable";
  return observation.outcome.is === "answered" ? "seen" : "failed";
}

function outcomeOfDns({ answers }: DnsObservation): ReportedProbe["outcome"] {
  if (answers.some(({ outcome }) => outcome === "answered")) return "seen";
  const isHeard = answers.some(({ outcome }) => outcome !== "silent" && outcome !== "not-asked");
  return isHeard ? "failed" : "unreachable";
}

function linesOf(
  observation: Observation,
  judging: Omit<Seen, "byHost">,
  told: Set<string>,
): readonly string[] {
  switch (observation.kind) {
    case "dns":
      return resolutionLines(observation);
    case "delegation":
      return delegationLines(observation);
    case "tls":
      return chainText(observation, judging, told);
    case "tls-offer":
      return offerLines(observation);
    case "http":
      return httpLines(observation);
    case "not-run":
      return [];
  }
}

/** The chain that was presented; one that was told already is not told again. */
function chainText(
  { outcome }: TlsObservation,
  { roots, now }: Omit<Seen, "byHost">,
  told: Set<string>,
): readonly string[] {
  if (outcome.is !== "answered" || outcome.chain.length === 0) return [];
  const key = outcome.chain.join();
  if (told.has(key)) return ["the same certificates as above"];
  told.add(key);
  return chainLines(
    judgeChain(
      outcome.chain.map((der) => Buffer.from(der, "base64")),
      roots,
      now,
    ),
    roots,
  );
}
