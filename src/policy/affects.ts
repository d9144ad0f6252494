import type { Failure, OriginRequest, RequestVerdict } from "./judged.ts";
import { lowerSeverity } from "./scales.ts";
import { groupOf } from "./subjects.ts";

/** Says how many requests fail, and takes a step off the severity where an origin group softens the blow. */
export function withAffects(
  failure: Failure,
  all: readonly OriginRequest[],
  verdicts: ReadonlyMap<string, RequestVerdict>,
): Failure {
  if (failure.fail.affects !== undefined) return { ...failure, affects: failure.fail.affects };
  const { requests } = failure;
  if (requests.length > 0 && requests.every(({ member }) => member === "secondary")) {
    return softened(failure, "after failover");
  }
  if (requests.length > 0 && requests.every((request) => failsOver(request, failure, all, verdicts))) {
    return softened(failure, "methods other than GET, HEAD, OPTIONS; others fail over");
  }
  return { ...failure, affects: schemeAffected(requests, all) };
}

function softened(failure: Failure, affects: string): Failure {
  return { ...failure, affects, severity: lowerSeverity(failure.severity) };
}

/** Whether the secondary is known to answer where this primary does not. */
function failsOver(
  request: OriginRequest,
  { consequence }: Failure,
  all: readonly OriginRequest[],
  verdicts: ReadonlyMap<string, RequestVerdict>,
): boolean {
  if (request.member !== "primary" || !coversStatus(request, consequence)) return false;
  const secondary = all.filter(
    ({ behavior, member }) => behavior === request.behavior && member === "secondary",
  );
  return secondary.length > 0 && secondary.every(({ id }) => verdicts.get(id) === "proven");
}

function coversStatus(request: OriginRequest, consequence: string): boolean {
  const codes = groupOf(request)?.failoverStatusCodes;
  if (codes?.kind !== "known") return false;
  return codes.value.some((code) => code.kind === "known" && String(code.value) === consequence);
}

/** `https viewers` where the same behavior reaches the same origin over HTTP as well, and that does not fail. */
function schemeAffected(requests: readonly OriginRequest[], all: readonly OriginRequest[]): string {
  const [first] = requests;
  if (first === undefined || requests.some(({ scheme }) => scheme.value !== first.scheme.value)) return "all";
  const hasOther = requests.every((request) =>
    all.some(
      (other) =>
        other.behavior === request.behavior &&
        other.origin === request.origin &&
        other.scheme.value !== request.scheme.value,
    ),
  );
  return hasOther ? `${first.scheme.value} viewers` : "all";
}
