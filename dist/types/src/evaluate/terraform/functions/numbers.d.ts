import { type FunctionTable } from "./spec.ts";
export declare const NUMBERS: FunctionTable;
