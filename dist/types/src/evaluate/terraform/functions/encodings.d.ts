import type { Budget } from "../budget.ts";
import { type Val } from "../val.ts";
import { type FunctionTable } from "./spec.ts";
export declare const ENCODINGS: FunctionTable;
/** JSON as Go writes it; keys are in order already. */
export declare function encodeJson(value: Val, budget: Budget): string;
