import type { Diagnostic, Outcome } from "../diagnostic.ts";
import { startOf } from "../source/place.ts";

/** A plan or a state of Terraform, as JSON. The path is relative to the repository's root. */
export interface PlanInput {
  readonly kind: "plan";
  readonly file: string;
}

/** The plans that a search meets. */
export class Plans {
  /** Path → whether the user gave it. */
  readonly #plans = new Map<string, boolean>();

  add(path: string, named: boolean): void {
    this.#plans.set(path, named || this.#plans.get(path) === true);
  }

  /** A plan that only lies in a folder whose code is checked is of that code: each finding would be there twice. */
  besides(inputs: readonly { readonly kind: string }[]): Outcome<readonly PlanInput[]> {
    const hasCode = inputs.some(({ kind }) => kind === "terraform");
    const kept: PlanInput[] = [];
    const diagnostics: Diagnostic[] = [];
    for (const [file, named] of this.#plans) {
      if (named || !hasCode) kept.push({ kind: "plan", file });
      else diagnostics.push(leftAside(file));
    }
    return { value: kept, diagnostics };
  }
}

function leftAside(path: string): Diagnostic {
  return {
    severity: "note",
    code: "not-infrastructure",
    message: `${path} is a plan; the code that lies here was checked instead`,
    place: startOf(path),
    help: `To check the plan, name it: originlint check ${path}`,
  };
}
