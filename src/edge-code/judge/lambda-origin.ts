import { isDisallowedHeader, LAMBDA_ORIGIN } from "../../facts/edge-functions.ts";
import { isIpAddress } from "../../names.ts";
import { type Flow, itemsOf, type Opaque, property, type Site, type Thing } from "../flow/values.ts";
import type { Findings } from "./fault.ts";
import { isNothing, type Message, writtenIn } from "./message.ts";

const KIND = "edge/origin-object";

/** The origin that a function for origin requests hands back. */
export function judgeOrigin({ value }: Message, into: Findings): void {
  const origin = property(value, "origin");
  if (origin.kind === "thing" && !origin.isOpen) judgeKinds(origin, into);
  if (origin.kind !== "thing" && origin.kind !== "opaque") return;
  if (origin.kind === "opaque" && (origin.nature.path === undefined || origin.isTouched))
    into.doubts.push({ kinds: [KIND], says: "gives back an origin that cannot be followed" });
  for (const kind of ["custom", "s3"] as const) {
    const slot = writtenIn(origin)?.slots.get(kind);
    if (slot && (slot.value.kind === "thing" || slot.value.kind === "opaque"))
      judgeOne(kind, slot.value, into);
  }
}

function judgeKinds(origin: Thing, into: Findings): void {
  const has = (kind: string) => !isNothing(property(origin, kind));
  if (has("custom") && has("s3")) fault(into, origin.site, "gives back an origin that is both custom and s3");
  if (!has("custom") && !has("s3") && origin.slots.has("domainName"))
    fault(into, origin.site, "gives back an origin that is neither custom nor s3");
}

function judgeOne(kind: "custom" | "s3", value: Thing | Opaque, into: Findings): void {
  const written = writtenIn(value);
  const check = (name: string, judge: (value: Flow) => string | undefined) => {
    const slot = written?.slots.get(name);
    const says = slot?.site && slot.site.file !== "" ? judge(slot.value) : undefined;
    if (slot?.site && says !== undefined)
      fault(into, slot.site, `gives back an origin whose ${name} ${says}`);
  };
  check("domainName", (name) => domainFault(name, kind));
  check("path", pathFault);
  check("customHeaders", headersFault);
  if (kind === "s3") return;
  check("port", portFault);
  check("protocol", (protocol) => {
    const text = literalOf(protocol);
    return text === undefined || LAMBDA_ORIGIN.protocols.some((one) => one === text)
      ? undefined
      : `is ${JSON.stringify(text)}, neither "http" nor "https"`;
  });
  check("sslProtocols", protocolsFault);
  check("readTimeout", secondsFault);
  check("keepaliveTimeout", secondsFault);
}

function domainFault(value: Flow, kind: "custom" | "s3"): string | undefined {
  const name = literalOf(value);
  if (name === undefined) return beginsWithScheme(value) ? "begins with a scheme" : undefined;
  if (typeof name !== "string" || name === "") return "is empty";
  if (name.includes("://")) return "begins with a scheme";
  if (isIpAddress(name)) return "is an IP address";
  if (name.includes(":")) return "holds a colon: the port is a setting of its own";
  if (name.includes("/")) return "holds a slash: the path is a setting of its own";
  if (name.length > LAMBDA_ORIGIN.domainLength[kind])
    return `is longer than ${LAMBDA_ORIGIN.domainLength[kind]} characters`;
  return kind === "s3" && name !== name.toLowerCase() ? "has capital letters" : undefined;
}

function beginsWithScheme(value: Flow): boolean {
  const [first] = value.kind === "opaque" ? (value.nature.parts ?? []) : [];
  return typeof first === "string" && /^https?:\/\//.test(first);
}

function pathFault(value: Flow): string | undefined {
  const path = literalOf(value);
  if (typeof path !== "string" || path === "") return undefined;
  if (!path.startsWith("/")) return "does not begin with a slash";
  if (path.endsWith("/")) return "ends in a slash";
  return path.length > LAMBDA_ORIGIN.pathLength
    ? `is longer than ${LAMBDA_ORIGIN.pathLength} characters`
    : undefined;
}

function portFault(value: Flow): string | undefined {
  const port = literalOf(value);
  if (port === undefined) return undefined;
  const number = Number(port);
  const isUsable = number === 80 || number === 443 || (number >= 1024 && number <= 65535);
  return isUsable && Number.isInteger(number)
    ? undefined
    : `is ${String(port)}: CloudFront takes 80, 443 and 1024 to 65535`;
}

function secondsFault(value: Flow): string | undefined {
  const seconds = literalOf(value);
  if (seconds === undefined) return undefined;
  const { least, most } = LAMBDA_ORIGIN.timeoutSeconds;
  const number = Number(seconds);
  return number >= least && number <= most
    ? undefined
    : `is ${String(seconds)}: CloudFront takes ${least} to ${most} seconds`;
}

function protocolsFault(value: Flow): string | undefined {
  if (value.kind !== "thing" || value.isOpen) return undefined;
  const unknown = itemsOf(value)
    .map(literalOf)
    .find((name) => name !== undefined && !LAMBDA_ORIGIN.sslProtocols.some((one) => one === name));
  return unknown === undefined
    ? undefined
    : `holds ${JSON.stringify(unknown)}, which CloudFront does not take`;
}

function headersFault(value: Flow): string | undefined {
  const written = writtenIn(value);
  const name = [...(written?.slots ?? [])].find(
    ([each, slot]) => slot.site && isDisallowedHeader(each.toLowerCase()),
  )?.[0];
  return name === undefined ? undefined : `holds the header ${name.toLowerCase()}, which no function may add`;
}

function literalOf(value: Flow) {
  return value.kind === "literal" && !isNothing(value) ? value.value : undefined;
}

function fault(into: Findings, site: Site, does: string): void {
  into.faults.push({ kind: KIND, site, does });
}
