import type { Failure, OriginRequest, RequestVerdict } from "./judged.ts";
import { lowerSeverity } from "./scales.ts";
import { groupOf } from "./subjects.ts";

type Behavior = OriginRequest["behavior"];
type Scheme = OriginRequest["scheme"]["value"];

/** What the failures of one world affect; the requests are indexed once. */
export class Affects {
  /** Whether the secondaries of a behavior are all known to answer; missing where it has none. */
  readonly #secondaryAnswers = new Map<Behavior, boolean>();
  readonly #schemes = new Map<Behavior, Map<OriginRequest["origin"], Set<Scheme>>>();

  constructor(requests: readonly OriginRequest[], verdicts: ReadonlyMap<string, RequestVerdict>) {
    for (const request of requests) this.#add(request, verdicts.get(request.id) === "proven");
  }

  #add({ behavior, origin, member, scheme }: OriginRequest, answers: boolean): void {
    if (member === "secondary") {
      this.#secondaryAnswers.set(behavior, answers && this.#secondaryAnswers.get(behavior) !== false);
    }
    const ofBehavior = this.#schemes.get(behavior) ?? new Map<OriginRequest["origin"], Set<Scheme>>();
    this.#schemes.set(
      behavior,
      ofBehavior.set(origin, (ofBehavior.get(origin) ?? new Set()).add(scheme.value)),
    );
  }

  /** Says how many requests fail, and takes a step off the severity where an origin group softens the blow. */
  tell(failure: Failure): Failure {
    if (failure.fail.affects !== undefined) return { ...failure, affects: failure.fail.affects };
    const { consequence, requests } = failure;
    // A deployment fails as a whole, whichever origin of a group is at fault.
    if (consequence === "deploy-failure") return { ...failure, affects: "all" };
    if (requests.length > 0 && requests.every(({ member }) => member === "secondary")) {
      return softened(failure, "after failover");
    }
    if (requests.length > 0 && requests.every((request) => this.#failsOver(request, failure))) {
      return softened(failure, "methods other than GET, HEAD, OPTIONS; others fail over");
    }
    return { ...failure, affects: this.#schemeAffected(requests) };
  }

  /** Whether the secondary is known to answer where this primary does not. */
  #failsOver(request: OriginRequest, { consequence }: Failure): boolean {
    if (request.member !== "primary" || this.#secondaryAnswers.get(request.behavior) !== true) return false;
    return coversStatus(request, consequence);
  }

  /** `https viewers` where the same behavior reaches the same origin over HTTP as well, and that does not fail. */
  #schemeAffected(requests: readonly OriginRequest[]): string {
    const [first] = requests;
    if (first === undefined || requests.some(({ scheme }) => scheme.value !== first.scheme.value))
      return "all";
    const hasOther = requests.every(
      ({ behavior, origin }) => (this.#schemes.get(behavior)?.get(origin)?.size ?? 0) > 1,
    );
    return hasOther ? `${first.scheme.value} viewers` : "all";
  }
}

function softened(failure: Failure, affects: string): Failure {
  return { ...failure, affects, severity: lowerSeverity(failure.severity) };
}

function coversStatus(request: OriginRequest, consequence: string): boolean {
  const codes = groupOf(request)?.failoverStatusCodes;
  if (codes?.kind !== "known") return false;
  return codes.value.some((code) => code.kind === "known" && String(code.value) === consequence);
}
