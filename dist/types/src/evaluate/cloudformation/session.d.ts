import type { Diagnostic, DiagnosticCode } from "../../diagnostic.ts";
import type { Place } from "../../source/place.ts";
import type { Assumptions } from "../resource.ts";
/** What all stacks of one evaluation share: the assumed choices, the budget and the diagnostics. */
export declare class Session {
    #private;
    readonly assumptions: Assumptions;
    readonly diagnostics: Diagnostic[];
    constructor(assumptions: Assumptions);
    /** False once the budget of this evaluation is used up. */
    spend(steps: number): boolean;
    /** Runs `step` one level deeper; `undefined` where that would nest too deeply. */
    nested<T>(step: () => T): T | undefined;
    /** Each message once per place. */
    report(severity: Diagnostic["severity"], code: DiagnosticCode, message: string, place: Place): void;
}
