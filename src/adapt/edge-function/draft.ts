import type { EdgeFunction } from "../../model/edge-function.ts";

/** A function as it is written, before it knows its role. */
export type EdgeFunctionDraft = Omit<EdgeFunction, "role">;
