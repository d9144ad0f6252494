import type { Diagnostic } from "../diagnostic.ts";
import { type Files } from "../source/files.ts";
import type { Tree } from "./walk.ts";
/** One directory with .tf files, as a text scan sees it. */
interface ModuleScan {
    readonly directory: string;
    /** Local modules that it calls. */
    readonly calls: readonly string[];
    /** Whether its text names a distribution or VPC origin, or calls a remote module that sounds like one. */
    readonly namesCloudFront: boolean;
}
/** The local call graph of a repository, by text: parsing every module to find the few that matter would cost most of the run. */
export interface ModuleGraph {
    readonly modules: ReadonlyMap<string, ModuleScan>;
    readonly callers: ReadonlyMap<string, readonly string[]>;
    readonly diagnostics: readonly Diagnostic[];
}
export declare function scanModules(tree: Tree, files: Files): ModuleGraph;
/** A file that cannot be read, as a diagnostic. */
export declare function unreadable(path: string, why: string): Diagnostic;
/** The modules from which a distribution can be reached, themselves included. */
export declare function relevantModules(graph: ModuleGraph): ReadonlySet<string>;
/** The root modules from which a module is reached; itself where nobody calls it. Callers in examples and tests count only where there is no other. */
export declare function rootsOf(module: string, graph: ModuleGraph): readonly string[];
export {};
