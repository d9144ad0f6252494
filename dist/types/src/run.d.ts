import type { Config } from "./config.ts";
import type { Report } from "./finding.ts";
import type { NodeProgram } from "./run-handlers/node-program.ts";
import type { SourceFile } from "./source/source-file.ts";
import type { LiveOptions } from "./verify/options.ts";
/** As `-var-file` and `-var` of Terraform. */
export type VariableOption = {
    readonly file: string;
} | {
    readonly name: string;
    readonly value: string;
};
/** What a run may know of the world. Paths are relative to the working directory, or absolute. */
export interface RunOptions {
    readonly paths: readonly string[];
    /** What came on the standard input, which is the path `-`. */
    readonly input?: string;
    readonly workingDirectory: string;
    /** A config file; `false` for none; else the nearest one is looked for. */
    readonly config?: string | false | undefined;
    /** A file with findings that count for nothing; `false` for none; else the one beside the config. */
    readonly baseline?: string | false | undefined;
    /** In the order given: the later wins, as in Terraform. */
    readonly variables?: readonly VariableOption[];
    /** The folder with the code of a plan. */
    readonly sourceRoot?: string | undefined;
    /** Folders with policies of the user's own. */
    readonly policies?: readonly string[];
    /** `TF_VAR_name` are read. */
    readonly environment?: Readonly<Record<string, string | undefined>>;
    /** Milliseconds since 1970. */
    readonly now: number;
    /** Whether and how to ask the origins (`verify`); left out, nothing is contacted. */
    readonly live?: LiveOptions;
    /** The Node.js to run the functions at the edge with, which is code of the repository; left out, none of it is run. */
    readonly runHandlers?: NodeProgram;
}
export interface RunResult {
    readonly report: Report;
    readonly config: Config;
    /** The repository's root, absolute; every path of the report is relative to it. */
    readonly root: string;
    /** Where the baseline is or belongs, relative to the root; absent where the run could not begin. */
    readonly baseline?: string;
    /** The text of a file that was read, for code frames. */
    source(file: string): SourceFile | undefined;
}
/** The whole job: paths in, report out; offline but for `live`. It does not throw for bad input. */
export declare function run(options: RunOptions): Promise<RunResult>;
