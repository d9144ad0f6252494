import type { Distribution } from "../model/distribution.ts";

/** Whether the distribution is there already, as AWS describes it or as a plan found it: it keeps to the quotas of its account. */
export function isDeployed({ domainName }: Distribution): boolean {
  if (domainName.kind === "unknown") return domainName.why.some(({ why }) => why === "not-in-input");
  return domainName.kind === "known";
}
