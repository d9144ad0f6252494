import { isIP } from "node:net";
import type { DelegationObservation, DnsObservation, ServerAnswer } from "../../../observation.ts";
import { quoted } from "../shell-word.ts";

/** The commands of dig that show what was seen, for a POSIX shell, on one line. */
export function digCommand(observation: DnsObservation | DelegationObservation): string {
  return observation.kind === "dns" ? resolutionCommand(observation) : delegationCommand(observation);
}

/** Asks the resolver that decided. */
function resolutionCommand({ host, answers }: DnsObservation): string {
  const decided = answers.find(({ outcome }) => outcome === "answered") ?? answers[0];
  const server = decided === undefined ? [] : serverWords(decided.resolver);
  return dig([...server, ...question(host, "A"), ...question(host, "AAAA")]);
}

/** The way from the root; where a server is at fault, that server too. */
function delegationCommand({ host, cuts }: DelegationObservation): string {
  const last = cuts.at(-1);
  const trace = dig(["+trace", "+nodnssec", ...question(host, "A")]);
  const faulty = last?.servers.find(isFaulty);
  if (last === undefined || faulty?.address === undefined) return trace;
  const questions = [...question(last.zone, "SOA"), ...question(last.zone, "NS"), ...question(host, "A")];
  return `${trace}; ${dig([`@${faulty.address}`, "+norec", ...questions])}`;
}

function isFaulty({ address, outcome, soa, why }: ServerAnswer): boolean {
  if (address === undefined || outcome === "not-asked") return false;
  return outcome !== "authoritative" || (soa === undefined && why === undefined);
}

/** `192.0.2.1:5353` and `192.0.2.1`; of anything else nothing, and dig asks the machine's own resolver. */
function serverWords(label: string): readonly string[] {
  if (isIP(label) !== 0) return [`@${label}`];
  const [, address = "", port = ""] = /^\[?([0-9a-f.:]+?)\]?:(\d{1,5})$/i.exec(label) ?? [];
  return isIP(address) === 0 ? [] : [`@${address}`, "-p", port];
}

/** Names that could be taken for an option or a server are given by `-q`. */
function question(name: string, type: string): readonly string[] {
  const words = /^[a-z0-9_]/i.test(name) && name.includes(".") ? [name] : ["-q", name || "."];
  return [...words, type];
}

function dig(words: readonly string[]): string {
  return ["dig", ...words].map(quoted).join(" ");
}
