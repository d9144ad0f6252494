import type { HandlerOutcome } from "../../observation.ts";
import { Stopped } from "../flow/values.ts";
import type { Fault, FaultKind, Findings } from "./fault.ts";
import type { Service } from "./headers.ts";
import { FUNCTION_KINDS, judgePath, LAMBDA_KINDS } from "./judge.ts";
import { type Json, pathOf, type Returned } from "./returned-flow.ts";

/** What CloudFront refuses of what came of one run, with the judgement that the code itself gets. */
export function judgeOutcome(outcome: HandlerOutcome, run: Omit<Returned, "value">): Findings {
  const fault = (kind: FaultKind, does: string): Findings => ({
    faults: [{ kind, site: run.site, does }],
    doubts: [],
  });
  const failed = (does: string) => fault(failureOf(run.service), does);
  switch (outcome.is) {
    case "returned":
      return judgeReturned(outcome.json, run);
    case "ignored":
      return fault(shapeOf(run.service), IGNORED);
    case "unwritable":
      return failed(`gives back what cannot be written as JSON (${outcome.error})`);
    case "threw":
      return failed(`fails with ${outcome.error}`);
    case "exited":
      return failed("ends the process that it runs in");
    case "timed-out":
      return failed(timeText(run.service, outcome.seconds));
    case "too-large":
      return fault(
        run.service === "lambda" ? "edge/body" : "function/limits",
        `gives back more than ${outcome.characters - 1} characters`,
      );
    case "unknown":
      return NOTHING;
  }
}

const NOTHING: Findings = { faults: [], doubts: [] };

/** Lambda's runtimes for Node.js wait for a promise or a call of the callback. */
const IGNORED =
  "gives back nothing: it returns a value without being async or calling its callback, and Lambda drops that";

function timeText(service: Service, seconds: number): string {
  return service === "lambda"
    ? `does not end within its timeout of ${seconds} seconds`
    : `still computes after ${seconds} seconds`;
}

function failureOf(service: Service): FaultKind {
  return service === "lambda" ? "edge/execution-error" : "function/limits";
}

function shapeOf(service: Service): FaultKind {
  return service === "lambda" ? "edge/response-shape" : "function/limits";
}

function judgeReturned(json: string, run: Omit<Returned, "value">): Findings {
  const value = parsed(json);
  if (value === undefined) return { faults: [], doubts: [] };
  const { event, service, site } = run;
  try {
    const path = pathOf({ ...run, value });
    if (path === undefined)
      return {
        faults: [{ kind: shapeOf(service), site, does: `gives back ${noObject(value)}` }],
        doubts: [],
      };
    const kinds = service === "lambda" ? LAMBDA_KINDS : FUNCTION_KINDS;
    const { faults, doubts } = judgePath(path, event, service, kinds);
    return { faults: faults.map(certain), doubts };
  } catch (error) {
    // More entries, or deeper ones, than are judged.
    if (error instanceof Stopped || error instanceof RangeError) return NOTHING;
    throw error;
  }
}

/** What was seen needs no assumption about whom it concerns: the event says that. */
function certain({ affects: _, ...fault }: Fault): Fault {
  return fault;
}

function noObject(value: Json): string {
  if (value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  return typeof value === "string" ? "a text" : String(value);
}

function parsed(json: string): Json | undefined {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
