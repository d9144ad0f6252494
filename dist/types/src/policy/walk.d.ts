import { type Provenance, type Value } from "../value.ts";
import type { BoundPath } from "./bind-path.ts";
/** A value that a path led to. What stood plainly in the model is wrapped as `known`. */
export type Match = Value<unknown>;
/**
 * Every value that a path leads to, in the order of the model. `known` goes on; `absent` or a missing name is one match
 * `absent`; `unknown` is one match `unknown` with its reasons, unless its form shows the way; an empty list has none; an
 * open list has its items and one `unknown`.
 */
export declare function walk(path: BoundPath, subject: unknown, from: Provenance): readonly Match[];
/** Wraps what is not a `Value` yet; a thing of the model brings its own provenance. */
export declare function toValue(inner: unknown, from: Provenance): Match;
export declare function isRecord(value: unknown): value is Readonly<Record<string, unknown>>;
export declare function isValue(value: unknown): value is Value<unknown>;
