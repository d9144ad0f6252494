import type { Observation, TlsOffer } from "../observation.ts";
import { digCommand } from "./probes/dns/command.ts";
import { curlCommand } from "./probes/http/command.ts";
import { quoted } from "./probes/shell-word.ts";
import { opensslCommand } from "./probes/tls/command.ts";
import { BY_HAND } from "./resolution.ts";

/** The public command that shows what an observation shows. */
export function commandFor(observation: Exclude<Observation, { kind: "not-run" }>): string {
  switch (observation.kind) {
    case "dns":
      return observation.answers.some(({ resolver }) => resolver === BY_HAND) ? "" : digCommand(observation);
    case "delegation":
      return digCommand(observation);
    case "tls": {
      // Where it answers, CloudFront's long lists show nothing more.
      const isPlain = observation.outcome.is === "answered";
      return opensslCommand({ ...withDialledPort(observation), versions: observation.protocols, isPlain });
    }
    case "tls-offer":
      return nmapCommand(withDialledPort(observation));
    case "http":
      return curlCommand(withDialledPort(observation));
  }
}

function withDialledPort<T extends { readonly port: number; readonly dialledPort?: number }>(
  observation: T,
): T {
  return { ...observation, port: observation.dialledPort ?? observation.port };
}

function nmapCommand({ address, port, serverName }: TlsOffer): string {
  const name = serverName === undefined ? [] : ["--script-args", `tls.servername=${serverName}`];
  const family = address.includes(":") ? ["-6"] : [];
  return ["nmap", ...family, "-Pn", "-p", String(port), "--script", "ssl-enum-ciphers", ...name, address]
    .map(quoted)
    .join(" ");
}
