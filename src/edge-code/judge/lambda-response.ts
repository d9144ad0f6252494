import { BODY_ENCODINGS, GENERATED_BYTES, GENERATED_STATUS } from "../../facts/edge-functions.ts";
import type { EventType } from "../event-type.ts";
import type { Path } from "../flow/follow.ts";
import { type Flow, Opaque, type Primitive, property, type Site } from "../flow/values.ts";
import type { Findings } from "./fault.ts";
import { isNothing, type Message, propertyAt, writtenIn } from "./message.ts";

/** A response of Lambda@Edge: its status and its body. */
export function judgeResponse(message: Message, event: EventType, path: Path, into: Findings): void {
  const { value } = message;
  if (value.kind === "thing" && value.bases.some(({ nature }) => nature.path === undefined)) {
    into.doubts.push({
      kinds: ["edge/status", "edge/body"],
      says: "gives back an object that cannot be followed",
    });
    return;
  }
  judgeStatus(message, event, path, into);
  judgeBody(message, event, path, into);
}

function judgeStatus(message: Message, event: EventType, path: Path, into: Findings): void {
  const { value } = message;
  const { site, value: written } = propertyAt(value, "status");
  const status = path.settle(written);
  if (site === undefined) return;
  if (isNothing(status)) {
    if (message.isMade) judgeMissing(message, site, into);
  } else if (writtenIn(value)?.slots.get("status")?.site !== undefined) {
    if (status.kind === "thing") fault(into, site, "gives a status that is no number");
    else if (status.kind === "literal") judgeNumber(status.value, site, event, path, into);
    else if (status.kind === "opaque" && status.nature.path === undefined)
      into.doubts.push({ kinds: ["edge/status"], says: "gives a status that cannot be followed" });
  }
}

function judgeNumber(status: Primitive, site: Site, event: EventType, path: Path, into: Findings): void {
  const number = Number(status);
  if (!Number.isInteger(number) || number < GENERATED_STATUS.least || number > GENERATED_STATUS.most)
    fault(into, site, `gives the status ${JSON.stringify(status)}, which is not from 200 to 599`);
  else if (event === "viewer-response" && !isAsItWas(number, path))
    fault(into, site, "changes the status, which a function for viewer responses may not", OTHER_STATUS);
}

const OTHER_STATUS = "responses of another status";

/** The path is only taken for responses of that status. */
function isAsItWas(status: number, path: Path): boolean {
  const own = path.settle(new Opaque("response.status", { path: "response.status" }));
  return own.kind === "literal" && Number(own.value) === status;
}

function judgeMissing({ value }: Message, site: Site, into: Findings): void {
  if (value.slots.has("statusCode")) {
    into.faults.push({
      kind: "edge/response-shape",
      site: value.slots.get("statusCode")?.site ?? site,
      does: "gives back a statusCode, as for API Gateway: CloudFront reads status",
    });
  } else fault(into, site, "gives back a response without a status");
}

function fault(into: Findings, site: Site, does: string, affects?: string): void {
  into.faults.push({ kind: "edge/status", site, does, ...(affects !== undefined && { affects }) });
}

// ------------------------------------------------------------------ the body

function judgeBody(message: Message, event: EventType, path: Path, into: Findings): void {
  const slot = writtenIn(message.value)?.slots.get("body");
  if (slot?.site === undefined || isNothing(slot.value)) return;
  const body = path.settle(slot.value);
  const encoding = judgeEncoding(message, slot.site, path, into);
  if (body.kind === "thing" || (body.kind === "literal" && typeof body.value !== "string")) {
    bad(into, slot.site, "gives a body that is no text");
    return;
  }
  if (body.kind === "opaque" && body.nature.type !== "string" && body.nature.path === undefined)
    into.doubts.push({ kinds: ["edge/body"], says: "gives a body that cannot be followed" });
  const status = path.settle(property(message.value, "status"));
  if (
    event === "viewer-request" &&
    status.kind === "literal" &&
    Number(status.value) === 204 &&
    isFilled(body)
  )
    bad(into, slot.site, "gives a body with the status 204");
  if (body.kind === "literal") judgeText(String(body.value), encoding === "base64", event, slot.site, into);
}

function judgeEncoding({ value }: Message, body: Site, path: Path, into: Findings): Primitive {
  const encoding = path.settle(property(value, "bodyEncoding"));
  if (encoding.kind !== "literal" || isNothing(encoding)) return undefined;
  if (!BODY_ENCODINGS.includes(String(encoding.value))) {
    const site = propertyAt(value, "bodyEncoding").site ?? body;
    bad(
      into,
      site,
      `gives the bodyEncoding ${JSON.stringify(encoding.value)}, which is neither "text" nor "base64"`,
    );
  }
  return encoding.value;
}

function isFilled(body: Flow): boolean {
  if (body.kind === "literal") return body.value !== "";
  const { json, parts } = body.kind === "opaque" ? body.nature : {};
  return json !== undefined || (parts ?? []).some((part) => typeof part === "string");
}

/** Groups of four letters, the last one perhaps shorter. */
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2,3}={0,2})?$/;

function judgeText(body: string, isBase64: boolean, event: EventType, site: Site, into: Findings): void {
  const most = event.startsWith("viewer") ? GENERATED_BYTES.viewer : GENERATED_BYTES.origin;
  const bytes = Buffer.byteLength(body);
  if (isBase64 && !BASE64.test(body.trim())) bad(into, site, "gives a body that is not valid base64");
  else if (!isBase64 && bytes > most)
    bad(
      into,
      site,
      `gives a body of ${bytes} bytes, more than the ${most} that a response may have in ${event} events`,
    );
}

function bad(into: Findings, site: Site, does: string): void {
  into.faults.push({ kind: "edge/body", site, does });
}
