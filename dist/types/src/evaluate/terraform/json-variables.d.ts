import type { Diagnostic } from "../../diagnostic.ts";
import type { Files } from "../../source/files.ts";
import type { VariableSource } from "./variable-sources.ts";
/** The variables of a `.tfvars.json`; their place is the start of the file. */
export declare function readJsonVariables(path: string, files: Files, diagnostics: Diagnostic[]): ReadonlyMap<string, VariableSource>;
