/** Gives the place back; further calls do nothing. */
export type Release = () => void;

interface Waiter {
  readonly key: string;
  readonly enter: (release: Release) => void;
}

/** How many may be inside at once: per key (an address) and in total. First come, first served, among those with room. */
export class Schedule {
  readonly #perKey: number;
  readonly #total: number;
  readonly #inside = new Map<string, number>();
  readonly #waiting: Waiter[] = [];
  #count = 0;

  constructor(limits: { readonly perKey: number; readonly total: number }) {
    this.#perKey = limits.perKey;
    this.#total = limits.total;
  }

  /** Waits for a place. Who enters must release. */
  enter(key: string): Promise<Release> {
    return new Promise((enter) => {
      this.#waiting.push({ key, enter });
      this.#admit();
    });
  }

  #admit(): void {
    for (let index = 0; index < this.#waiting.length && this.#count < this.#total; ) {
      const waiter = this.#waiting[index];
      if (waiter === undefined || !this.#hasRoom(waiter.key)) {
        index += 1;
        continue;
      }
      this.#waiting.splice(index, 1);
      this.#take(waiter.key);
      waiter.enter(this.#release(waiter.key));
    }
  }

  #hasRoom(key: string): boolean {
    return (this.#inside.get(key) ?? 0) < this.#perKey;
  }

  #take(key: string): void {
    this.#count += 1;
    this.#inside.set(key, (this.#inside.get(key) ?? 0) + 1);
  }

  #release(key: string): Release {
    let isInside = true;
    return () => {
      if (!isInside) return;
      isInside = false;
      this.#count -= 1;
      const left = (this.#inside.get(key) ?? 1) - 1;
      if (left === 0) this.#inside.delete(key);
      else this.#inside.set(key, left);
      this.#admit();
    };
  }
}

/** Tries again only where nothing came: every other outcome is an answer, and final. At least one attempt is made. */
export async function retryOnSilence<T extends { readonly is: string }>(
  attempts: number,
  attempt: () => Promise<T>,
  isSilence: (outcome: T) => boolean = ({ is }) => is === "silent",
): Promise<T> {
  let outcome = await attempt();
  for (let made = 1; made < attempts && isSilence(outcome); made += 1) outcome = await attempt();
  return outcome;
}
