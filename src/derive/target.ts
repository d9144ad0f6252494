import { distinct, equal, items } from "../compare.ts";
import { all, type Truth, unknownTruth } from "../logic.ts";
import type { Behavior } from "../model/behavior.ts";
import type { Origin, OriginGroup } from "../model/origin.ts";
import type { Reason, Value } from "../value.ts";
import type { OriginRequest } from "./origin-request.ts";

/** An origin that a behavior sends requests to, or may send them to. */
export interface Target {
  readonly origin: Origin;
  readonly member: OriginRequest["member"];
  readonly matches: Truth;
}

/** Where a behavior's requests go. Empty and closed where its target does not exist. */
export interface Targets {
  readonly items: readonly Target[];
  /** Why there may be targets that are not listed. */
  readonly open: readonly Reason[];
}

/**
 * Joins the target's id with the origins and the members of the groups of its distribution.
 * Ids are unique in a distribution, so one that matches for sure rules the others out;
 * where none does, each that may match is a target that may be.
 */
export function targetsOf({ distribution, targetOriginId }: Behavior): Targets {
  const { originGroups, origins } = distribution;
  const found = candidates([...origins.items, ...originGroups.items], targetOriginId);
  const open = found.some(({ matches }) => matches.is === true)
    ? []
    : [...origins.open, ...originGroups.open];
  return {
    items: found.flatMap(({ item, matches }) =>
      "members" in item ? membersOf(item, matches) : [{ origin: item, member: "none", matches }],
    ),
    open: distinct(open),
  };
}

interface Candidate<T> {
  readonly item: T;
  readonly matches: Truth;
}

/** The one of this id, else those that may have it. */
function candidates<T extends Origin | OriginGroup>(
  entities: readonly T[],
  id: Value<string>,
): readonly Candidate<T>[] {
  const compared = entities.map((item) => ({ item, matches: equal(item.id, id) }));
  const certain = compared.filter(({ matches }) => matches.is === true);
  return certain.length > 0
    ? certain.slice(0, 1)
    : compared.filter(({ matches }) => matches.is === "unknown");
}

function membersOf(group: OriginGroup, isTarget: Truth): readonly Target[] {
  const origins = group.distribution.origins.items;
  const { items: ids, open } = items(group.members);
  const listed = ids.flatMap((id, position) =>
    candidates(origins, id).map(
      ({ item, matches }): Target => ({
        origin: item,
        member: memberAt(position),
        matches: all([isTarget, matches]),
      }),
    ),
  );
  if (open.length === 0) return listed;
  const others = origins.filter((origin) => !listed.some((target) => target.origin === origin));
  const matches = all([isTarget, unknownTruth(open)]);
  return [...listed, ...others.map((origin): Target => ({ origin, member: memberAt(ids.length), matches }))];
}

function memberAt(position: number): "primary" | "secondary" {
  return position === 0 ? "primary" : "secondary";
}
