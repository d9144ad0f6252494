import { distinct } from "../compare.ts";
import type { Fault, FaultKind } from "../edge-code/judge/fault.ts";
import type { Behavior, FunctionAssociation } from "../model/behavior.ts";
import type { EventType } from "../model/edge-function.ts";
import type { Provenance, Reason } from "../value.ts";
import { placeIn, type Ran, ranOf } from "./edge-runs.ts";

/** Something that CloudFront refuses of what a function gives back. */
export interface EdgeFault {
  /** The line of its code, or the argument that holds it. */
  readonly at: Provenance;
  /** The function's address. */
  readonly by: string;
  readonly event: EventType;
  /** A clause: `adds the header x-cache, which no function may add`. */
  readonly does: string;
  readonly certainty?: "likely" | "possible";
  readonly affects?: string;
}

/** What was found of one kind in the functions of a behavior; nothing where none of them can do it. */
export interface EdgeFaults {
  readonly faults: readonly EdgeFault[];
  /** Not empty where there may be more. */
  readonly why: readonly Reason[];
}

/** The events at which a kind can occur, where these are not all. */
const EVENTS: ReadonlyMap<FaultKind, readonly EventType[]> = new Map([
  ["edge/origin-object", ["origin-request"]],
]);

export function edgeFaults(behavior: Behavior, kind: FaultKind): EdgeFaults | undefined {
  const service = kind.startsWith("edge/") ? "lambda" : "cloudfront-function";
  const { items, open } = behavior.functions;
  const mine = items.filter((association) => association.service === service && mayOccur(association, kind));
  if (mine.length === 0 && open.length === 0) return undefined;
  const found = mine.map((association) => faultsOf(association, kind));
  return {
    faults: found.flatMap(({ faults }) => faults),
    why: distinct([...open, ...found.flatMap(({ why }) => why)]),
  };
}

function mayOccur({ eventType }: FunctionAssociation, kind: FaultKind): boolean {
  const events = EVENTS.get(kind);
  return events === undefined || eventType.kind !== "known" || events.includes(eventType.value);
}

function faultsOf(association: FunctionAssociation, kind: FaultKind): EdgeFaults {
  const ran = ranOf(association);
  if (ran === undefined) return { faults: [], why: [] };
  if ("why" in ran) return { faults: [], why: ran.why };
  const { event, from, judged, target } = ran;
  return {
    faults: judged.faults.filter((fault) => fault.kind === kind).map((fault) => edgeFault(fault, ran)),
    why: judged.doubts
      .filter(({ kinds }) => kinds.includes(kind))
      .map(({ says }) => ({
        what: target.address,
        why: "edge-function",
        says: `${says} (${event})`,
        at: from.at,
      })),
  };
}

function edgeFault({ affects, certainty, does, site }: Fault, ran: Ran): EdgeFault {
  return {
    at: placeIn(ran, site),
    by: ran.target.address,
    event: ran.event,
    does,
    ...(certainty && { certainty }),
    ...(affects && { affects }),
  };
}
