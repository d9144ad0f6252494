import type { TextParts } from "../text-form.ts";
import type { Atom, Datum, Reason, Value } from "../value.ts";

const MAX_REASONS = 3;
const MAX_ITEMS = 10;
const MAX_TEXT = 500;

/**
 * A value for people: known text as it is, `api.${var.domain}` for a text with gaps, `(unknown: var.domain has no value)`,
 * `(sensitive)`, `(not set)`.
 */
export function describe(value: Value<Datum | readonly Value<Datum>[]>): string {
  if (value.kind === "absent") return "(not set)";
  if (value.kind === "known") return value.sensitive ? "(sensitive)" : describeDatum(value.value);
  if (value.why.some((reason) => reason.why === "sensitive")) return "(sensitive)";
  if (value.form?.kind === "text") return describeParts(value.form.parts);
  if (value.form?.kind === "list") return describeItems(value.form.items, value.form.open);
  return `(unknown: ${describeReasons(value.why)})`;
}

/** What blocks, as one clause: `var.domain has no value, and 2 more`. */
export function describeReasons(why: readonly Reason[]): string {
  const shown = why.slice(0, MAX_REASONS).map((reason) => `${reason.what} ${reason.says}`);
  const more = why.length - shown.length;
  return [...new Set(shown), ...(more > 0 ? [`and ${more} more`] : [])].join(", ");
}

function describeDatum(datum: Datum | readonly Value<Datum>[]): string {
  if (typeof datum !== "object") return cut(String(datum));
  return isList(datum)
    ? describeItems(datum, false)
    : `{${[...datum.keys()].slice(0, MAX_ITEMS).join(", ")}}`;
}

function isList(datum: object): datum is readonly Value<Datum>[] {
  return Array.isArray(datum);
}

function describeItems(items: readonly Value<Datum>[], open: boolean): string {
  const shown = items.slice(0, MAX_ITEMS).map(describe);
  return [...shown, ...(open || shown.length < items.length ? ["…"] : [])].join(", ");
}

function describeParts(parts: TextParts): string {
  return cut(parts.map(describePart).join(""));
}

/** A piece of a text as it is written: `${aws_lb.web.dns_name}`, `${Web.DNSName}`, and for CloudFormation's `Ref` `${Web}`. */
export function describePart(part: string | Atom): string {
  if (typeof part === "string") return part;
  return `\${${part.attribute === "Ref" && part.address !== undefined ? part.address : part.source}}`;
}

function cut(text: string): string {
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
}
