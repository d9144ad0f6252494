import type { Diagnostic } from "../diagnostic.ts";
import type { Files } from "../source/files.ts";
/**
 * Lets Terraform's own parser word the syntax errors of .tf files; ours stand where it cannot. It costs a third of a
 * second to load, so it is asked only where there is an error.
 */
export declare function rewordSyntaxErrors(diagnostics: readonly Diagnostic[], files: Files): Promise<readonly Diagnostic[]>;
