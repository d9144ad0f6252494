import type { Expression, TemplatePart } from "../../parse/hcl/ast.ts";

/** An expression on one line, the same text for the same syntax: the name of a condition. */
export function print(expression: Expression): string {
  switch (expression.kind) {
    case "literal":
      return typeof expression.value === "string"
        ? quoted(escaped(expression.value))
        : (expression.raw ?? String(expression.value));
    case "template":
      return quoted(expression.parts.map(printPart).join(""));
    case "tuple":
      return `[${expression.items.map(print).join(", ")}]`;
    case "object":
      return `{${expression.entries.map((entry) => `${print(entry.key)} = ${print(entry.value)}`).join(", ")}}`;
    case "variable":
      return expression.name;
    case "get-attribute":
      return `${print(expression.object)}.${expression.name}`;
    case "get-index":
      return `${print(expression.object)}[${print(expression.key)}]`;
    case "splat":
      return `${print(expression.object)}[*]${print(expression.each).slice(1)}`;
    case "call":
      return `${expression.name}(${expression.args.map(print).join(", ")}${expression.expandLast ? "..." : ""})`;
    case "unary":
      return expression.operator + print(expression.operand);
    case "binary":
      return `${print(expression.left)} ${expression.operator} ${print(expression.right)}`;
    case "conditional":
      return `${print(expression.condition)} ? ${print(expression.then)} : ${print(expression.otherwise)}`;
    case "parenthesized":
      return `(${print(expression.inner)})`;
    case "for-tuple":
    case "for-object":
      return printFor(expression);
    case "invalid":
      return "?";
  }
}

function printFor(expression: Extract<Expression, { kind: "for-tuple" | "for-object" }>): string {
  const names = expression.key === undefined ? expression.value : `${expression.key}, ${expression.value}`;
  const condition = expression.condition ? ` if ${print(expression.condition)}` : "";
  const head = `for ${names} in ${print(expression.collection)} :`;
  if (expression.kind === "for-tuple") return `[${head} ${print(expression.body)}${condition}]`;
  return `{${head} ${print(expression.bodyKey)} => ${print(expression.body)}${expression.grouped ? "..." : ""}${condition}}`;
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

/** So that a text cannot be taken for a sequence. */
function escaped(text: string): string {
  return text.replace(/[$%](?=\{)/g, "$&$&");
}

function printPart(part: TemplatePart): string {
  switch (part.kind) {
    case "text":
      return escaped(part.value);
    case "interpolation":
      return `\${${print(part.value)}}`;
    case "if":
      return `%{if ${print(part.condition)}}${part.then.map(printPart).join("")}%{else}${part.otherwise.map(printPart).join("")}%{endif}`;
    case "for":
      return `%{for ${part.key === undefined ? "" : `${part.key}, `}${part.value} in ${print(part.collection)}}${part.body.map(printPart).join("")}%{endfor}`;
  }
}

/** Whether the expression mentions one of the names. */
export function mentions(expression: Expression, names: ReadonlySet<string>): boolean {
  if (names.size === 0) return false;
  const words = print(expression).match(/[A-Za-z_*][\w-]*/g) ?? [];
  return words.some((word) => names.has(word));
}
