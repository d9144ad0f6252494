import type { EventType } from "../event-type.ts";
import { type Flow, listOf, literal, Opaque, type Site, Thing, write } from "./values.ts";

const NOWHERE: Site = { file: "", start: 0, end: 0 };

/** What a function is called with, and which of it is which. */
export interface Event {
  readonly value: Flow;
  readonly request: Opaque;
  /** Of response events. */
  readonly response: Opaque | undefined;
}

/** The event of Lambda@Edge: `event.Records[0].cf`. */
export function lambdaEvent(type: EventType): Event {
  const { request, response } = messages(type);
  const config = object({ eventType: literal(type) });
  config.bases = [new Opaque("config")];
  const cf = object({ config, request, ...(response && { response }) });
  return { value: object({ Records: listOf([object({ cf })], NOWHERE) }), request, response };
}

/** The event of CloudFront Functions. */
export function functionEvent(type: EventType): Event {
  const { request, response } = messages(type);
  const context = object({ eventType: literal(type) });
  context.bases = [new Opaque("context")];
  const viewer = new Opaque("viewer", { type: "object" });
  const value = object({ version: literal("1.0"), context, viewer, request, ...(response && { response }) });
  return { value, request, response };
}

function messages(type: EventType): Pick<Event, "request" | "response"> {
  const request = new Opaque("request", { path: "request", type: "object" });
  const isResponse = type === "viewer-response" || type === "origin-response";
  return {
    request,
    response: isResponse ? new Opaque("response", { path: "response", type: "object" }) : undefined,
  };
}

function object(entries: Readonly<Record<string, Flow>>): Thing {
  const made = new Thing(false, NOWHERE);
  for (const [name, value] of Object.entries(entries)) write(made, name, value, NOWHERE);
  return made;
}
