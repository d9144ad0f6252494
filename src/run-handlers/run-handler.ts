import type { HandlerSubject } from "../derive/handlers.ts";
import { judgeOutcome } from "../edge-code/judge/returned.ts";
import { functionSample, lambdaSample } from "../facts/edge-events.ts";
import { handlerKey } from "../handler-key.ts";
import { LIMITS } from "../limits.ts";
import type { CodePosition, HandlerOutcome, HandlerRun } from "../observation.ts";
import { type Message, readFailure } from "./message.ts";
import { type Ended, runInSandbox, type Sandbox } from "./sandbox.ts";
import { type Task, taskOf } from "./task.ts";

export function keyOf({ function: target, ...call }: HandlerSubject): string {
  return handlerKey({ service: target.service, ...call });
}

/**
 * Calls a handler with the sample event. Where what came of it would be refused, it is called again with an event that
 * tells what it looked for and did not find: whether it fails for every request, or for want of a header.
 */
export async function runHandler(subject: HandlerSubject, sandbox: Sandbox): Promise<HandlerRun> {
  const task = taskOf(subject);
  if (typeof task === "string") return notRun(subject, task);
  const run = runOf(subject, task, await runInSandbox(task, sandbox));
  if (!isWatchable(run.outcome) || !isRefused(subject, run.outcome)) return run;
  const watching = { ...task, isWatching: true };
  const again = runOf(subject, watching, await runInSandbox(watching, sandbox));
  const isAlike = again.outcome.is === run.outcome.is;
  const missing = isAlike ? again.missing.filter((path) => mayBeThere(path, subject)) : [NOT_WATCHED];
  return { ...run, missing };
}

export function notRun(subject: HandlerSubject, why: string): HandlerRun {
  return { key: keyOf(subject), outcome: { is: "unknown", why }, blocked: [], missing: [], helperCalls: [] };
}

const NOT_WATCHED = "what could not be watched";

/** What the events of real requests may have beyond the sample. */
const VARYING =
  /^(?:request\.(?:headers|querystring|cookies|origin|body)|response\.(?:headers|cookies|body)|config|context|viewer)\b/;

/** No event that comes from a viewer has an origin. */
function mayBeThere(path: string, { event }: HandlerSubject): boolean {
  return VARYING.test(path) && !(event.startsWith("viewer") && path.startsWith("request.origin"));
}

const WATCHABLE: readonly HandlerOutcome["is"][] = ["returned", "threw", "unwritable"];

function isWatchable({ is }: HandlerOutcome): boolean {
  return WATCHABLE.includes(is);
}

function isRefused({ event, function: { service }, source }: HandlerSubject, outcome: HandlerOutcome) {
  const sample = (service === "lambda" ? lambdaSample : functionSample)(event);
  const site = { file: source.entry, start: 0, end: 0 };
  return judgeOutcome(outcome, { service, event, sample, site }).faults.length > 0;
}

function runOf(subject: HandlerSubject, task: Task, ended: Ended): HandlerRun {
  const { blocked, ending } = ended;
  const { helperCalls = [], missing = [] } = ending.is === "message" ? ending.message : {};
  const outcome = excused(outcomeOf(task, ended), blocked);
  return { key: keyOf(subject), outcome, blocked, missing, helperCalls };
}

/** Who fails here for want of something says nothing of how it fares at the edge. */
function excused(outcome: HandlerOutcome, [lacking]: readonly string[]): HandlerOutcome {
  if (lacking === undefined || outcome.is === "returned" || outcome.is === "unknown") return outcome;
  return unknown(lacking);
}

function outcomeOf(task: Task, { code, ending }: Ended): HandlerOutcome {
  switch (ending.is) {
    case "message":
      return toldOutcome(task, code, ending.message);
    case "late":
      return lateOutcome(task, ending.wasCalled);
    case "too-large":
      return { is: "too-large", characters: LIMITS.handlerCharacters + 1 };
    case "silent":
      return unknown(
        `ended without an answer: it may need more than ${LIMITS.handlerMegabytes} MB, or have closed what it answers through`,
      );
    case "not-started":
      return unknown(`could not be run: ${ending.why}`);
  }
}

const PLAIN_RESULT =
  "returns a value without being async or calling its callback, which Lambda takes or drops by the runtime, and that is not known";

function toldOutcome(task: Task, code: string, { is, payload }: Message): HandlerOutcome {
  switch (is) {
    case "returned":
      return isJson(payload) ? { is, json: payload } : unknown("gave back what cannot be read");
    case "ignored":
      return task.takesPlainResult === undefined ? unknown(PLAIN_RESULT) : { is };
    case "exited":
      return { is, code: Number(payload) };
    case "too-large":
      return { is, characters: Number(payload) };
    case "unwritable":
      return { is, error: failureIn(payload, code, task).error };
    case "threw":
      return { is, ...failureIn(payload, code, task) };
    case "no-handler":
      return unknown(`has no handler of the name ${task.handler}`);
    case "unreadable":
      return unknown(`cannot be read by this version of Node.js: ${failureIn(payload, code, task).error}`);
    default:
      return notLoaded(task, payload, code);
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Code that fails while it is loaded fails for every event. */
function notLoaded(task: Task, payload: string, code: string): HandlerOutcome {
  const { at, error } = failureIn(payload, code, task);
  if (task.isGuess || payload === "null") return unknown(`could not be loaded: ${error}`);
  return { is: "threw", error: `${error}, already when it is loaded`, ...(at && { at }) };
}

function lateOutcome({ limit, timeoutSeconds }: Task, wasCalled: boolean): HandlerOutcome {
  if (!wasCalled) return unknown(`was not loaded within ${LIMITS.handlerLoadSeconds} seconds`);
  if (!limit.isTheirs) return unknown(`did not end within the ${limit.seconds} seconds that it gets here`);
  return { is: "timed-out", seconds: timeoutSeconds ?? limit.seconds };
}

function unknown(why: string): HandlerOutcome {
  return { is: "unknown", why };
}

const LONGEST_ERROR = 300;

/** The error in one line, and where in the code it came about, as far as the stack tells. */
function failureIn(payload: string, code: string, { entry, files }: Task) {
  const { stack, text } = readFailure(payload);
  const line = (
    text.replaceAll(`file://${code}/`, "").replaceAll(`${code}/`, "").split("\n", 1)[0] ?? ""
  ).trim();
  const error = line.length > LONGEST_ERROR ? `${line.slice(0, LONGEST_ERROR)}…` : line;
  const at = positionIn(stack, code, (name) =>
    files.has(name) ? name : name === "function.mjs" ? entry : undefined,
  );
  return { error, ...(at && { at }) };
}

function positionIn(
  stack: string,
  code: string,
  known: (name: string) => string | undefined,
): CodePosition | undefined {
  const at = stack.indexOf(`${code}/`);
  const match =
    at === -1 ? null : /^([^\n():]{1,500}):(\d{1,9}):(\d{1,9})/.exec(stack.slice(at + code.length + 1));
  const file = known(match?.[1] ?? "");
  return file === undefined ? undefined : { file, line: Number(match?.[2]), column: Number(match?.[3]) };
}
