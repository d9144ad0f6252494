import type { Diagnostic } from "../diagnostic.ts";
import type { Failure, JudgeInput, OpenQuestion, Tally } from "./judged.ts";
export interface Ran {
    readonly failures: readonly Failure[];
    readonly questions: readonly OpenQuestion[];
    readonly tally: ReadonlyMap<string, Tally>;
    readonly diagnostics: readonly Diagnostic[];
}
/** Runs every rule on every subject. A rule that throws becomes a diagnostic that names it; the others go on. */
export declare function runRules(input: JudgeInput): Ran;
