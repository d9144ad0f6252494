import { LIMITS } from "../../limits.ts";
import type { CodeFile } from "../../source/code-package.ts";
import type { EventType } from "../event-type.ts";
import { functionEvent, lambdaEvent } from "../flow/event.ts";
import { type Followed, follow, type Path } from "../flow/follow.ts";
import { followPython, PYTHON } from "../python/follow.ts";
import { judgeForm } from "./cloudfront-function.ts";
import type { Doubt, Fault, FaultKind, Findings } from "./fault.ts";
import { judgeHeaderNames, type Service } from "./headers.ts";
import { judgeHeaderValues } from "./lambda-headers.ts";
import { judgeOrigin } from "./lambda-origin.ts";
import { judgeRequest } from "./lambda-request.ts";
import { judgeResponse } from "./lambda-response.ts";
import { type Message, messageOf } from "./message.ts";

/** A function and when it runs. */
export interface Subject {
  readonly service: Service;
  readonly event: EventType;
  readonly files: ReadonlyMap<string, CodeFile>;
  readonly entry: string;
  readonly handler: string;
}

export interface Judged {
  readonly faults: readonly Fault[];
  readonly doubts: readonly Doubt[];
  readonly paths: readonly Path[];
}

export const LAMBDA_KINDS: readonly FaultKind[] = [
  "edge/disallowed-header",
  "edge/read-only-header",
  "edge/response-shape",
  "edge/status",
  "edge/body",
  "edge/header-characters",
  "edge/origin-object",
];

export const FUNCTION_KINDS: readonly FaultKind[] = ["function/read-only-header", "function/limits"];

/** Follows a function through all its paths, and checks what comes back as CloudFront does. */
export function judgeFunction(subject: Subject): Judged {
  const { entry, event, files, handler, service } = subject;
  const isLambda = service === "lambda";
  const called = { files, entry, name: handler, isExported: isLambda };
  const newEvent = () => (isLambda ? lambdaEvent(event) : functionEvent(event));
  const followed = PYTHON.test(entry) ? followPython(called, newEvent) : follow(called, newEvent);
  return judged(followed, event, service);
}

function judged({ blind, paths }: Followed, event: EventType, service: Service): Judged {
  const kinds = service === "lambda" ? LAMBDA_KINDS : FUNCTION_KINDS;
  const doubts: Doubt[] = blind.map((says) => ({ kinds, says }));
  const counted = new Map<string, { readonly fault: Fault; readonly paths: Set<Path> }>();
  for (const path of paths) {
    const found = judgePath(path, event, service, kinds);
    doubts.push(...found.doubts);
    for (const fault of found.faults) {
      const key = `${fault.kind} ${fault.site.file} ${fault.site.start} ${fault.does}`;
      const seen = counted.get(key) ?? { fault, paths: new Set() };
      seen.paths.add(path);
      counted.set(key, seen);
    }
  }
  const isEverywhere = ({ size }: ReadonlySet<Path>) => size === paths.length && blind.length === 0;
  const faults = [...counted.values()]
    .slice(0, LIMITS.flowFaults)
    .map(({ fault, paths: on }) => (isEverywhere(on) ? fault : { affects: SOME, ...fault }));
  return { faults, doubts: distinct(doubts, ({ kinds: of, says }) => `${says} ${of.join()}`), paths };
}

/** Of a fault that other paths do not have. */
const SOME = "requests for which the code comes there";

/** What CloudFront refuses of what comes back at the end of one path. */
export function judgePath(
  path: Path,
  event: EventType,
  service: Service,
  kinds: readonly FaultKind[],
): Findings {
  const into: Findings = { faults: [], doubts: [] };
  const message = messageOf(path);
  if (path.result === path.event.value) into.faults.push(wholeEvent(path, service));
  else if (message !== undefined) judgeMessage(message, event, service, path, into);
  else if (path.result.kind === "opaque")
    into.doubts.push({ kinds, says: "gives back what cannot be followed" });
  return into;
}

function wholeEvent({ site }: Path, service: Service): Fault {
  const kind = service === "lambda" ? "edge/response-shape" : "function/limits";
  return { kind, site, does: "gives back the whole event, not the request or response in it" };
}

function judgeMessage(
  message: Message,
  event: EventType,
  service: Service,
  path: Path,
  into: Findings,
): void {
  judgeHeaderNames(message, event, service, into);
  if (service === "cloudfront-function") {
    judgeForm(message, event, path, into);
    return;
  }
  judgeHeaderValues(message, into);
  if (message.is === "response") {
    judgeResponse(message, event, path, into);
    return;
  }
  judgeRequest(message, into);
  if (event === "origin-request") judgeOrigin(message, into);
}

function distinct<T>(items: readonly T[], key: (item: T) => string): readonly T[] {
  const found = new Map<string, T>();
  for (const item of items) if (!found.has(key(item))) found.set(key(item), item);
  return [...found.values()];
}
