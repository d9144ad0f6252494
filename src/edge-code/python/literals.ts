import { LIMITS } from "../../limits.ts";
import { type Flow, literal, Opaque, type Site, Thing, UNDEFINED, write } from "../flow/values.ts";
import type { Token } from "./tokens.ts";

/** Reads the expression at a token as far as it is a literal: all else is a value that is not known. */
export class LiteralReader {
  readonly #tokens: readonly Token[];
  readonly #file: string;
  #at: number;

  constructor(tokens: readonly Token[], start: number, file: string) {
    this.#tokens = tokens;
    this.#at = start;
    this.#file = file;
  }

  /** The token behind what was read. */
  get position(): number {
    return this.#at;
  }

  read(depth = 0): Flow {
    const first = this.#tokens[this.#at];
    const value = depth > LIMITS.depth ? undefined : this.#operand(first, depth);
    // An operator, a call or an index: not a literal as a whole.
    if (value !== undefined && this.#ends()) return value;
    this.#skip();
    return new Opaque(`python:${first?.start ?? 0}`);
  }

  #operand(first: Token | undefined, depth: number): Flow | undefined {
    if (first === undefined) return undefined;
    this.#at += 1;
    if (first.kind === "text")
      return first.text === undefined
        ? new Opaque(`python:${first.start}`, { type: "string" })
        : literal(first.text);
    if (first.kind === "number") return literal(Number(first.text));
    if (first.kind === "name") return NAMES.get(first.text ?? "");
    if (first.text === "{") return this.#dict(first, depth);
    if (first.text === "[") return this.#list(first, depth);
    return undefined;
  }

  #dict(first: Token, depth: number): Flow | undefined {
    const made = new Thing(false, this.#site(first, first));
    while (!this.#takes("}")) {
      const key = this.#tokens[this.#at];
      if (key?.kind !== "text" || this.#tokens[this.#at + 1]?.text !== ":") return undefined;
      this.#at += 2;
      const value = this.read(depth + 1);
      const last = this.#tokens[this.#at - 1] ?? key;
      if (key.text === undefined) made.bases = [new Opaque(`python:${key.start}`)];
      else write(made, key.text, value === NONE ? UNDEFINED : value, this.#site(key, last));
      if (!this.#takes(",") && this.#tokens[this.#at]?.text !== "}") return undefined;
    }
    return made;
  }

  #list(first: Token, depth: number): Flow | undefined {
    const made = new Thing(true, this.#site(first, first));
    while (!this.#takes("]")) {
      const start = this.#tokens[this.#at];
      if (start === undefined) return undefined;
      const value = this.read(depth + 1);
      write(made, String(made.slots.size), value, this.#site(start, this.#tokens[this.#at - 1] ?? start));
      if (!this.#takes(",") && this.#tokens[this.#at]?.text !== "]") return undefined;
    }
    return made;
  }

  #takes(sign: string): boolean {
    const token = this.#tokens[this.#at];
    if (token?.kind !== "sign" || token.text !== sign) return false;
    this.#at += 1;
    return true;
  }

  #ends(): boolean {
    const token = this.#tokens[this.#at];
    if (token === undefined || token.kind === "line") return true;
    return token.kind === "sign" && ",:]})".includes(token.text ?? "(");
  }

  /** To the end of the expression that is no literal. */
  #skip(): void {
    let nesting = 0;
    for (let token = this.#tokens[this.#at]; token !== undefined; token = this.#tokens[this.#at]) {
      if (token.kind === "line") return;
      if (token.kind === "sign") {
        if (nesting === 0 && ",]})".includes(token.text ?? "")) return;
        if ("([{".includes(token.text ?? "")) nesting += 1;
        if (")]}".includes(token.text ?? "")) nesting -= 1;
      }
      this.#at += 1;
    }
  }

  #site(first: Token, last: Token): Site {
    return { file: this.#file, start: first.start, end: last.end };
  }
}

const NONE = literal(null);
const NAMES: ReadonlyMap<string, Flow> = new Map<string, Flow>([
  ["None", NONE],
  ["True", literal(true)],
  ["False", literal(false)],
]);
