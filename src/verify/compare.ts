import type { OriginRequest } from "../derive/origin-request.ts";
import type { Finding, Verification } from "../finding.ts";
import type { CompiledRule } from "../policy/compiled-rule.ts";
import { compareFindings } from "../policy/findings.ts";
import { ifKnown } from "../value.ts";
import type { World } from "../worlds.ts";

/**
 * Joins what the code says with what was seen, by rule and origin request: fails in both, confirmed; only in the code, refuted
 * (a note); only in the world, observed; not to be seen, predicted. Verdicts and open questions are those of the world.
 */
export function compare(predicted: World, observed: World, rules: readonly CompiledRule[]): World {
  const join = new Join(predicted, observed, rules);
  const findings = [...observed.judgement.findings.map((one) => join.seen(one)), ...join.unseen()];
  return {
    ...observed,
    diagnostics: [...predicted.diagnostics, ...observed.diagnostics],
    judgement: { ...observed.judgement, findings: findings.sort(compareFindings) },
  };
}

class Join {
  readonly #predicted: World;
  readonly #observed: World;
  readonly #supersedes: ReadonlyMap<string, readonly string[]>;
  readonly #requests: ReadonlyMap<string, OriginRequest>;

  constructor(predicted: World, observed: World, rules: readonly CompiledRule[]) {
    this.#predicted = predicted;
    this.#observed = observed;
    this.#supersedes = new Map(rules.map((rule) => [rule.id, rule.description.supersedes ?? []]));
    this.#requests = new Map(observed.requests.map((request) => [request.id, request]));
  }

  /** A finding of the observed world: whether the code says so too, and whether anything was seen of it. */
  seen(finding: Finding): Finding {
    const inCode = this.#predicted.judgement.findings.some((other) => isSame(other, finding));
    const isSeen = finding.evidence.length > 0;
    const verification: Verification = isSeen ? (inCode ? "confirmed" : "observed") : "predicted";
    return { ...finding, verification };
  }

  /** Findings of the code that the observed world does not have, each with the requests of which that is so. */
  *unseen(): Iterable<Finding> {
    for (const finding of this.#predicted.judgement.findings) {
      const left = this.#withoutSeen(finding);
      if (left === undefined) continue;
      yield this.#isOpen(left) ? { ...left, verification: "predicted" } : this.#refuted(left);
    }
  }

  /** Without the requests for which the observed world has the same finding, or one that says it better. */
  #withoutSeen(finding: Finding): Finding | undefined {
    const others = this.#observed.judgement.findings.filter(
      (other) => other.rule === finding.rule || this.#supersedes.get(other.rule)?.includes(finding.rule),
    );
    if (finding.originRequests.length === 0)
      return others.some((other) => isSame(other, finding)) ? undefined : finding;
    const seen = new Set(others.flatMap((other) => other.originRequests));
    const originRequests = finding.originRequests.filter((id) => !seen.has(id));
    return originRequests.length === 0 ? undefined : { ...finding, originRequests };
  }

  /** Whether some request of it could not be asked, or the rule could not decide from what was seen. */
  #isOpen({ rule, originRequests }: Finding): boolean {
    return originRequests.some((id) => {
      const request = this.#requests.get(id);
      if (request === undefined || request.endpoint.observed.kind !== "known") return true;
      return this.#observed.judgement.undecided.some(
        (undecided) => undecided.originRequest === id && undecided.rules.includes(rule),
      );
    });
  }

  /** Nothing is refuted but by something that was seen. */
  #refuted(finding: Finding): Finding {
    const evidence = this.#evidenceFor(finding);
    if (evidence.length === 0) return { ...finding, verification: "predicted" };
    return { ...finding, severity: "note", verification: "refuted", evidence };
  }

  /** What was seen of its requests: the nearest to the rule's subject, answers or handshakes, else the ports. */
  #evidenceFor({ originRequests, rule }: Finding): Finding["evidence"] {
    const found = originRequests.flatMap((id) => {
      const request = this.#requests.get(id);
      const seen = request && ifKnown(request.endpoint.observed);
      if (seen === undefined) return [];
      const { handshakes, exchanges, addresses } = seen;
      const [first, second] = ABOUT_ANSWERS.test(rule) ? [exchanges, handshakes] : [handshakes, exchanges];
      const ports = addresses.filter(({ port }) => port === "open" || port === "refused");
      const told = [first, second, ports].find(({ length }) => length > 0) ?? [];
      return told.map(({ evidence }) => evidence);
    });
    return [...new Map(found.map((one) => [one.says, one])).values()];
  }
}

/** Rules about what an origin answers, once it is connected to. */
const ABOUT_ANSWERS = /^(host|http|origin)\//;

/** Rules about code, of which each thing that it does wrong is a finding. */
const ABOUT_CODE = /^(edge|function)\//;

/** One rule about one request; where no request is concerned, one place. */
function isSame(a: Finding, b: Finding): boolean {
  if (a.rule !== b.rule) return false;
  if (ABOUT_CODE.test(a.rule)) return a.fingerprint === b.fingerprint;
  const isOfRequests = a.originRequests.length > 0 && b.originRequests.length > 0;
  if (!isOfRequests) return a.fingerprint === b.fingerprint;
  return a.originRequests.some((id) => b.originRequests.includes(id));
}
