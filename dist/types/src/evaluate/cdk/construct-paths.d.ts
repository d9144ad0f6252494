import { type JsonObject } from "./json-object.ts";
/**
 * Logical id → construct path (`Prod/Edge/Distribution/Resource`), from the metadata that CDK writes per construct.
 * An id that a stack and its nested stack share has no certain path and is left out.
 */
export declare function constructPathsOf(metadata: JsonObject): ReadonlyMap<string, string>;
