import { distinct } from "../compare.ts";
import { normalizeName } from "../names.ts";
import type { Reason, Value } from "../value.ts";
import type { Failure, OpenQuestion, OriginRequest } from "./judged.ts";

/** Reserved by RFC 2606 and RFC 6761, or for private use: no such name is in public DNS. */
const RESERVED = /(^|\.)(example\.(com|net|org)|invalid|test|example|localhost|local|internal)$/;

/** A name that is there only because CloudFront asks for one. */
export function looksLikePlaceholder(domainName: Value<string>): boolean {
  if (domainName.kind !== "known") return false;
  const name = normalizeName(domainName.value);
  return RESERVED.test(name) || !name.includes(".");
}

/**
 * Why a placeholder may never be asked: it is common as the origin where a viewer-request function answers every request,
 * and whether that is so is not known. Empty where one of the requests is surely sent, or goes to what looks real.
 */
export function mayNeverBeAsked(requests: readonly OriginRequest[]): readonly Reason[] {
  const why: Reason[] = [];
  for (const { edge, origin } of requests) {
    if (edge.answersEverything.kind !== "unknown" || !looksLikePlaceholder(origin.domainName)) return [];
    why.push(...edge.answersEverything.why);
  }
  return distinct(why);
}

/** Whether a function leaves placeholders any request at all: open wherever a rule fails on them or cannot decide. */
export function questionsOfPlaceholders(said: readonly (Failure | OpenQuestion)[]): readonly OpenQuestion[] {
  return said.flatMap(({ requests, rule, subject }) => {
    const why = mayNeverBeAsked(requests);
    return why.length > 0 ? [{ rule, subject, requests, why }] : [];
  });
}
