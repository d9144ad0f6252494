/** What prints a distribution; an id that is not known is the reader's to fill in. */
export function printDistribution(id?: string): string {
  return `aws cloudfront get-distribution --id ${argument(id)}`;
}

/** The two kinds of policies that say what a request to the origin holds. */
export type PolicyKind = "origin-request-policy" | "cache-policy";

/** What prints a policy with its id. */
export function printPolicy(kind: PolicyKind, id?: string): string {
  return `aws cloudfront get-${kind} --id ${argument(id)}`;
}

/** People paste these commands: only what looks like an id becomes part of one. */
function argument(id = "ID"): string {
  return /^[\w-]{1,64}$/.test(id) ? id : "ID";
}
