import { equal, isTrue } from "../compare.ts";
import { all, any, type Truth, truth, unknownTruth } from "../logic.ts";
import type { Behavior, FunctionAssociation } from "../model/behavior.ts";
import type { Origin } from "../model/origin.ts";
import { textParts } from "../text-form.ts";
import { known, type Provenance, type Value } from "../value.ts";
import { describe } from "./describe.ts";
import { sendersTo } from "./senders.ts";

/** A setting that cannot be together with what a rule is about. */
export interface Conflict {
  /** Whether it is there. */
  readonly is: Truth;
  /** The argument to edit. */
  readonly at: Provenance;
  /** A clause for people: `Origin Shield is on`. */
  readonly says: string;
}

/** Whether an id, an ARN or the like is given: an attribute of a resource is, while a variable may be `null`. */
export function isGiven(value: Value<string>): Truth {
  if (value.kind !== "unknown") return truth(value.kind === "known");
  const isSome = textParts(value)?.some((part) => typeof part === "string" || part.address !== undefined);
  return isSome ? truth(true) : unknownTruth(value.why);
}

/** Whether CloudFront reaches the origin through a VPC origin. */
export function isVpcOrigin({ access, vpcOrigin }: Origin): Truth {
  if (access.kind === "unknown") return unknownTruth(access.why);
  return truth((access.kind === "known" && access.value === "vpc") || vpcOrigin.kind !== "absent");
}

/** The functions of Lambda@Edge that a behavior runs, on any event. */
export function lambdaConflicts(behavior: Behavior): readonly Conflict[] {
  return lambdas(behavior, () => truth(true));
}

/** What neither a VPC origin nor one with a client certificate goes together with, in each behavior that sends to it. */
export function senderConflicts(origin: Origin): readonly Conflict[] {
  return sendersTo(origin).flatMap(({ behavior, matches }) =>
    [grpcConflict(behavior), ...originEventConflicts(behavior)].map((conflict) => ({
      ...conflict,
      is: all([matches, conflict.is]),
    })),
  );
}

function grpcConflict({ grpc, pathPattern }: Behavior): Conflict {
  const says = `gRPC is on for the behavior ${describe(pathPattern)}`;
  return { is: isTrue(grpc), at: grpc.from, says };
}

/** The functions of Lambda@Edge that a behavior runs on the way to the origin and back. */
function originEventConflicts(behavior: Behavior): readonly Conflict[] {
  return lambdas(behavior, ({ eventType }) =>
    any(ORIGIN_EVENTS.map((event) => equal(eventType, known(event, eventType.from)))),
  );
}

const ORIGIN_EVENTS = ["origin-request", "origin-response"];

function lambdas(
  { from, functions }: Behavior,
  counts: (association: FunctionAssociation) => Truth,
): readonly Conflict[] {
  const found = functions.items
    .filter(({ service }) => service === "lambda")
    .map((association) => ({
      is: counts(association),
      at: association.arn.from,
      says: `a Lambda@Edge function runs on ${describe(association.eventType)}`,
    }));
  if (functions.open.length === 0) return found;
  return [...found, { is: unknownTruth(functions.open), at: from, says: "a Lambda@Edge function may run" }];
}
