import type { Diagnostic } from "../../diagnostic.ts";
import { type Files } from "../../source/files.ts";
/** Installed modules: the dotted path of call names → directory. Empty where `terraform init` has not run. */
export declare function readManifest(directory: string, files: Files, diagnostics: Diagnostic[]): ReadonlyMap<string, string>;
