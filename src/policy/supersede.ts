import type { Failure, OpenQuestion, OriginRequest } from "./judged.ts";

/**
 * Drops what a more precise rule has said already: for one origin request (or, where no request is concerned, one subject)
 * the findings and open questions of every rule that a failing rule supersedes.
 */
export class Superseded {
  readonly #byRule = new Map<string, Set<unknown>>();

  constructor(failures: readonly Failure[]) {
    for (const failure of failures) {
      const concerned = failure.requests.length > 0 ? failure.requests : [failure.subject];
      for (const id of failure.rule.description.supersedes ?? []) {
        const set = this.#byRule.get(id) ?? new Set();
        this.#byRule.set(id, set);
        for (const thing of concerned) set.add(thing);
      }
    }
  }

  /** The failure as far as it still stands; `undefined` where nothing is left of it. */
  remaining<T extends Failure | OpenQuestion>(item: T): T | undefined {
    const gone = this.#byRule.get(item.rule.id);
    if (gone === undefined) return item;
    if (item.requests.length === 0) return gone.has(item.subject) ? undefined : item;
    const requests = item.requests.filter((request: OriginRequest) => !gone.has(request));
    return requests.length > 0 ? { ...item, requests } : undefined;
  }
}
