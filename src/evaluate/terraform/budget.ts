import { LIMITS } from "../../limits.ts";
import { Refusal } from "./refusal.ts";

/** Nesting of evaluations across references: kept well under what the JavaScript stack holds. */
const MAX_NESTING = 5 * LIMITS.depth;
/** References that lead to references: local → local → output … */
const MAX_CHAIN = LIMITS.depth;
/** Characters and items that cost as much as one step. */
const CHARACTERS_PER_STEP = 256;
const ITEMS_PER_STEP = 4;

/** What one evaluation of one root may use up. Exhausted, every further evaluation ends at once. */
export class Budget {
  #steps = 0;
  #nesting = 0;
  #chain = 0;

  get steps(): number {
    return this.#steps;
  }

  get exhausted(): boolean {
    return this.#steps > LIMITS.evaluationSteps;
  }

  spend(steps: number): void {
    this.#steps += steps;
    if (this.exhausted) throw limit(`${LIMITS.evaluationSteps} evaluation steps`);
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

  /** One reference further. */
  referred<T>(work: () => T): T {
    if (this.#chain >= MAX_CHAIN) throw limit(`${MAX_CHAIN} references in a chain`);
    this.#chain += 1;
    try {
      return work();
    } finally {
      this.#chain -= 1;
    }
  }
}

function limit(says: string): Refusal {
  return new Refusal("limit", `exceeds a limit: ${says}`);
}
