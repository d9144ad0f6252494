import { distinct } from "../compare.ts";
import type { Fault, FaultKind } from "../edge-code/judge/fault.ts";
import type { Evidence } from "../finding.ts";
import type { Behavior, FunctionAssociation } from "../model/behavior.ts";
import type { EventType } from "../model/edge-function.ts";
import type { Provenance, Reason } from "../value.ts";
import { placeIn, type Ran, ranOf } from "./edge-runs.ts";
import { type SeenFault, seenRun } from "./seen-runs.ts";

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
  /** What a run of the function showed. */
  readonly evidence?: readonly Evidence[];
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
  if (mine.length === 0 && (open.length === 0 || isSeenOnly(kind))) return undefined;
  const found = mine.map((association) => faultsOf(association, kind));
  return {
    faults: found.flatMap(({ faults }) => faults),
    why: distinct([...open, ...found.flatMap(({ why }) => why)]),
  };
}

/** Of that nothing shows in code. */
function isSeenOnly(kind: FaultKind): boolean {
  return kind === "edge/execution-error";
}

function mayOccur({ eventType, run }: FunctionAssociation, kind: FaultKind): boolean {
  if (isSeenOnly(kind) && run === undefined) return false;
  const events = EVENTS.get(kind);
  return events === undefined || eventType.kind !== "known" || events.includes(eventType.value);
}

function faultsOf(association: FunctionAssociation, kind: FaultKind): EdgeFaults {
  const ran = ranOf(association);
  if (ran === undefined) return { faults: [], why: [] };
  if ("why" in ran) return { faults: [], why: ran.why };
  const seen = seenRun(association, ran);
  const inCode = ran.judged.faults.filter((fault) => fault.kind === kind);
  const inRun = seen.faults.filter(({ fault }) => fault.kind === kind);
  const doubts = doubtsAbout(kind, ran);
  // What a run left open matters where the code leaves it open, too, and for what only a run shows.
  const isOpen = doubts.length > 0 || isSeenOnly(kind) || kind === "function/limits";
  return {
    faults: [
      ...inCode.map((fault) => edgeFault(fault, ran, inRun.find((one) => isSame(one, fault))?.evidence)),
      ...inRun
        .filter((one) => !inCode.some((fault) => isSame(one, fault)))
        .map(({ evidence, fault }) => edgeFault(fault, ran, evidence)),
    ],
    why: isOpen ? [...doubts, ...seen.why] : doubts,
  };
}

/** One judge words both. */
function isSame(seen: SeenFault, fault: Fault): boolean {
  return seen.fault.does === fault.does;
}

function doubtsAbout(kind: FaultKind, { event, from, judged, target }: Ran): readonly Reason[] {
  return judged.doubts
    .filter(({ kinds }) => kinds.includes(kind))
    .map(({ says }) => ({
      what: target.address,
      why: "edge-function",
      says: `${says} (${event})`,
      at: from.at,
    }));
}

function edgeFault(
  { affects, certainty, does, site }: Fault,
  ran: Ran,
  evidence: readonly Evidence[] = [],
): EdgeFault {
  return {
    at: placeIn(ran, site),
    by: ran.target.address,
    event: ran.event,
    does,
    ...(certainty && { certainty }),
    ...(affects && { affects }),
    ...(evidence.length > 0 && { evidence }),
  };
}
