import { items } from "../compare.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { LIMITS } from "../limits.ts";
import type { Distribution } from "../model/distribution.ts";

/**
 * Behaviors, origins and the like of one distribution. AWS's quotas are far below, raised ones included.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html
 */
const MAX_PARTS = 1_000;

/** What is wrong with a distribution of which no AWS account could have one: every pair of its parts would be looked at. */
export function oversizeOf(distribution: Distribution): Diagnostic | undefined {
  const { aliases, behaviors, originGroups, origins } = distribution;
  const sizes: readonly (readonly [count: number, what: string])[] = [
    [behaviors.items.length, "behaviors"],
    [origins.items.length, "origins"],
    [originGroups.items.length, "origin groups"],
    [items(aliases).items.length, "aliases"],
    ...originGroups.items.map(
      ({ members }) => [items(members).items.length, "members of an origin group"] as const,
    ),
  ];
  const worst = sizes.find(([count]) => count > MAX_PARTS);
  return (
    worst &&
    skipped(distribution, `has ${worst[0]} ${worst[1]}, and more than ${MAX_PARTS} are not looked at`)
  );
}

/** The model as a whole leads to more origin requests than are looked at. */
export function tooManyRequests(distribution: Distribution): Diagnostic {
  return skipped(
    distribution,
    `leads to more origin requests than the ${LIMITS.collectionElements} that are looked at`,
  );
}

function skipped({ address, from }: Distribution, says: string): Diagnostic {
  return { severity: "error", code: "limit", message: `${address} ${says}`, place: from.at, fatal: true };
}
