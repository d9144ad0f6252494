import type { Diagnostic } from "../../diagnostic.ts";
import type { HclFile } from "../../parse/hcl/ast.ts";
import { type Files } from "../../source/files.ts";
/** The files that make up a module, in the order in which Terraform merges them. */
export interface ModuleFiles {
    readonly primary: readonly HclFile[];
    readonly overrides: readonly HclFile[];
}
export declare function readModuleFiles(directory: string, files: Files, diagnostics: Diagnostic[]): ModuleFiles;
/** Reads and parses one file; `undefined`, and a diagnostic, where it cannot be read. */
export declare function readHcl(path: string, files: Files, diagnostics: Diagnostic[]): HclFile | undefined;
