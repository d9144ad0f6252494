import { BY_HAND } from "../derive/resolution.ts";
import type { ResolverAnswer } from "../observation.ts";
import type { Target } from "./target.ts";

export { BY_HAND, chosenAnswer } from "../derive/resolution.ts";

/** The addresses that CloudFront would use, IPv4 first; one that is given by hand whatever its family. */
export function usableAddresses(
  answer: ResolverAnswer | undefined,
  family: Target["family"],
): readonly string[] {
  if (answer === undefined) return [];
  if (answer.resolver === BY_HAND) return [...answer.ipv4, ...answer.ipv6];
  if (family === "ipv4") return answer.ipv4;
  return family === "ipv6" ? answer.ipv6 : [...answer.ipv4, ...answer.ipv6];
}
