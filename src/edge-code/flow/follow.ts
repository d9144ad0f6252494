import { LIMITS } from "../../limits.ts";
import type { CodeFile } from "../../source/code-package.ts";
import { call } from "./calls.ts";
import { Decisions, Infeasible } from "./decisions.ts";
import type { Event } from "./event.ts";
import { type HelperCall, Machine, StepBudget, Thrown } from "./machine.ts";
import { Modules, Programs } from "./program.ts";
import { type Flow, literal, Opaque, property, type Site, Stopped, siteOf, UNDEFINED } from "./values.ts";

/** The code of a function and how it is called. */
export interface Handler {
  readonly files: ReadonlyMap<string, CodeFile>;
  /** The file that holds the handler. */
  readonly entry: string;
  readonly name: string;
  /** A CloudFront Function's handler is a name of its file; a Lambda function exports it. */
  readonly isExported: boolean;
}

/** What one path through a function ends in. */
export interface Path {
  readonly event: Event;
  /** What it gives back. */
  readonly result: Flow;
  /** The handler itself. */
  readonly site: Site;
  readonly helperCalls: readonly HelperCall[];
  /** The literal that a value equals on this path, else itself. */
  settle(value: Flow): Flow;
}

export interface Followed {
  readonly paths: readonly Path[];
  /** Why there may be more paths; empty where these are all. */
  readonly blind: readonly string[];
}

/**
 * Goes all paths through a function, each with one choice of the conditions that are not known: bounded, and nothing of it
 * runs. What is seen on a path can happen, as far as the conditions do not depend on each other in ways not seen here.
 */
export function follow(handler: Handler, newEvent: () => Event): Followed {
  const programs = new Programs(handler.files);
  if (programs.parse(handler.entry) === undefined)
    return { paths: [], blind: ["is not JavaScript that can be read"] };
  const budget = new StepBudget();
  const paths: Path[] = [];
  const blind = new Set<string>();
  let decisions: Decisions | undefined = new Decisions();
  for (let count = 0; decisions !== undefined; count += 1) {
    if (count >= LIMITS.flowPaths || budget.left <= 0) {
      blind.add("has more paths than are followed");
      break;
    }
    const went = goOne(handler, programs, new Machine(decisions, budget), newEvent());
    if (typeof went === "string") blind.add(went);
    else if (went !== undefined) paths.push(went);
    decisions = decisions.next();
  }
  return { paths, blind: [...blind] };
}

/** One path; nothing where it fails or cannot be, a clause where it cannot be followed. */
function goOne(
  handler: Handler,
  programs: Programs,
  machine: Machine,
  event: Event,
): Path | string | undefined {
  try {
    const module = new Modules(programs, machine).load(handler.entry);
    const target =
      module &&
      (handler.isExported ? exported(module.exports, handler.name) : module.scope.find(handler.name));
    if (target === undefined) return "has no handler of that name";
    if (target.kind !== "function") return "has a handler that is made elsewhere";
    let answered: Flow | undefined;
    const answer: Flow = {
      kind: "native",
      name: "callback",
      call: ([, value]) => {
        answered ??= value ?? UNDEFINED;
        return UNDEFINED;
      },
    };
    const result = call(
      target,
      [event.value, contextOf(answer), answer],
      { file: handler.entry, start: 0, end: 0 },
      machine,
    );
    return {
      event,
      result: machine.settle(answered ?? result),
      site: siteOf(target.node, target.scope.file),
      helperCalls: machine.helperCalls,
      settle: (value) => machine.settle(value),
    };
  } catch (error) {
    if (error instanceof Infeasible || error instanceof Thrown) return undefined;
    if (error instanceof Stopped) return "is longer than is followed";
    if (error instanceof RangeError) return "is nested deeper than is followed";
    throw error;
  }
}

function exported(exports: Flow, name: string): Flow | undefined {
  if (exports.kind === "function") return undefined;
  if (exports.kind !== "thing" && exports.kind !== "opaque") return undefined;
  const found = property(exports, name);
  return found.kind === "literal" ? undefined : found;
}

/** Lambda's second argument can answer, too. */
function contextOf(callback: Flow): Flow {
  const context = new Opaque("context", { type: "object" });
  if (callback.kind !== "native") return context;
  const succeed: Flow = {
    kind: "native",
    name: "succeed",
    call: ([value], site) => callback.call([literal(null), value ?? UNDEFINED], site),
  };
  context.slots.set("succeed", { value: succeed });
  context.slots.set("done", { value: callback });
  context.slots.set("fail", { value: { kind: "native", name: "fail", call: () => UNDEFINED } });
  return context;
}
