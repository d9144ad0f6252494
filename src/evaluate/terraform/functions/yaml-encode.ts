import type { Budget } from "../budget.ts";
import { formatNumber } from "../number.ts";
import { force, sizeOf, type Val } from "../val.ts";
import { escaped, folded, isLiteral, isMultiline, literal, quoted } from "./yaml-scalars.ts";

/**
 * YAML as Terraform's `yamlencode` writes it: block style, keys in order, texts in double quotes or, with line breaks, as
 * literal blocks.
 */
export function encodeYaml(value: Val, budget: Budget): string {
  budget.spend(sizeOf(value));
  const writer = new Writer();
  writer.node(force(value), { indent: 0, inMapping: false });
  const text = writer.finished();
  budget.text(text.length);
  return text;
}

interface Place {
  /** Of the block that the node would open. */
  readonly indent: number;
  /** The node is the value of a key: a sequence in it is not indented. */
  readonly inMapping: boolean;
}

const INDENT = 2;
/** A longer key is written with `?`, in bytes. */
const SIMPLE_KEY = 128;

class Writer {
  readonly #lines: string[] = [];
  #line = "";

  finished(): string {
    if (this.#line !== "") this.#break();
    const text = this.#lines.join("");
    // A bare word that is all there is might go on: it is closed.
    return /^[\w.-]+\n$/.test(text) ? `${text}...\n` : text;
  }

  /** After `-`, `:` or at the start of a line. */
  node(value: Val, place: Place): void {
    if (value.kind === "sequence" && value.items.length > 0) this.#sequence(value.items, place);
    else if (value.kind === "record" && value.entries.size > 0) this.#mapping(value.entries, place);
    else
      this.#put(
        value.kind === "string" ? this.#string(value.value, Math.max(place.indent, INDENT)) : scalar(value),
      );
  }

  #sequence(items: readonly Val[], { indent, inMapping }: Place): void {
    const own = inMapping ? indent - INDENT : indent;
    for (const item of items) {
      this.#startOf(own);
      this.#line += "-";
      this.node(force(item), { indent: own + INDENT, inMapping: false });
    }
  }

  #mapping(entries: ReadonlyMap<string, Val>, { indent }: Place): void {
    for (const [key, entry] of entries) {
      this.#startOf(indent);
      const isSimple = !isMultiline(key) && Buffer.byteLength(key) <= SIMPLE_KEY;
      if (isSimple) this.#put(quoted(key));
      else {
        this.#line += "?";
        this.#put(this.#string(key, indent + INDENT));
        this.#startOf(indent);
      }
      this.#line += ":";
      this.node(force(entry), { indent: indent + INDENT, inMapping: true });
    }
  }

  #string(text: string, indent: number): string {
    return isLiteral(text)
      ? literal(text, indent)
      : folded([...text].map(escaped), this.#line.length, indent);
  }

  /** A new line, unless this one holds nothing but the dashes and the indentation of what is begun here. */
  #startOf(indent: number): void {
    const isBegun = /^[ -]+$/.test(this.#line) && this.#line.length < indent;
    if (!isBegun && this.#line !== "") this.#break();
    this.#line = this.#line.padEnd(indent);
  }

  #put(text: string): void {
    const written = (this.#line !== "" && !this.#line.endsWith(" ") ? `${this.#line} ` : this.#line) + text;
    const last = written.lastIndexOf("\n") + 1;
    if (last > 0) this.#lines.push(written.slice(0, last));
    this.#line = written.slice(last);
  }

  #break(): void {
    this.#lines.push(`${this.#line}\n`);
    this.#line = "";
  }
}

function scalar(value: Val): string {
  switch (value.kind) {
    case "number":
      return formatNumber(value.value);
    case "bool":
      return String(value.value);
    case "sequence":
      return "[]";
    case "record":
      return "{}";
    default:
      return "null";
  }
}
