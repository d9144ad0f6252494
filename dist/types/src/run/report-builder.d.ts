import { type Config } from "../config.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { Discovery, Input } from "../discover/discover.ts";
import type { CompiledRule } from "../policy/compiled-rule.ts";
import type { RunResult } from "../run.ts";
import { type Files } from "../source/files.ts";
import type { World } from "../worlds.ts";
/** Gathers what the steps of a run say into one report. */
export declare class ReportBuilder {
    #private;
    get diagnostics(): readonly Diagnostic[];
    /** Whether the settings are wrong, so that nothing should be checked by them. */
    get isHopeless(): boolean;
    addDiagnostics(diagnostics: readonly Diagnostic[]): void;
    replaceDiagnostics(diagnostics: readonly Diagnostic[]): void;
    addRules(rules: readonly CompiledRule[]): void;
    addDiscovery({ inputs, infrastructure, diagnostics }: Discovery): void;
    addRoot(input: Input, world: World): void;
    finish(files: Files, config: Config): RunResult;
    /** The result of a run that could not begin. */
    refuse(message: string, directory: string): RunResult;
}
