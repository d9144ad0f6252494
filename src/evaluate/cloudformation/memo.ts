const PENDING = Symbol("pending");

/** Answers computed once; a question that comes up while it is being answered is a cycle. */
export class Memo<T> {
  readonly #answers = new Map<string, T | typeof PENDING>();

  get(key: string, compute: () => T, onCycle: () => T): T {
    const answer = this.#answers.get(key);
    if (answer === PENDING) return onCycle();
    if (answer !== undefined) return answer;
    this.#answers.set(key, PENDING);
    const computed = compute();
    this.#answers.set(key, computed);
    return computed;
  }
}
