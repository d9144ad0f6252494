import type { Datum, Provenance, Reason, Value } from "../../value.ts";
import type { Pointer } from "./json-places.ts";

/** One value of a plan: the trees that a plan has of it side by side, and what the code says of the same. */
export interface Spot {
  readonly value: unknown;
  /** `true` where it is not known yet. */
  readonly unknown: unknown;
  readonly sensitive: unknown;
  /** What the configuration writes; of a dynamic block it tells nothing. */
  readonly expression: unknown;
  /** What our own evaluation of the code has there. */
  readonly source: Value<Datum> | undefined;
  readonly pointer: Pointer;
  readonly path: string;
  /** The argument that it belongs to. */
  readonly name: string;
  readonly holder: Holder;
}

/** The block around a value. */
export interface Holder {
  /** Its header, where the code is there. */
  readonly header: Provenance | undefined;
  /** Whether neither the code nor the configuration shows what is written in it. */
  readonly isOpaque: boolean;
}

/** Blocks that the provider never fills in by itself: unknown as a whole, they are dynamic ones. */
export const BLOCKS: ReadonlySet<string> = new Set([
  "origin",
  "origin_group",
  "ordered_cache_behavior",
  "default_cache_behavior",
  "custom_header",
  "custom_origin_config",
  "s3_origin_config",
  "vpc_origin_config",
  "viewer_certificate",
  "lambda_function_association",
  "function_association",
  "alias",
  "listener",
]);

/** Sets of the provider: a plan has them in an order in which nothing is meant. */
export const SETS: ReadonlySet<string> = new Set([
  "origin",
  "origin_group",
  "custom_header",
  "aliases",
  "origin_ssl_protocols",
  "allowed_methods",
  "cached_methods",
  "records",
  "security_groups",
  "subject_alternative_names",
  "headers",
  "items",
]);

/** The indices of a set's items in the order of what is written. */
export function asWritten(
  sources: readonly (number | undefined)[],
  blocks: readonly (number | undefined)[],
): readonly number[] {
  const rank = (index: number) => sources[index] ?? blocks[index] ?? Number.POSITIVE_INFINITY;
  return [...sources.keys()].sort((a, b) => rank(a) - rank(b) || a - b);
}

/** Empty, and nobody writes it: the provider's way to say that there is none. */
export function isLeftOut({ value, source, expression, pointer }: Spot): boolean {
  if (source !== undefined || expression !== undefined || typeof pointer.at(-1) === "number") return false;
  return value === "" || value === 0 || (Array.isArray(value) && value.length === 0);
}

export function entriesOf(source: Value<Datum> | undefined): ReadonlyMap<string, Value<Datum>> | undefined {
  if (source?.kind === "known") return source.value instanceof Map ? source.value : undefined;
  return source?.kind === "unknown" && source.form?.kind === "map" ? source.form.entries : undefined;
}

export function itemsOf(source: Value<Datum> | undefined): {
  readonly items: readonly Value<Datum>[];
  readonly isOpen: boolean;
} {
  if (source?.kind === "known")
    return { items: Array.isArray(source.value) ? source.value : [], isOpen: false };
  const form = source?.kind === "unknown" && source.form?.kind === "list" ? source.form : undefined;
  return { items: form?.items ?? [], isOpen: form?.open ?? false };
}

/** The mark of an item: of its own, or of the whole list. */
export function markOf(marks: unknown, index: number): unknown {
  return Array.isArray(marks) ? marks[index] : marks === true;
}

export function placed(why: readonly Reason[], { at }: Provenance): readonly Reason[] {
  return why.map((reason) => ({ at, ...reason }));
}
