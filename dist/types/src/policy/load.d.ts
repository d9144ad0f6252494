import type { Outcome } from "../diagnostic.ts";
import { type Files } from "../source/files.ts";
import { type SourceFile } from "../source/source-file.ts";
import type { CompiledRule } from "./compiled-rule.ts";
import type { PolicyDocument } from "./document.ts";
/**
 * A user's own policies: every `.yaml` and `.yml` file below a directory (or the one file that `path` names), in order.
 * All mistakes are diagnostics `policy`, each at its place; a file with a mistake gives no rule. Loading runs no code.
 */
export declare function loadPolicies(path: string, files: Files): Outcome<readonly CompiledRule[]>;
/** Reads and checks one policy file; `builtIn` asks for what a rule of ours must have. */
export declare function parsePolicy(file: SourceFile, builtIn?: boolean): Outcome<PolicyDocument | undefined>;
