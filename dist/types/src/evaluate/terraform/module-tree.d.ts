import type { Diagnostic } from "../../diagnostic.ts";
import { type Files } from "../../source/files.ts";
import { type CallDeclaration, type ModuleConfig } from "./config.ts";
/** Where the source of a module call leads. */
export type CallTarget = {
    readonly kind: "module";
    readonly config: ModuleConfig;
} | {
    readonly kind: "not-installed";
    readonly source: string;
} | {
    readonly kind: "not-found";
    readonly source: string;
} | {
    readonly kind: "outside-repository";
    readonly source: string;
};
/** The modules that a root is made of: read once, shared by all its evaluations. */
export declare class ModuleTree {
    #private;
    readonly root: ModuleConfig;
    readonly diagnostics: Diagnostic[];
    constructor(directory: string, files: Files);
    /** `path` are the names of the calls that lead here: `["app", "cdn"]`. */
    target(call: CallDeclaration, caller: ModuleConfig, path: readonly string[]): CallTarget;
    /** Whether the module, or one that it calls, has resources that adapters read. */
    isRelevant(config: ModuleConfig, path: readonly string[]): boolean;
}
