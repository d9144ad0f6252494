import type { Truth } from "../logic.ts";
import type { Behavior } from "../model/behavior.ts";
import type { Distribution } from "../model/distribution.ts";
import type { Origin } from "../model/origin.ts";
import { oversizeOf } from "./oversize.ts";
import { targetsOf } from "./target.ts";

/** A behavior that sends its requests to an origin, itself or through a group, or may do so. */
export interface Sender {
  readonly behavior: Behavior;
  readonly matches: Truth;
}

/** Asking for one origin after the other would compare every behavior with every origin each time. */
const FOUND = new WeakMap<Distribution, ReadonlyMap<Origin, readonly Sender[]>>();

/** The behaviors whose requests go to an origin; none where the distribution is too large to be looked at. */
export function sendersTo(origin: Origin): readonly Sender[] {
  const { distribution } = origin;
  const senders = FOUND.get(distribution) ?? gather(distribution);
  FOUND.set(distribution, senders);
  return senders.get(origin) ?? [];
}

function gather(distribution: Distribution): ReadonlyMap<Origin, readonly Sender[]> {
  const senders = new Map<Origin, Sender[]>();
  if (oversizeOf(distribution)) return senders;
  for (const behavior of distribution.behaviors.items) {
    for (const { origin, matches } of targetsOf(behavior).items) {
      const known = senders.get(origin) ?? [];
      known.push({ behavior, matches });
      senders.set(origin, known);
    }
  }
  return senders;
}
