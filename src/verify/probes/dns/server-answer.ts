import type { ServerAnswer } from "../../../observation.ts";
import { type AddressType, bothFamilies, noAddressAnswer, readAddressAnswer } from "./address-answer.ts";
import type { Asked } from "./ask-server.ts";
import { NOERROR, NXDOMAIN, REFUSED, SERVFAIL } from "./rcode.ts";
import { nameServersOf, whyNoAuthority } from "./referral.ts";
import type { Reply } from "./reply.ts";

/** What one server at one address was asked, and what came. */
export interface Questioned {
  readonly soa: Asked;
  readonly ns: Asked;
  /** For the name itself. */
  readonly addresses: Readonly<Partial<Record<AddressType, Asked>>>;
}

/**
 * What one server is for its zone. Its answer for the SOA decides; where that got lost, the next one that came does, and `why`
 * says that the SOA or the NS records are not known to be missing.
 */
export function judgeServer(
  server: { readonly name: string; readonly address: string },
  zone: string,
  name: string,
  { soa, ns, addresses }: Questioned,
): ServerAnswer {
  const asked = [soa, ns, ...Object.values(addresses)];
  const first = asked.find(({ is }) => is === "reply") ?? soa;
  if (first.is !== "reply") return { ...server, ns: [], ...noAddressOutcome(first) };
  const outcome = judgeReply(first.reply, zone);
  if (outcome.outcome !== "authoritative") return { ...server, ns: [], ...outcome };
  const start = soaOf(soa, zone);
  const answer = answerOf(name, addresses);
  return {
    ...server,
    outcome: "authoritative",
    ...(start !== undefined && { soa: start }),
    ns: ns.is === "reply" ? nameServersOf(ns.reply.answers, zone) : [],
    ...(answer !== undefined && { answer }),
    ...(soa.is !== "reply" && { why: "the question for its SOA record got no answer" }),
    ...(soa.is === "reply" && ns.is !== "reply" && { why: "the question for its NS records got no answer" }),
  };
}

function noAddressOutcome({
  is,
  why,
}: Exclude<Asked, { is: "reply" }>): Pick<ServerAnswer, "outcome" | "why"> {
  const outcome = is === "unreachable" ? "not-asked" : is;
  return { outcome, ...(why !== undefined && { why }) };
}

function judgeReply(reply: Reply, zone: string): Pick<ServerAnswer, "outcome" | "why"> {
  if (reply.rcode === REFUSED) return { outcome: "refused" };
  if (reply.rcode === SERVFAIL) return { outcome: "servfail" };
  const isAuthority = reply.isAuthoritative && (reply.rcode === NOERROR || reply.rcode === NXDOMAIN);
  return isAuthority ? { outcome: "authoritative" } : { outcome: "lame", why: whyNoAuthority(reply, zone) };
}

function soaOf(asked: Asked, zone: string): ServerAnswer["soa"] {
  if (asked.is !== "reply") return undefined;
  for (const record of asked.reply.answers) {
    if (record.type === "SOA" && record.name === zone)
      return { primary: record.primary, serial: record.serial };
  }
  return undefined;
}

/** Absent where the server refers to others for the name: it serves a part of the zone as a zone of its own. */
function answerOf(name: string, { A, AAAA }: Questioned["addresses"]): ServerAnswer["answer"] {
  if (A === undefined || (A.is === "reply" && isReferral(A.reply))) return undefined;
  const v4 = familyOf(A, name, "A");
  if (AAAA === undefined) return { ...bothFamilies(v4, v4), ipv6: [] };
  return bothFamilies(v4, familyOf(AAAA, name, "AAAA"));
}

function isReferral({ isAuthoritative, rcode, answers }: Reply): boolean {
  return !isAuthoritative && rcode === NOERROR && answers.length === 0;
}

/** An alias that leads out of the zone is an answer: its own servers have nothing more to say. */
function familyOf(asked: Asked, name: string, type: AddressType): ReturnType<typeof readAddressAnswer> {
  if (asked.is !== "reply") return noAddressAnswer(asked);
  const answer = readAddressAnswer(asked.reply, name, type);
  return answer.dangling === undefined ? answer : { ...answer, outcome: "answered" };
}
