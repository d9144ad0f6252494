import { type Flow, property } from "../flow/values.ts";
import type { Findings } from "./fault.ts";
import { type Message, writtenIn } from "./message.ts";

/** A request that Lambda@Edge hands on: the address in it. CloudFront documents what it must be, not how it answers else. */
export function judgeRequest({ value }: Message, into: Findings): void {
  for (const [name, judge] of [
    ["uri", uriFault],
    ["querystring", queryFault],
  ] as const) {
    const site = writtenIn(value)?.slots.get(name)?.site;
    const says = site === undefined ? undefined : judge(property(value, name));
    if (site === undefined || says === undefined) continue;
    const does = `gives back a request whose ${name} ${says}`;
    into.faults.push({ kind: "edge/response-shape", site, does, certainty: "likely" });
  }
}

function uriFault(value: Flow): string | undefined {
  const first = beginning(value);
  return first === undefined || first.startsWith("/") ? undefined : "does not begin with a slash";
}

/** What a text begins with, as far as the code shows it. */
function beginning(value: Flow): string | undefined {
  const first = value.kind === "opaque" ? value.nature.parts?.[0] : value.kind === "literal" && value.value;
  const isShown = typeof first === "string" && (first !== "" || value.kind === "literal");
  return isShown ? first : undefined;
}

function queryFault(value: Flow): string | undefined {
  if (value.kind !== "literal" || typeof value.value !== "string") return undefined;
  if (value.value.includes("#")) return "holds a #";
  return /[ \p{Cc}]/u.test(value.value) ? "holds a space or a control character" : undefined;
}
