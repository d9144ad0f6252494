import type { Attribute, Block, Body, Expression, HclFile } from "../../src/parse/hcl/ast.ts";
import { parseHcl } from "../../src/parse/hcl/parser.ts";

/** Native syntax rewritten as Terraform's JSON syntax. */
export interface AsJson {
  readonly text: string;
  /** Line of the native text → line of the JSON, for lines on which an argument, an item or a block begins. */
  readonly lines: ReadonlyMap<number, number>;
}

/** `text` must parse. The file is an array of objects, one for each block, so that the order stays. */
export function asTerraformJson(text: string): AsJson {
  const { value, diagnostics } = parseHcl({ path: "x.tf", text });
  if (diagnostics.length > 0) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  const writer = new Writer(value);
  writer.list(value.body.blocks, (block) => writer.wrapped(block));
  return { text: `${writer.lines.join("\n")}\n`, lines: writer.map };
}

/** Arguments whose values are no expressions, in any block. */
const LITERAL = new Set(["source", "version", "alias", "default", "description", "sensitive", "nullable"]);
const REFERENCE = new Set([
  "provider",
  "providers",
  "depends_on",
  "ignore_changes",
  "iterator",
  "from",
  "to",
]);

class Writer {
  readonly lines: string[] = [""];
  readonly map = new Map<number, number>();
  readonly #file: HclFile;

  constructor(file: HclFile) {
    this.#file = file;
  }

  list<T>(items: readonly T[], write: (item: T) => void): void {
    this.#add("[");
    items.forEach((item, i) => {
      this.#line();
      write(item);
      if (i < items.length - 1) this.#add(",");
    });
    this.#line();
    this.#add("]");
  }

  /** `{ "resource": { "aws_lb": { "web": { … } } } }`. */
  wrapped(block: Block): void {
    const names = [block.type, ...block.labels];
    for (const name of names) this.#add(`{${JSON.stringify(name)}: `);
    this.#note(block.header.start);
    this.#body(block.body, block.type);
    this.#add("}".repeat(names.length));
  }

  #body(body: Body, owner: string): void {
    const groups = new Map<string, Block[]>();
    for (const block of body.blocks) groups.set(block.type, [...(groups.get(block.type) ?? []), block]);
    const writers = [
      ...body.attributes.map((attribute) => () => this.#attribute(attribute, owner)),
      ...[...groups].map(
        ([type, blocks]) =>
          () =>
            this.#group(type, blocks),
      ),
    ];
    this.#add("{");
    writers.forEach((write, i) => {
      this.#line();
      write();
      if (i < writers.length - 1) this.#add(",");
    });
    this.#line();
    this.#add("}");
  }

  #group(type: string, blocks: readonly Block[]): void {
    this.#add(`${JSON.stringify(type)}: `);
    const [only] = blocks;
    if (blocks.length === 1 && only && only.labels.length === 0) this.#block(only);
    else this.list(blocks, (block) => this.#block(block));
  }

  #block(block: Block): void {
    for (const label of block.labels) this.#add(`{${JSON.stringify(label)}: `);
    this.#note(block.header.start);
    this.#body(block.body, block.type);
    this.#add("}".repeat(block.labels.length));
  }

  #attribute({ name, value, start }: Attribute, owner: string): void {
    this.#note(start);
    this.#add(`${JSON.stringify(name)}: `);
    if (owner === "variable" && name === "type") this.#add(JSON.stringify(this.#source(value)));
    else if (owner === "moved" || REFERENCE.has(name)) this.#reference(value);
    else this.#value(value, LITERAL.has(name));
  }

  #reference(value: Expression): void {
    if (value.kind === "tuple") {
      this.list(value.items, (item) => this.#reference(item));
    } else if (value.kind === "object") {
      this.#add("{");
      value.entries.forEach(({ key, value: entry }, i) => {
        const name = key.kind === "literal" ? String(key.value) : this.#source(key);
        this.#add(`${JSON.stringify(name)}: ${JSON.stringify(this.#source(entry))}`);
        if (i < value.entries.length - 1) this.#add(", ");
      });
      this.#add("}");
    } else if (value.kind === "literal") {
      this.#add(JSON.stringify(value.value));
    } else {
      this.#add(JSON.stringify(this.#source(value)));
    }
  }

  #value(value: Expression, literal: boolean): void {
    if (value.kind === "literal") this.#add(this.#literal(value, literal));
    else if (value.kind === "tuple") {
      const line = this.#lineOf(value.start);
      const isLong = value.items.some((item) => this.#lineOf(item.start) !== line);
      if (isLong)
        this.list(value.items, (item) => {
          this.#note(item.start);
          this.#value(item, literal);
        });
      else this.#short(value.items, literal);
    } else if (value.kind === "object") this.#object(value, literal);
    else this.#add(JSON.stringify(this.#template(value)));
  }

  #short(items: readonly Expression[], literal: boolean): void {
    this.#add("[");
    items.forEach((item, i) => {
      this.#value(item, literal);
      if (i < items.length - 1) this.#add(", ");
    });
    this.#add("]");
  }

  #object(value: Extract<Expression, { kind: "object" }>, literal: boolean): void {
    this.#add("{");
    value.entries.forEach(({ key, value: entry, start }, i) => {
      this.#line();
      this.#note(start);
      const name = key.kind === "literal" ? String(key.value) : this.#template(key);
      this.#add(`${JSON.stringify(name)}: `);
      this.#value(entry, literal);
      if (i < value.entries.length - 1) this.#add(",");
    });
    this.#line();
    this.#add("}");
  }

  #literal({ value, raw }: Extract<Expression, { kind: "literal" }>, literal: boolean): string {
    if (typeof value !== "string") return raw ?? JSON.stringify(value);
    return JSON.stringify(literal ? value : value.replace(/([$%])(?=\{)/g, "$1$1"));
  }

  /** A quoted template without escapes as its text; any other expression between `${` and `}`. */
  #template(value: Expression): string {
    const source = this.#source(value);
    if (value.kind === "template" && !value.heredoc && !source.includes("\\")) return source.slice(1, -1);
    return `\${${source}${value.kind === "template" && value.heredoc ? "\n" : ""}}`;
  }

  #source({ start, end }: { readonly start: number; readonly end: number }): string {
    return this.#file.source.text.slice(start, end);
  }

  #lineOf(offset: number): number {
    return this.#file.lines.position(offset).line;
  }

  #note(offset: number): void {
    const line = this.#lineOf(offset);
    if (!this.map.has(line)) this.map.set(line, this.lines.length);
  }

  #add(text: string): void {
    this.lines.push(`${this.lines.pop() ?? ""}${text}`);
  }

  #line(): void {
    this.lines.push("");
  }
}
