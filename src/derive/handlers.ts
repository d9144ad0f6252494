import type { FunctionAssociation } from "../model/behavior.ts";
import type { EdgeFunction, EventType, FunctionSource } from "../model/edge-function.ts";
import type { EdgeModel } from "../model/model.ts";
import { ifKnown } from "../value.ts";
import { runnable } from "./edge-runs.ts";

/** A function's code that CloudFront calls at an event. */
export interface HandlerSubject {
  readonly function: EdgeFunction;
  readonly event: EventType;
  readonly source: FunctionSource;
  /** As `nodejs22.x`, where it is known. */
  readonly runtime: string | undefined;
  readonly timeoutSeconds: number | undefined;
}

/** The functions of all behaviors whose code is known, with each event at which they run. */
export function handlersIn({ behaviors }: EdgeModel): readonly HandlerSubject[] {
  return behaviors.flatMap(({ functions }) => functions.items.flatMap(subjectOf));
}

function subjectOf(association: FunctionAssociation): readonly HandlerSubject[] {
  const found = runnable(association);
  if (found === undefined || "why" in found) return [];
  const { event, source, target } = found;
  return [
    {
      function: target,
      event,
      source,
      runtime: ifKnown(target.runtime),
      timeoutSeconds: ifKnown(target.timeoutSeconds),
    },
  ];
}
