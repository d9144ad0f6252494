import { type FunctionTable } from "./spec.ts";
export declare const FORMATS: FunctionTable;
