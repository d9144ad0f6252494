import { LIMITS } from "../../limits.ts";
import { Refusal } from "./refusal.ts";

/** Nesting of evaluations across references: kept well under what the JavaScript stack holds. */
const MAX_NESTING = 5 * LIMITS.depth;
/** References that lead to references: local → local → output … */
const MAX_CHAIN = LIMITS.depth;
/** Characters and items that cost as much as one step. */
const CHARACTERS_PER_STEP = 256;
const ITEMS_PER_STEP = 4;

/** What a definition may use without asking: far more than any takes that people write. */
const OWN_STEPS = 5_000;
/** A definition that wants more gets this part of what is left of the extra steps, so that no number of them uses these up. */
const SHARE = 2 / 3;

/** The definition that is evaluated now: a local, an argument, an output, a `for_each`. */
interface Definition {
  steps: number;
  allowed: number;
}

/**
 * What one evaluation of one root may use up. Exhausted, every further evaluation ends at once. A definition that floods ends
 * alone, long before.
 */
export class Budget {
  #steps = 0;
  #extra: number = LIMITS.extraSteps;
  #nesting = 0;
  #chain = 0;
  #definition: Definition | undefined;

  get steps(): number {
    return this.#steps;
  }

  get exhausted(): boolean {
    return this.#steps > LIMITS.evaluationSteps;
  }

  spend(steps: number): void {
    const definition = this.#definition;
    const before = definition?.steps ?? 0;
    this.#steps += Math.min(steps, Math.max(0, OWN_STEPS - before));
    if (this.exhausted) throw limit(`${LIMITS.evaluationSteps} evaluation steps of one root`);
    if (!definition) return;
    definition.steps += steps;
    if (definition.steps > OWN_STEPS && definition.allowed === OWN_STEPS) this.#grant(definition);
    if (definition.steps > definition.allowed)
      throw limit(`${definition.allowed} evaluation steps of one expression`);
  }

  #grant(definition: Definition): void {
    const share = Math.floor(this.#extra * SHARE);
    this.#extra -= share;
    definition.allowed += share;
  }

  /** What was granted and not used is there for others. */
  #giveBack({ steps, allowed }: Definition): void {
    if (allowed > OWN_STEPS) this.#extra += Math.max(0, allowed - steps);
  }

  /** Charges a collection that is about to be made. */
  items(count: number): void {
    if (count > LIMITS.collectionElements)
      throw limit(`${LIMITS.collectionElements} elements in one collection`);
    this.spend(Math.ceil(count / ITEMS_PER_STEP));
  }

  /** Charges a text that is about to be made or searched. */
  text(length: number): void {
    this.grown(length, length);
  }

  /** Charges a text that has grown to `length` by `added`. */
  grown(length: number, added: number): void {
    if (length > LIMITS.stringLength) throw limit(`${LIMITS.stringLength} characters in one text`);
    this.spend(Math.floor(added / CHARACTERS_PER_STEP));
  }

  /** One level of an expression deeper, until `leave`. */
  enter(): void {
    this.spend(1);
    this.#nesting += 1;
    if (this.#nesting > MAX_NESTING) {
      this.#nesting -= 1;
      throw limit(`${MAX_NESTING} nested evaluations`);
    }
  }

  leave(): void {
    this.#nesting -= 1;
  }

  /** Another definition, one reference further. */
  referred<T>(work: () => T): T {
    if (this.#chain >= MAX_CHAIN) throw limit(`${MAX_CHAIN} references in a chain`);
    const outer = this.#definition;
    const inner: Definition = { steps: 0, allowed: OWN_STEPS };
    this.#definition = inner;
    this.#chain += 1;
    try {
      return work();
    } finally {
      this.#chain -= 1;
      this.#definition = outer;
      this.#giveBack(inner);
    }
  }
}

function limit(says: string): Refusal {
  return new Refusal("limit", `exceeds a limit: ${says}`);
}
