import { literal, type Opaque, type Primitive } from "./values.ts";

/** The path cannot be: another one is taken. */
export class Infeasible extends Error {}

/** What always comes with an event, and is no empty text. */
const PRESENT: ReadonlySet<string> = new Set([
  "request",
  "request.headers",
  "request.headers.host",
  "request.headers.host.0",
  "request.headers.host.0.value",
  "request.headers.host.value",
  "request.uri",
  "request.method",
  "request.clientIp",
  "response",
  "response.headers",
  "response.status",
  "response.statusCode",
]);

/**
 * Which way each condition that is not known goes: one path through the code. What was decided of a value holds for as
 * long as the path lasts.
 */
export class Decisions {
  readonly #script: readonly boolean[];
  readonly #taken: boolean[] = [];
  readonly #truths = new Map<string, boolean>();
  readonly #equals = new Map<string, Primitive>();
  readonly #differs = new Map<string, Set<Primitive>>();

  constructor(script: readonly boolean[] = []) {
    this.#script = script;
  }

  get count(): number {
    return this.#taken.length;
  }

  /** The path that differs from this one in the last decision that can still be turned; nothing after the last one. */
  next(): Decisions | undefined {
    const last = this.#taken.lastIndexOf(true);
    return last === -1 ? undefined : new Decisions([...this.#taken.slice(0, last), false]);
  }

  isTrue(value: Opaque): boolean {
    const { compares, negates, path, type } = value.nature;
    if (negates !== undefined) return !this.isTrue(negates);
    if (compares !== undefined) return this.#isEqual(compares.of, compares.literal);
    if (type === "object" || (path !== undefined && PRESENT.has(path) && !value.isTouched)) return true;
    const equal = this.#equals.get(value.id);
    if (this.#equals.has(value.id)) return Boolean(equal);
    return this.#once(value.id);
  }

  #isEqual(of: Opaque, wanted: Primitive): boolean {
    if (this.#equals.has(of.id)) return this.#equals.get(of.id) === wanted;
    if (this.#differs.get(of.id)?.has(wanted)) return false;
    const truth = this.#truthOf(of);
    if (truth !== undefined && truth !== Boolean(wanted)) return false;
    if (this.decide()) {
      this.#equals.set(of.id, wanted);
      return true;
    }
    const differs = this.#differs.get(of.id) ?? new Set();
    this.#differs.set(of.id, differs.add(wanted));
    return false;
  }

  #truthOf(value: Opaque): boolean | undefined {
    const { path } = value.nature;
    return path !== undefined && PRESENT.has(path) ? true : this.#truths.get(value.id);
  }

  #once(id: string): boolean {
    const known = this.#truths.get(id);
    if (known !== undefined) return known;
    const decided = this.decide();
    this.#truths.set(id, decided);
    return decided;
  }

  decide(): boolean {
    const decided = this.#script[this.#taken.length] ?? true;
    this.#taken.push(decided);
    return decided;
  }

  /** The literal that a value was found to equal on this path. */
  known(value: Opaque): ReturnType<typeof literal> | undefined {
    return this.#equals.has(value.id) ? literal(this.#equals.get(value.id)) : undefined;
  }
}
