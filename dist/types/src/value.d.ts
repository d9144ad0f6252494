import type { Place } from "./source/place.ts";
/**
 * A fact of the code: known, not written, or not knowable from here.
 * There is no `.value` before narrowing, so an unknown cannot be mistaken for `false`.
 */
export type Value<T> = Known<T> | Absent | Unknown;
export interface Known<T> {
    readonly kind: "known";
    readonly value: T;
    readonly from: Provenance;
    /** Marked sensitive by the code: judged, never printed. */
    readonly sensitive?: true;
}
/** Not written, and the provider has no default; also `null` and `AWS::NoValue`. */
export interface Absent {
    readonly kind: "absent";
    readonly from: Provenance;
}
export interface Unknown {
    readonly kind: "unknown";
    /** Every blocker, never empty. */
    readonly why: readonly Reason[];
    /** What is known of it all the same. */
    readonly form?: Form;
    readonly from: Provenance;
}
/** A plain property tree: what front ends put into `Resource.properties`. Nested blocks are lists of maps. */
export type Datum = string | number | boolean | DatumList | DatumMap;
export type DatumList = readonly Value<Datum>[];
export type DatumMap = ReadonlyMap<string, Value<Datum>>;
export type Form = TextForm | ListForm | MapForm;
/** A text of which some parts are known: `["https://", atom, "/"]`. Adjacent strings are merged, none is empty. */
export interface TextForm {
    readonly kind: "text";
    readonly parts: readonly (string | Atom)[];
}
/** `open`: more items may follow than are listed. */
export interface ListForm {
    readonly kind: "list";
    readonly items: readonly Value<Datum>[];
    readonly open: boolean;
}
export interface MapForm {
    readonly kind: "map";
    readonly entries: DatumMap;
    readonly open: boolean;
}
/**
 * A text that only AWS (or the caller) will choose, yet always the same one:
 * two atoms are equal when their `source` is.
 */
export interface Atom {
    /** Full address with instance keys, and the attribute: `module.app.aws_lb.web.dns_name`, `var.domain`, `Alb.DNSName`. */
    readonly source: string;
    /** The resource it belongs to, as `Resource.address`; missing for variables, parameters and imports. */
    readonly address?: string;
    /** The attribute of that resource: `dns_name`, `arn`, `id`, `Ref`. */
    readonly attribute?: string;
    /** What AWS makes of it, where the type of the resource fixes that. */
    readonly kind?: AtomKind;
}
/**
 * Kinds ending in `-host` are DNS names without scheme, port or slash, so that
 * `split("/", url)[2]` and `trimprefix(url, "https://")` can be decided on the parts.
 */
export type AtomKind = "load-balancer-host" | "s3-bucket-host" | "s3-website-host" | "ec2-public-host" | "ec2-private-host" | "execute-api-host" | "api-domain-target-host" | "function-url-host" | "distribution-host" | "other-host" | "ip-address" | "arn" | "id" | "name" | "region" | "account" | "number";
/** The closed list of blockers; the JSON report prints them as `why`. */
export type ReasonCode = "no-value" | "resource-attribute" | "data-source" | "module-not-installed" | "remote-state" | "import-value" | "unsupported-function" | "impure-function" | "provider-function" | "unsupported-syntax" | "outside-repository" | "file-not-found" | "condition" | "for-each" | "cycle" | "limit" | "error" | "sensitive" | "not-in-input" | "not-modelled" | "edge-function" | "not-observed";
export interface Reason {
    /** What blocks: `var.domain`, `aws_lb.web.dns_name`, `module.cdn`. */
    readonly what: string;
    readonly why: ReasonCode;
    /** One clause that completes "… because", for people: `has no value`, `is not installed: run terraform init`. */
    readonly says: string;
    readonly at?: Place;
    /** Set where the blocker is an undecidable choice that worlds can branch on. */
    readonly choice?: Choice;
}
/** An undecidable condition (`options` are true and false) or a closed enumeration of at most four values. */
export interface Choice {
    /** Canonical text, one per condition and module instance: `var.enable_alias`, `module.a:var.kind`. */
    readonly id: string;
    readonly options: readonly (string | boolean | number)[];
    /** Set where `true` says that something has one certain value, so that tests of the same thing exclude each other. */
    readonly equality?: Equality;
}
/** `var.env == "dev"`: what is tested, under its canonical name, and the literal as it is written. */
export interface Equality {
    readonly subject: string;
    readonly literal: string;
}
export type ProvenanceKind = "argument" | "block" | "provider-default" | "not-written" | "variable-default" | "tfvars" | "outside-file" | "command-line" | "config-variable" | "plan-variable" | "config" | "environment" | "local" | "caller" | "output" | "parameter" | "mapping" | "condition" | "data-source" | "derived" | "observed";
/** Findings never compute a line: the value they complain about carries it. */
export interface Provenance {
    /** Where the resource's own argument is written. */
    readonly at: Place;
    readonly kind: ProvenanceKind;
    /** The resource, with instance keys: `module.cdn.aws_cloudfront_distribution.this[0]`, `Distribution`. */
    readonly address: string;
    /** The property path with names and ordinals: `origin[1].domain_name`. */
    readonly path: string;
    /** The way its value came, nearest first: local, variable, tfvars, caller, output. */
    readonly via: readonly Provenance[];
    /** The other inputs of a derived value. */
    readonly because: readonly Provenance[];
}
export declare function known<T>(value: T, from: Provenance): Known<T>;
export declare function absent(from: Provenance): Absent;
export declare function unknown(why: readonly Reason[], from: Provenance, form?: Form): Unknown;
/** The same value as seen from another place. */
export declare function withProvenance<T>(value: Value<T>, from: Provenance): Value<T>;
/** Applies `f` to a known value; absent and unknown pass through (an unknown loses its form). */
export declare function mapKnown<T, U>(value: Value<T>, f: (value: T) => U): Value<U>;
/** The known value, else `undefined`: for display and joins, never for a verdict. */
export declare function ifKnown<T>(value: Value<T>): T | undefined;
