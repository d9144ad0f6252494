import type { EventType } from "../model/edge-function.ts";
import type { HandlerOutcome } from "../observation.ts";

/** One sentence without its stop about a run: who, with what, and what came of it. */
export function runSummary(address: string, event: EventType, outcome: HandlerOutcome): string {
  return `${address}, run with AWS's sample event for ${event}, ${outcomeText(outcome)}`;
}

function outcomeText(outcome: HandlerOutcome): string {
  switch (outcome.is) {
    case "returned":
      return `gives back ${messageText(outcome.json)}`;
    case "ignored":
      return "gives back nothing: neither is it async nor does it call its callback";
    case "unwritable":
      return `gives back what cannot be written as JSON: ${outcome.error}`;
    case "threw":
      return `fails with ${outcome.error}`;
    case "exited":
      return `ends its process with code ${outcome.code}`;
    case "timed-out":
      return `does not end within ${outcome.seconds} seconds`;
    case "too-large":
      return `gives back ${outcome.characters} characters`;
    case "unknown":
      return outcome.why;
  }
}

const LONGEST_PART = 200;

function messageText(json: string): string {
  const value: unknown = JSON.parse(json);
  if (value === null) return "nothing";
  if (typeof value !== "object" || Array.isArray(value)) return `${cut(json)}, which is no object`;
  if ("Records" in value || "context" in value) return "the whole event";
  const status = "status" in value ? value.status : "statusCode" in value ? value.statusCode : undefined;
  if (status !== undefined) return `a response with the status ${cut(JSON.stringify(status))}`;
  return "uri" in value ? `a request for ${cut(JSON.stringify(value.uri))}` : "an object";
}

function cut(text: string): string {
  return text.length > LONGEST_PART ? `${text.slice(0, LONGEST_PART)}…` : text;
}
