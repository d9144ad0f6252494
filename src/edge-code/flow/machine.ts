import { LIMITS } from "../../limits.ts";
import { type Decisions, Infeasible } from "./decisions.ts";
import { type Flow, type Nature, Opaque, type Site, Stopped } from "./values.ts";

/** What a program throws. */
export class Thrown extends Error {
  readonly value: Flow;

  constructor(value: Flow) {
    super("thrown");
    this.value = value;
  }
}

/** A call of one of CloudFront's own helpers. */
export interface HelperCall {
  readonly name: string;
  readonly args: readonly Flow[];
  readonly site: Site;
}

/** How many steps all paths of one function may take together. */
export class StepBudget {
  left: number = LIMITS.flowSteps;
}

/** The state of one path through the code of one function. */
export class Machine {
  readonly decisions: Decisions;
  readonly helperCalls: HelperCall[] = [];
  readonly #budget: StepBudget;
  #steps = 0;
  #names = 0;
  /** How many calls of functions are open. */
  depth = 0;
  /** For each `try` that is open: whether the next call that is not known throws. */
  readonly #failing: boolean[] = [];

  constructor(decisions: Decisions, budget: StepBudget) {
    this.decisions = decisions;
    this.#budget = budget;
  }

  step(): void {
    this.spend(1);
  }

  /** Takes as many steps: of work that grows with what it is done to. */
  spend(steps: number): void {
    this.#steps += steps;
    this.#budget.left -= steps;
    if (this.#steps > LIMITS.flowStepsPerPath || this.#budget.left <= 0) throw new Stopped();
  }

  /** A value of which nothing is known. */
  fresh(nature: Nature = {}): Opaque {
    this.#names += 1;
    return new Opaque(`?${this.#names}`, nature);
  }

  freshId(): string {
    this.#names += 1;
    return `?${this.#names}`;
  }

  isTrue(value: Flow): boolean {
    if (value.kind === "literal") return Boolean(value.value);
    return value.kind === "opaque" ? this.decisions.isTrue(value) : true;
  }

  /** The literal that a value equals on this path, else itself. */
  settle(value: Flow): Flow {
    return value.kind === "opaque" ? (this.decisions.known(value) ?? value) : value;
  }

  /** Something ran that may throw: inside a `try` whose failure is looked at, it does. */
  mayThrow(): void {
    if (this.#failing.at(-1) !== true) return;
    this.#failing[this.#failing.length - 1] = false;
    throw new Thrown(this.fresh({ type: "object" }));
  }

  /** Runs the block of a `try`: once as if nothing failed, once as if the first call that may fail did. */
  trying<T>(block: () => T): T {
    const fails = !this.decisions.decide();
    const level = this.#failing.push(fails);
    try {
      const result = block();
      if (fails && this.#failing[level - 1] === true) throw new Infeasible();
      return result;
    } finally {
      this.#failing.length = level - 1;
    }
  }
}
