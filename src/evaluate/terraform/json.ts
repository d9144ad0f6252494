import { LIMITS } from "../../limits.ts";
import { WrittenNumber } from "../../parse/written-number.ts";
import { parseNumber } from "./number.ts";
import { Refusal, refuse } from "./refusal.ts";
import { boolVal, nullVal, numberVal, objectVal, textVal, tupleVal, type Val } from "./val.ts";

/** JSON as `jsondecode` reads it, numbers with all their digits; refuses what is none, or too large. */
export function parseJson(text: string): Val {
  const reader = new Reader(text);
  const value = reader.value(0);
  reader.end();
  return value;
}

/** The same, with `undefined` for what is none. */
export function tryParseJson(text: string): Val | undefined {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

const TOKEN =
  /[ \t\r\n]*(?:([[\]{},:])|(true|false|null)\b|("[^"\\]*(?:\\.[^"\\]*)*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?))/y;

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(depth: number): Val {
    if (depth > LIMITS.depth) throw tooDeep();
    const [, mark, word, string, number] = this.#next();
    if (string !== undefined) return textVal(textOf(string));
    if (number !== undefined) return numberVal(numberOf(number));
    if (word !== undefined) return word === "null" ? nullVal() : boolVal(word === "true");
    if (mark === "[") return this.#list(depth);
    return mark === "{" ? this.#object(depth) : invalid();
  }

  end(): void {
    if (/[^ \t\r\n]/.test(this.#text.slice(this.#at))) invalid();
  }

  #list(depth: number): Val {
    const items: Val[] = [];
    if (this.#takes("]")) return tupleVal(items);
    do items.push(this.value(depth + 1));
    while (this.#takes(","));
    if (!this.#takes("]")) invalid();
    return tupleVal(items);
  }

  /** Of a key that is written twice the last value counts. */
  #object(depth: number): Val {
    const entries = new Map<string, Val>();
    if (this.#takes("}")) return objectVal(entries);
    do {
      const key = textOf(this.#next()[3] ?? invalid());
      if (!this.#takes(":")) invalid();
      const value = this.value(depth + 1);
      entries.set(key, value);
    } while (this.#takes(","));
    if (!this.#takes("}")) invalid();
    return objectVal(entries);
  }

  #next(): RegExpExecArray {
    TOKEN.lastIndex = this.#at;
    const match = TOKEN.exec(this.#text) ?? invalid();
    this.#at += match[0].length;
    return match;
  }

  #takes(mark: string): boolean {
    const before = this.#at;
    TOKEN.lastIndex = before;
    const match = TOKEN.exec(this.#text);
    if (match?.[1] !== mark) return false;
    this.#at += match[0].length;
    return true;
  }
}

function textOf(quoted: string): string {
  try {
    const text: unknown = JSON.parse(quoted);
    // A lone surrogate is no character: Go reads it as the replacement character.
    return typeof text === "string" ? Buffer.from(text).toString().normalize("NFC") : invalid();
  } catch {
    return invalid();
  }
}

function numberOf(written: string) {
  return parseNumber(written) ?? refuse("this number is out of bounds");
}

function invalid(): never {
  return refuse("this is not valid JSON");
}

function tooDeep(): Refusal {
  return new Refusal("limit", `exceeds a limit: ${LIMITS.depth} levels of nesting`);
}

/** A plain tree of arrays and objects, as the parser of YAML makes it. */
export function fromPlain(plain: unknown, depth: number): Val {
  if (depth > LIMITS.depth) throw tooDeep();
  if (plain === null || plain === undefined) return nullVal();
  if (typeof plain === "string") return textVal(plain.normalize("NFC"));
  if (typeof plain === "boolean") return boolVal(plain);
  if (plain instanceof WrittenNumber) return numberVal(numberOf(plain.text));
  if (typeof plain === "number") return numberVal(numberOf(String(plain)));
  if (Array.isArray(plain)) return tupleVal(plain.map((item) => fromPlain(item, depth + 1)));
  return objectVal(
    Object.entries(plain).map(([key, entry]) => [key.normalize("NFC"), fromPlain(entry, depth + 1)] as const),
  );
}
