import type { ResolverAnswer } from "../observation.ts";
import type { Target } from "./target.ts";

export { BY_HAND, chosenAnswer } from "../derive/resolution.ts";

/** The addresses that CloudFront would use, IPv4 first. */
export function usableAddresses(
  answer: ResolverAnswer | undefined,
  family: Target["family"],
): readonly string[] {
  if (answer === undefined) return [];
  if (family === "ipv4") return answer.ipv4;
  return family === "ipv6" ? answer.ipv6 : [...answer.ipv4, ...answer.ipv6];
}
