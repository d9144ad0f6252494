import type {
  Attribute,
  Block,
  Body,
  Expression,
  HclFile,
  TemplatePart,
} from "../../../src/parse/hcl/ast.ts";

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** What hcl2json cannot express in JSON, though it parsed: it refuses such files, and so does this. */
export class NotExpressible extends Error {}

/**
 * Our tree in the shape of hcl2json's output: labels nested, blocks in lists, expressions as their source text in
 * `${…}`. So literal values, blocks and their order, and the spans of all outer expressions can be compared.
 */
export function asHcl2json(file: HclFile): JsonObject {
  return new Converter(file.source.text).body(file.body);
}

type Draft = { [key: string]: Json | Draft | JsonObject[] };

class Converter {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  body(body: Body): JsonObject {
    const out: Draft = Object.create(null);
    for (const block of body.blocks) this.#block(block, out);
    for (const attribute of body.attributes) out[attribute.name] = this.#attribute(attribute);
    return out as JsonObject;
  }

  #block(block: Block, out: Draft): void {
    const path = [block.type, ...block.labels];
    const key = path.pop() ?? "";
    let target = out;
    for (const step of path) {
      target[step] ??= Object.create(null);
      const next = target[step];
      if (Array.isArray(next)) throw new NotExpressible(`${step} has blocks with and without labels`);
      target = next as Draft;
    }
    const body = this.body(block.body);
    const list = target[key];
    if (list === undefined) target[key] = [body];
    else if (Array.isArray(list)) (list as JsonObject[]).push(body);
    else throw new NotExpressible(`${key} has blocks with and without labels`);
  }

  #attribute({ value }: Attribute): Json {
    return this.#value(value);
  }

  #value(expression: Expression): Json {
    switch (expression.kind) {
      case "literal":
        return typeof expression.value === "string" ? escapeSequences(expression.value) : expression.value;
      case "unary":
        return this.#unary(expression.operator, expression.operand) ?? this.#source(expression);
      case "template": {
        const only = soleInterpolation(expression.parts);
        return only ? this.#value(only) : expression.parts.map((part) => this.#part(part)).join("");
      }
      case "tuple":
        return expression.items.map((item) => this.#value(item));
      case "object": {
        const out: { [key: string]: Json } = Object.create(null);
        for (const { key, value } of expression.entries) out[this.#key(key)] = this.#value(value);
        return out;
      }
      default:
        return this.#source(expression);
    }
  }

  #unary(operator: "-" | "!", operand: Expression): Json | undefined {
    if (operand.kind !== "literal" || typeof operand.value === "string") return undefined;
    if (operator === "-" && typeof operand.value === "number") return -operand.value;
    if (operator === "!" && typeof operand.value === "boolean") return !operand.value;
    throw new NotExpressible(`${operator}${operand.value} has no value`);
  }

  #part(part: TemplatePart): string {
    switch (part.kind) {
      case "text":
        return escapeSequences(part.value);
      case "interpolation":
        return this.#inString(part.value);
      case "if": {
        const otherwise = part.otherwise.map((inner) => this.#part(inner)).join("");
        return this.#conditional(
          part.condition,
          part.then.map((inner) => this.#part(inner)).join(""),
          otherwise,
        );
      }
      case "for": {
        const names = part.key === undefined ? part.value : `${part.key}, ${part.value}`;
        const body = part.body.map((inner) => this.#part(inner)).join("");
        return `%{for ${names} in ${this.#slice(part.collection)}}${body}%{endfor}`;
      }
    }
  }

  #conditional(condition: Expression, then: string, otherwise: string): string {
    const rest = otherwise === "" ? "" : `%{else}${otherwise}`;
    return `%{if ${this.#slice(condition)}}${then}${rest}%{endif}`;
  }

  /** hcl2json writes a conditional within a string as a directive. */
  #inString(expression: Expression): string {
    switch (expression.kind) {
      case "literal":
        return typeof expression.value === "number"
          ? plainDecimal(expression.raw ?? "")
          : escapeSequences(String(expression.value));
      case "template":
        return expression.parts.map((part) => this.#part(part)).join("");
      case "conditional":
        return this.#conditional(
          expression.condition,
          this.#inString(expression.then),
          this.#inString(expression.otherwise),
        );
      default:
        return this.#source(expression);
    }
  }

  #key(key: Expression): string {
    return isTraversal(key) ? this.#slice(key) : this.#inString(key);
  }

  #source(expression: Expression): string {
    return `\${${this.#slice(expression)}}`;
  }

  /** hcl2json takes a parenthesis that follows for a part of the expression. */
  #slice({ start, end }: Expression): string {
    return this.#text.slice(start, this.#text.charAt(end) === ")" ? end + 1 : end);
  }
}

function soleInterpolation(parts: readonly TemplatePart[]): Expression | undefined {
  const [first, second] = parts;
  return first?.kind === "interpolation" && second === undefined ? first.value : undefined;
}

/** What HashiCorp's parser keeps as one absolute traversal: names and constant indexes on a variable. */
function isTraversal(expression: Expression): boolean {
  if (expression.kind === "variable") return true;
  if (expression.kind === "get-attribute") return isTraversal(expression.object);
  return (
    expression.kind === "get-index" && expression.key.kind === "literal" && isTraversal(expression.object)
  );
}

function escapeSequences(text: string): string {
  return text.replaceAll(/[$%]\{/g, (opener) => `${opener[0]}${opener}`);
}

/** `1.5e3` as `1500`, exactly. */
function plainDecimal(raw: string): string {
  const [mantissa = "", exponent = "0"] = raw.toLowerCase().split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  const point = whole.length + Number(exponent);
  const digits = (whole + fraction).padEnd(point, "0");
  const left = point > 0 ? digits.slice(0, point) : "";
  const right = point > 0 ? digits.slice(point) : "0".repeat(-point) + digits;
  const decimals = right.replace(/0+$/, "");
  return (left.replace(/^0+/, "") || "0") + (decimals === "" ? "" : `.${decimals}`);
}
