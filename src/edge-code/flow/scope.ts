import type { Flow } from "./values.ts";

/** The variables of a block, function or file. */
export class Scope {
  readonly parent: Scope | undefined;
  /** The file that the code stands in. */
  readonly file: string;
  /** Of a block: `var` does not belong to it. */
  readonly block: boolean;
  readonly #variables = new Map<string, Flow>();

  constructor(file: string, parent?: Scope, block = false) {
    this.file = file;
    this.parent = parent;
    this.block = block;
  }

  inner(): Scope {
    return new Scope(this.file, this, true);
  }

  declare(name: string, value: Flow): void {
    this.#variables.set(name, value);
  }

  has(name: string): boolean {
    return this.#variables.has(name);
  }

  find(name: string): Flow | undefined {
    const owner = this.#owner(name);
    return owner === undefined ? undefined : owner.#variables.get(name);
  }

  /** To a name that nobody declares: of the file. */
  assign(name: string, value: Flow): void {
    const owner = this.#owner(name) ?? this.#outermost();
    owner.#variables.set(name, value);
  }

  #owner(name: string): Scope | undefined {
    if (this.#variables.has(name)) return this;
    for (let scope = this.parent; scope !== undefined; scope = scope.parent)
      if (scope.has(name)) return scope;
    return undefined;
  }

  #outermost(): Scope {
    if (this.parent === undefined) return this;
    let scope: Scope = this.parent;
    while (scope.parent !== undefined) scope = scope.parent;
    return scope;
  }
}
