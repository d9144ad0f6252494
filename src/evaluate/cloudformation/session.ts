import type { Diagnostic, DiagnosticCode } from "../../diagnostic.ts";
import { LIMITS } from "../../limits.ts";
import type { Place } from "../../source/place.ts";
import type { Assumptions } from "../resource.ts";

/** What all stacks of one evaluation share: the assumed choices, the budget and the diagnostics. */
export class Session {
  readonly assumptions: Assumptions;
  readonly diagnostics: Diagnostic[] = [];
  readonly #reported = new Set<string>();
  #steps: number = LIMITS.evaluationSteps;
  #depth = 0;

  constructor(assumptions: Assumptions) {
    this.assumptions = assumptions;
  }

  /** False once the budget of this evaluation is used up. */
  spend(steps: number): boolean {
    this.#steps -= steps;
    return this.#steps >= 0;
  }

  /** Runs `step` one level deeper; `undefined` where that would nest too deeply. */
  nested<T>(step: () => T): T | undefined {
    if (this.#depth >= LIMITS.depth) return undefined;
    this.#depth += 1;
    try {
      return step();
    } finally {
      this.#depth -= 1;
    }
  }

  /** Each message once per place. */
  report(severity: Diagnostic["severity"], code: DiagnosticCode, message: string, place: Place): void {
    const key = `${place.file}:${place.start.line}:${place.start.column} ${message}`;
    if (this.#reported.has(key)) return;
    this.#reported.add(key);
    this.diagnostics.push({ severity, code, message, place });
  }
}
