import { type Flow, itemsOf, type Opaque, property, type Site, type Thing } from "../flow/values.ts";
import type { Findings } from "./fault.ts";
import { isNothing, type Message, writtenIn } from "./message.ts";

const SHAPE = "edge/response-shape";
const CHARACTERS = "edge/header-characters";

/**
 * Headers of Lambda@Edge: an object of lists of `{ key, value }`, each value a text or, as CloudFront's own words have it, a
 * list of texts.
 */
export function judgeHeaderValues(message: Message, into: Findings): void {
  const headers = property(message.value, "headers");
  const site = writtenIn(message.value)?.slots.get("headers")?.site;
  if (headers.kind === "literal") {
    if (!isNothing(headers) && site !== undefined) fault(into, site, "gives headers that are no object");
    return;
  }
  if (headers.kind === "thing" && headers.isArray) {
    if (!headers.isOpen && headers.slots.size > 0)
      fault(into, headers.site, "gives headers as a list, not as an object of lists");
    return;
  }
  const written = writtenIn(headers);
  if (written === undefined || written.isOpen)
    into.doubts.push({ kinds: [SHAPE, CHARACTERS], says: "writes headers that cannot be followed" });
  for (const [name, slot] of written?.slots ?? [])
    if (slot.site !== undefined && slot.site.file !== "") judgeHeader(name, slot.value, slot.site, into);
}

function judgeHeader(name: string, value: Flow, site: Site, into: Findings): void {
  if (isNothing(value)) return;
  if (value.kind === "literal")
    fault(into, site, `gives the header ${name} as a ${typeof value.value}, not as a list of { key, value }`);
  else if (value.kind === "opaque") judgeOpaque(name, value, into);
  else if (value.kind === "thing" && !value.isArray) {
    if (!value.isOpen)
      fault(into, site, `gives the header ${name} as an object, not as a list of { key, value }`);
  } else if (value.kind === "thing") for (const item of itemsOf(value)) judgeItem(name, item, value, into);
}

function judgeOpaque(name: string, value: Opaque, into: Findings): void {
  if (value.nature.path === undefined)
    into.doubts.push({
      kinds: [SHAPE, CHARACTERS],
      says: `gives the header ${name} a value that cannot be followed`,
    });
}

function judgeItem(name: string, item: Flow, list: Thing, into: Findings): void {
  if (item.kind === "opaque") judgeOpaque(name, item, into);
  else if (item.kind === "thing") judgeValue(name, item, into);
  else fault(into, list.site, `lists for the header ${name} what is no { key, value }`);
}

function judgeValue(name: string, item: Thing, into: Findings): void {
  const value = property(item, "value");
  const at = item.slots.get("value")?.site ?? item.site;
  if (value.kind === "opaque") judgeParts(name, value, at, into);
  else if (value.kind === "thing" && !value.isArray)
    fault(into, at, `gives the header ${name} a value that is no text`);
  else if (value.kind !== "literal" || (value.value === undefined && item.isOpen)) return;
  else if (typeof value.value === "string") judgeText(name, value.value, at, into);
  else {
    const what = value.value === undefined ? "no value" : `a value that is ${value.value}, not a text`;
    fault(into, at, `gives the header ${name} ${what}`);
  }
}

function judgeText(name: string, text: string, site: Site, into: Findings): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\r\n\u0000]/.test(text))
    into.faults.push({
      kind: CHARACTERS,
      site,
      does: `writes a line break into the header ${name}`,
      certainty: "likely",
    });
  else if (/[^\t\u0020-\u00ff]/.test(text))
    into.faults.push({
      kind: CHARACTERS,
      site,
      does: `writes letters beyond Latin-1 into the header ${name}`,
    });
}

/** What was decoded may hold line breaks and letters that no header may hold. */
function judgeParts(name: string, value: Opaque, site: Site, into: Findings): void {
  const parts = value.nature.parts ?? [value];
  for (const part of parts) {
    if (typeof part === "string") judgeText(name, part, site, into);
    else if (part.nature.decoded)
      into.faults.push({
        kind: CHARACTERS,
        site,
        does: `writes what it decoded from the request into the header ${name} as it is`,
      });
  }
}

function fault(into: Findings, site: Site, does: string): void {
  into.faults.push({ kind: SHAPE, site, does });
}
