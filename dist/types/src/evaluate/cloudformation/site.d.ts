import type { Span, TreeEntry } from "../../parse/tree.ts";
import { type Place } from "../../source/place.ts";
import type { LineTable, SourceFile } from "../../source/source-file.ts";
import { type Datum, type Form, type Provenance, type ProvenanceKind, type Reason, type Unknown, type Value } from "../../value.ts";
/** Where the value under evaluation is written: it stays the property's while its pieces come from elsewhere. */
export interface Site {
    readonly at: Place;
    /** The resource, as `Resource.address`. */
    readonly address: string;
    /** `Properties.DistributionConfig.Origins[0]` */
    readonly path: string;
}
export declare function provenance(site: Site, via?: readonly Provenance[], kind?: ProvenanceKind): Provenance;
/** A step on the way of a value: the place itself, then the way it came there. */
export declare function stepsFrom(from: Provenance): readonly Provenance[];
/** The ways of several pieces, each step once. */
export declare function joinVia(...ways: readonly (readonly Provenance[])[]): readonly Provenance[];
/** A value written elsewhere, items included, as seen by a property that refers to it. */
export declare function seenFrom(value: Value<Datum>, site: Site, kind?: ProvenanceKind): Value<Datum>;
export declare function blocked(why: readonly Reason[], site: Site, via?: readonly Provenance[], form?: Form): Unknown;
/** Each blocker once. */
export declare function distinctReasons(why: readonly Reason[]): readonly Reason[];
export declare function notWritten(site: Site, via?: readonly Provenance[]): Value<Datum>;
/** The first line of `span`, without blanks at its end: what a code frame can show as one line. */
export declare function firstLine(source: SourceFile, lines: LineTable, span: Span): Place;
/** From the key to the end of its value, as far as that goes on one line; the key alone where there is no value. */
export declare function entrySpan(entry: TreeEntry): Span;
