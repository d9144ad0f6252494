import type { Diagnostic } from "../../diagnostic.ts";
import { directoryOf, type Files } from "../../source/files.ts";
import type { Place } from "../../source/place.ts";
import type { Reason } from "../../value.ts";
import type { Assumptions } from "../resource.ts";
import { Budget } from "./budget.ts";
import type { ModuleTree } from "./module-tree.ts";
import { Refusal } from "./refusal.ts";
import type { LazyObject } from "./val.ts";
import { type UnknownOptions, unknownVal, type Val } from "./val.ts";
import type { VariableSources } from "./variable-sources.ts";

/** What one evaluation of one root shares: the budget, the assumptions, the names it has handed out. */
export class Session {
  readonly budget = new Budget();
  readonly diagnostics: Diagnostic[] = [];
  /** Resource instances by address, as far as they have been made. */
  readonly instances = new Map<string, LazyObject>();
  readonly files: Files;
  readonly tree: ModuleTree;
  readonly variables: VariableSources;
  readonly assumptions: Assumptions;
  readonly workspace: string | undefined;
  readonly yaml: ((text: string) => unknown) | undefined;
  readonly #warned = new Set<string>();
  #anonymous = 0;

  constructor(given: {
    files: Files;
    tree: ModuleTree;
    variables: VariableSources;
    assumptions: Assumptions;
    workspace: string | undefined;
    yaml?: ((text: string) => unknown) | undefined;
  }) {
    this.files = given.files;
    this.tree = given.tree;
    this.variables = given.variables;
    this.assumptions = given.assumptions;
    this.workspace = given.workspace;
    this.yaml = given.yaml;
  }

  /** The instances of a module have their mistakes in common. */
  warnOnce(diagnostic: Diagnostic & { readonly place: Place }): void {
    const { message, place } = diagnostic;
    const key = `${directoryOf(place.file)}\n${message}`;
    if (this.#warned.has(key)) return;
    this.#warned.add(key);
    this.diagnostics.push(diagnostic);
  }

  anonymous(place: Place): string {
    this.#anonymous += 1;
    return `(unknown ${this.#anonymous}) ${place.file}:${place.start.line}`;
  }
}

const PENDING = Symbol("pending");

/** Remembers the value of each definition, notices cycles, and turns what cannot be evaluated into unknowns. */
export class Memo {
  readonly #values = new Map<string, Val | typeof PENDING>();
  readonly #budget: Budget;

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  /** `what` names the definition in reasons; `place` is where it stands. */
  value(key: string, what: string, place: () => Place, work: () => Val): Val {
    const cached = this.#values.get(key);
    if (cached === PENDING)
      return unknownVal([{ what, why: "cycle", says: "depends on itself", at: place() }]);
    if (cached) return cached;
    this.#values.set(key, PENDING);
    const value = attempt(this.#budget, what, place, work);
    this.#values.set(key, value);
    return value;
  }
}

/** Evaluates a definition; what it refuses becomes an unknown that says so. */
export function attempt(
  budget: Budget,
  what: string,
  place: () => Place,
  work: () => Val,
  options: UnknownOptions = {},
): Val {
  try {
    return budget.referred(work);
  } catch (error) {
    return unknownVal([reasonOf(error, what, place)], options);
  }
}

/** The reason of a refusal; anything else is a defect of ours and goes on up. */
export function reasonOf(error: unknown, what: string, place: () => Place): Reason {
  if (error instanceof Refusal) return error.reason(what, place());
  throw error;
}
