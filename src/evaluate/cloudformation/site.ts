import type { Span, TreeEntry } from "../../parse/tree.ts";
import { type Place, samePlace } from "../../source/place.ts";
import type { LineTable, SourceFile } from "../../source/source-file.ts";
import {
  absent,
  type Datum,
  type Form,
  type Provenance,
  type ProvenanceKind,
  type Reason,
  type Unknown,
  unknown,
  type Value,
} from "../../value.ts";
import { isList } from "./datum.ts";

/** Where the value under evaluation is written: it stays the property's while its pieces come from elsewhere. */
export interface Site {
  readonly at: Place;
  /** The resource, as `Resource.address`. */
  readonly address: string;
  /** `Properties.DistributionConfig.Origins[0]` */
  readonly path: string;
}

/** More steps than anybody follows, and a bound on what hostile references can pile up. */
const MAX_VIA = 16;

export function provenance(
  site: Site,
  via: readonly Provenance[] = [],
  kind: ProvenanceKind = "argument",
): Provenance {
  return {
    at: site.at,
    kind,
    address: site.address,
    path: site.path,
    via: via.slice(0, MAX_VIA),
    because: [],
  };
}

/** A step on the way of a value: the place itself, then the way it came there. */
export function stepsFrom(from: Provenance): readonly Provenance[] {
  return [{ ...from, via: [] }, ...from.via];
}

/** The ways of several pieces, each step once. */
export function joinVia(...ways: readonly (readonly Provenance[])[]): readonly Provenance[] {
  const joined: Provenance[] = [];
  for (const step of ways.flat()) {
    if (joined.length === MAX_VIA) break;
    if (!joined.some((known) => known.path === step.path && samePlace(known.at, step.at))) joined.push(step);
  }
  return joined;
}

/** A value written elsewhere, items included, as seen by a property that refers to it. */
export function seenFrom(value: Value<Datum>, site: Site, kind = value.from.kind): Value<Datum> {
  const from = provenance(site, stepsFrom({ ...value.from, kind }));
  if (value.kind !== "known" || !isList(value.value)) return { ...value, from };
  const items = value.value.map((item, index) =>
    seenFrom(item, { ...site, path: `${site.path}[${index}]` }, kind),
  );
  return { ...value, value: items, from };
}

export function blocked(
  why: readonly Reason[],
  site: Site,
  via: readonly Provenance[] = [],
  form?: Form,
): Unknown {
  return unknown(distinctReasons(why), provenance(site, via), form);
}

/** Each blocker once. */
export function distinctReasons(why: readonly Reason[]): readonly Reason[] {
  if (why.length < 2) return why;
  const distinct = new Map<string, Reason>();
  for (const reason of why) {
    const key = `${reason.why} ${reason.what} ${reason.choice?.id ?? ""}`;
    if (!distinct.has(key)) distinct.set(key, reason);
  }
  return [...distinct.values()];
}

export function notWritten(site: Site, via: readonly Provenance[] = []): Value<Datum> {
  return absent(provenance(site, via));
}

/** What a code frame can show of a line; a whole template may stand on one. */
const MAX_LINE = 1_000;

/** The first line of `span`, without blanks at its end: what a code frame can show as one line. */
export function firstLine(source: SourceFile, lines: LineTable, span: Span): Place {
  const line = source.text.slice(span.start, Math.min(span.end, span.start + MAX_LINE));
  const newline = line.indexOf("\n");
  let end = newline === -1 ? line.length : newline;
  while (end > 1 && BLANK.has(line.charAt(end - 1))) end -= 1;
  return lines.place(span.start, span.start + end);
}

const BLANK: ReadonlySet<string> = new Set([" ", "\t", "\r"]);

/** From the key to the end of its value, as far as that goes on one line; the key alone where there is no value. */
export function entrySpan(entry: TreeEntry): Span {
  return { start: entry.keySpan.start, end: Math.max(entry.keySpan.end, entry.value.end) };
}
