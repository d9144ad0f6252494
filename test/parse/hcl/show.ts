import type { Expression, TemplatePart } from "../../../src/parse/hcl/ast.ts";
import { parseExpression, parseHcl } from "../../../src/parse/hcl/parser.ts";

export function source(text: string) {
  return { path: "main.tf", text };
}

/** The one attribute's value of `a = …`. */
export function parsed(text: string): Expression {
  const { value, diagnostics } = parseHcl(source(text));
  const attribute = value.body.attributes[0];
  if (diagnostics.length > 0 || attribute === undefined) throw new Error(JSON.stringify(diagnostics));
  return attribute.value;
}

/** The messages with their places, as `1:5-1:8 message`. */
export function errors(text: string): string[] {
  return parseHcl(source(text)).diagnostics.map(({ message, place }) => {
    const { start, end } = place ?? { start: { line: 0, column: 0 }, end: { line: 0, column: 0 } };
    return `${start.line}:${start.column}-${end.line}:${end.column} ${message}`;
  });
}

/** The expression as a fully bracketed text: what groups with what can be read off it. */
export function shape(text: string): string {
  const { value, diagnostics } = parseExpression(source(text));
  return diagnostics.length > 0 ? `error: ${diagnostics[0]?.message}` : show(value);
}

export function show(e: Expression): string {
  switch (e.kind) {
    case "literal":
      return JSON.stringify(e.value);
    case "variable":
      return e.name;
    case "get-attribute":
      return `${show(e.object)}.${e.name}`;
    case "get-index":
      return e.legacy ? `${show(e.object)}.${show(e.key)}` : `${show(e.object)}[${show(e.key)}]`;
    case "splat":
      return `splat(${show(e.object)}, ${show(e.each)})${e.full ? "" : " by attribute"}`;
    case "unary":
      return `(${e.operator}${show(e.operand)})`;
    case "binary":
      return `(${show(e.left)} ${e.operator} ${show(e.right)})`;
    case "conditional":
      return `(${show(e.condition)} ? ${show(e.then)} : ${show(e.otherwise)})`;
    case "parenthesized":
      return `paren${show(e.inner)}`;
    case "call":
      return `${e.name}(${e.args.map(show).join(", ")}${e.expandLast ? "..." : ""})`;
    case "tuple":
      return `[${e.items.map(show).join(", ")}]`;
    case "object":
      return `{${e.entries.map(({ key, value }) => `${show(key)}: ${show(value)}`).join(", ")}}`;
    case "for-tuple":
    case "for-object":
      return showFor(e);
    case "template":
      return `t(${e.parts.map(showPart).join(", ")})`;
    case "invalid":
      return "invalid";
  }
}

function showFor(e: Extract<Expression, { kind: "for-tuple" | "for-object" }>): string {
  const names = e.key === undefined ? e.value : `${e.key}, ${e.value}`;
  const key = e.kind === "for-object" ? `${show(e.bodyKey)} => ` : "";
  const grouped = e.kind === "for-object" && e.grouped ? "..." : "";
  const filter = e.condition ? ` if ${show(e.condition)}` : "";
  return `for(${names} in ${show(e.collection)}: ${key}${show(e.body)}${grouped}${filter})`;
}

function showPart(part: TemplatePart): string {
  switch (part.kind) {
    case "text":
      return JSON.stringify(part.value);
    case "interpolation":
      return `\${${show(part.value)}}`;
    case "if":
      return `if(${show(part.condition)}, [${part.then.map(showPart)}], [${part.otherwise.map(showPart)}])`;
    case "for": {
      const names = part.key === undefined ? part.value : `${part.key}, ${part.value}`;
      return `for(${names} in ${show(part.collection)}, [${part.body.map(showPart)}])`;
    }
  }
}
