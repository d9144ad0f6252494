import type { Certainty } from "../finding.ts";
import {
  type Fail,
  NOT_APPLICABLE,
  type NotApplicable,
  type Pass,
  type Undecidable,
  undecidable,
  type Verdict,
} from "../rule.ts";
import type { Reason, Value } from "../value.ts";
import type { CompiledRule } from "./compiled-rule.ts";
import type { Failure, OriginRequest, Subject } from "./judged.ts";
import { mayNeverBeAsked } from "./placeholder.ts";
import { lowerCertainty, severityFor, weakerCertainty } from "./scales.ts";

export type Adjusted =
  | Pass
  | NotApplicable
  | Undecidable
  | { readonly outcome: "fail"; readonly failure: Failure };

/**
 * What the engine knows better than a single rule (rules.md, head): code at the edge may choose another origin, VPC origins
 * are not reached by DNS, a request or resource may not exist at all.
 */
export function adjust(
  verdict: Verdict,
  rule: CompiledRule,
  subject: Subject,
  requests: readonly OriginRequest[],
): Adjusted {
  if (verdict.outcome === "not-applicable") return verdict;
  const access = accessOf(rule, subject);
  if (isForPublicOriginsOnly(rule) && access?.kind === "known" && access.value === "vpc")
    return NOT_APPLICABLE;
  if (verdict.outcome !== "fail") return verdict;
  if (isForPublicOriginsOnly(rule) && access?.kind === "unknown") return undecidable(access.why);
  const request = requestOf(rule, subject);
  if (request?.occurs.kind === "known" && !request.occurs.value) return NOT_APPLICABLE;
  if (request?.occurs.kind === "unknown") return undecidable(request.occurs.why);
  return { outcome: "fail", failure: failureOf(verdict, rule, subject, requests) };
}

function failureOf(
  fail: Fail,
  rule: CompiledRule,
  subject: Subject,
  requests: readonly OriginRequest[],
): Failure {
  const consequence = fail.consequence ?? rule.description.consequence;
  let certainty = fail.certainty ?? rule.description.certainty;
  if (consequence !== "deploy-failure" && isRewritten(rule, requests)) certainty = rewritten(rule, certainty);
  if (isAboutNames(rule) && requests.length > 0 && requests.every(isVpc))
    certainty = weakerCertainty(certainty, "likely");
  const doubts = doubtsAbout(rule, subject);
  if (doubts.length > 0) certainty = "possible";
  const explicit = fail.severity ?? rule.description.severity;
  // No function keeps a deployment from failing.
  const isAboutAnswers = consequence !== "deploy-failure" && !isAboutCode(rule);
  const isMoot = isAboutAnswers && mayNeverBeAsked(requests).length > 0;
  const severity = isMoot ? "note" : (explicit ?? severityFor(certainty));
  const failure = { rule, subject, requests, fail, certainty, consequence, severity };
  return doubts.length > 0 ? { ...failure, when: existenceOf(fail, doubts) } : failure;
}

// ------------------------------------------------------------------ functions at the edge

const REWRITTEN_TOPICS = ["name", "tls", "certificate", "port", "host", "http"];

/** Whether code at the edge may send every one of the requests elsewhere. */
function isRewritten(rule: CompiledRule, requests: readonly OriginRequest[]): boolean {
  if (requests.length === 0) return false;
  const topic = topicOf(rule);
  if (topic === "dns") return requests.every(({ edge }) => edge.mayRewriteBeforeDns);
  return REWRITTEN_TOPICS.includes(topic) && requests.every(({ edge }) => edge.mayRewriteOrigin);
}

/** Setting Host is what an origin-request function beside a forwarded Host is mostly for. */
function rewritten(rule: CompiledRule, certainty: Certainty): Certainty {
  return topicOf(rule) === "host" ? "possible" : lowerCertainty(certainty);
}

/** What a function does wrong goes wrong before any origin is asked. */
function isAboutCode(rule: CompiledRule): boolean {
  return topicOf(rule) === "edge" || topicOf(rule) === "function";
}

// ------------------------------------------------------------------ VPC origins

const PUBLIC_ORIGINS_ONLY = [
  "port/private-address",
  "port/internal-load-balancer",
  "deploy/missing-custom-origin-config",
];

function isForPublicOriginsOnly(rule: CompiledRule): boolean {
  return topicOf(rule) === "dns" || PUBLIC_ORIGINS_ONLY.includes(rule.id);
}

function isAboutNames(rule: CompiledRule): boolean {
  return ["name", "certificate"].includes(topicOf(rule));
}

function isVpc({ origin }: OriginRequest): boolean {
  return origin.access.kind === "known" && origin.access.value === "vpc";
}

function accessOf(rule: CompiledRule, subject: Subject): Value<string> | undefined {
  const request = requestOf(rule, subject);
  if (request !== undefined) return request.origin.access;
  return rule.subject === "origin" && "access" in subject ? subject.access : undefined;
}

// ------------------------------------------------------------------ what may not exist

function doubtsAbout(rule: CompiledRule, subject: Subject): readonly Reason[] {
  const request = requestOf(rule, subject);
  if (request !== undefined) return request.distribution.uncertain ?? [];
  if ("uncertain" in subject) return subject.uncertain ?? [];
  return "distribution" in subject ? (subject.distribution.uncertain ?? []) : [];
}

function existenceOf(fail: Fail, doubts: readonly Reason[]): string {
  const blockers = [...new Set(doubts.map(({ what, says }) => `${what} ${says}`))];
  return `${fail.at.address} exists (${blockers.join(", ")})`;
}

// ------------------------------------------------------------------ reading a rule

function topicOf(rule: CompiledRule): string {
  return rule.id.split("/", 1)[0] ?? "";
}

function requestOf(rule: CompiledRule, subject: Subject): OriginRequest | undefined {
  return rule.subject === "originRequest" && "scheme" in subject ? subject : undefined;
}
