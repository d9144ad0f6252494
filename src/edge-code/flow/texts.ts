import type { Machine } from "./machine.ts";
import { type Flow, literal, type Primitive } from "./values.ts";

/** A method of a text that is known, with arguments that are. */
export function textMethod(
  value: Primitive,
  name: string | undefined,
  args: readonly Flow[],
  machine: Machine,
): Flow {
  const known = args.map((arg) => (arg.kind === "literal" ? arg.value : undefined));
  const areKnown = args.every((arg) => arg.kind === "literal");
  if (name === "toString" && value !== null && value !== undefined) return literal(String(value));
  if (typeof value !== "string" || !areKnown || name === undefined) return machine.fresh();
  const result = plain(value, name, known);
  return result === undefined ? machine.fresh() : literal(result);
}

function plain(text: string, name: string, [first, second]: readonly Primitive[]): Primitive {
  const from = typeof first === "number" ? first : undefined;
  const to = typeof second === "number" ? second : undefined;
  switch (name) {
    case "toLowerCase":
      return text.toLowerCase();
    case "toUpperCase":
      return text.toUpperCase();
    case "trim":
      return text.trim();
    case "startsWith":
      return text.startsWith(String(first));
    case "endsWith":
      return text.endsWith(String(first));
    case "includes":
      return text.includes(String(first));
    case "indexOf":
      return text.indexOf(String(first));
    case "slice":
      return text.slice(from, to);
    case "substring":
      return text.substring(from ?? 0, to);
    case "concat":
      return text + String(first ?? "");
    default:
      return undefined;
  }
}
