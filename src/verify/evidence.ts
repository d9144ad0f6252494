import type { Evidence } from "../finding.ts";
import type { Evident } from "../model/observed.ts";
import type { Observation } from "../observation.ts";
import { commandFor } from "./commands.ts";
import { quoted } from "./probes/shell-word.ts";
import { chosenAnswer } from "./resolution.ts";
import { delegationSummary, resolutionSummary } from "./wording/dns.ts";
import { endpointName } from "./wording/ends.ts";
import { httpSummary } from "./wording/http.ts";
import { offerSummary, tlsSummary } from "./wording/tls.ts";

/** An observation with a sentence that tells it, and the public command that shows the same. */
export function evident<T extends Exclude<Observation, { kind: "not-run" }>>(observation: T): Evident<T> {
  return { ...observation, evidence: { says: summaryOf(observation), command: commandFor(observation) } };
}

/** What was seen, as one sentence without its stop. */
export function summaryOf(observation: Observation): string {
  switch (observation.kind) {
    case "dns":
      return resolutionSummary(observation, chosenAnswer(observation));
    case "delegation":
      return delegationSummary(observation);
    case "tls":
      return tlsSummary(observation);
    case "tls-offer":
      return offerSummary(observation);
    case "http":
      return httpSummary(observation);
    case "not-run":
      return `${observation.target} was not asked, because ${observation.why}`;
  }
}

/** How the port itself answers. */
export function evidenceOfPort(
  at: { readonly host: string; readonly address: string; readonly port: number },
  port: "open" | "refused" | "silent" | "unreachable" | "not-dialled",
): Evidence {
  const where = `${at.host} at ${endpointName(at.address, at.port)}`;
  const says: Readonly<Record<typeof port, string>> = {
    open: "accepts connections",
    refused: "refuses the connection",
    silent: "does not answer",
    unreachable: "cannot be reached from here",
    "not-dialled": "was not dialled",
  };
  return { says: `${where} ${says[port]}`, command: `nc -vz -w 5 ${quoted(at.address)} ${at.port}` };
}
