import type { EventType } from "../event-type.ts";
import type { Path } from "../flow/follow.ts";
import { property } from "../flow/values.ts";
import type { Findings } from "./fault.ts";
import { isNothing, type Message, propertyAt, writtenIn } from "./message.ts";

const KIND = "function/limits";

/** What a CloudFront Function hands back, as far as it has the wrong form. */
export function judgeForm(message: Message, event: EventType, path: Path, into: Findings): void {
  judgeHeaders(message, into);
  const { value } = message;
  if (value.kind === "thing" && value.bases.some(({ nature }) => nature.path === undefined)) {
    into.doubts.push({ kinds: [KIND], says: "gives back an object that cannot be followed" });
    return;
  }
  if (message.is === "request") return;
  const { site, value: written } = propertyAt(value, "statusCode");
  const status = path.settle(written);
  if (site === undefined) return;
  if (status.kind === "literal" && typeof status.value === "string")
    into.faults.push({
      kind: KIND,
      site,
      does: `gives the statusCode ${JSON.stringify(status.value)}, a text and no number`,
    });
  const lambdaStatus = value.slots.get("status");
  if (message.isMade && isNothing(status) && lambdaStatus?.site && event === "viewer-request")
    into.faults.push({
      kind: KIND,
      site: lambdaStatus.site,
      does: "gives back a status, as for Lambda@Edge: a CloudFront Function gives a statusCode",
    });
}

function judgeHeaders(message: Message, into: Findings): void {
  const headers = property(message.value, "headers");
  const written = writtenIn(headers);
  if (written === undefined) return;
  if (written.isOpen) into.doubts.push({ kinds: [KIND], says: "writes headers that cannot be followed" });
  for (const [name, { site, value }] of written.slots) {
    if (site === undefined || site.file === "" || isNothing(value)) continue;
    if (name !== name.toLowerCase())
      into.faults.push({ kind: KIND, site, does: `names the header ${name} with capital letters` });
    else if (value.kind === "literal" || (value.kind === "thing" && value.isArray))
      into.faults.push({
        kind: KIND,
        site,
        does: `gives the header ${name} as a ${value.kind === "literal" ? typeof value.value : "list"}, not as { value }`,
      });
  }
}
