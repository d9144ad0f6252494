import type { Expression, Literal, ObjectEntry } from "../hcl/ast.ts";
import { parseExpression, parseTemplate } from "../hcl/parser.ts";
import type { MappingNode, ScalarNode, TreeEntry, TreeNode } from "../tree.ts";
import { entriesOf } from "./entries.ts";
import type { Reader } from "./reader.ts";
import { relocate } from "./relocate.ts";

/**
 * What the strings of a value are: templates; texts, where Terraform allows no expression; native expressions, where it
 * wants a reference (`"aws.us_east_1"`) or a type (`"list(string)"`).
 */
export type Reading = "expression" | "literal" | "reference" | "type";

export function readExpression(r: Reader, node: TreeNode, reading: Reading): Expression {
  const { start, end } = node;
  switch (node.kind) {
    case "scalar":
      return readScalar(r, node, reading);
    case "sequence":
      return { kind: "tuple", items: node.items.map((item) => readExpression(r, item, reading)), start, end };
    case "mapping":
      return { kind: "object", entries: readEntries(r, node, reading), start, end };
    case "invalid":
      return { kind: "invalid", start, end };
  }
}

function readScalar(r: Reader, node: ScalarNode, reading: Reading): Expression {
  const { value, text, start, end } = node;
  if (typeof value === "string") return readString(r, text, node, reading);
  if (typeof value === "number") return { kind: "literal", value, raw: text, start, end };
  return { kind: "literal", value, start, end };
}

function readString(r: Reader, decoded: string, span: Literal | ScalarNode, reading: Reading): Expression {
  const { start, end } = span;
  const string = r.string(decoded, span);
  const { text } = string;
  const isTemplate = text.includes("${") || text.includes("%{");
  if (reading === "literal" || (reading === "expression" && !isTemplate))
    return { kind: "literal", value: text.normalize("NFC"), start, end };
  // OpenTofu takes a template where it wants a reference to one of a provider's instances.
  const parse =
    reading === "expression" || (reading === "reference" && isTemplate) ? parseTemplate : parseExpression;
  const { value, diagnostics } = parse({ path: r.source.path, text }, 0, text.length, string);
  r.add(...diagnostics);
  return {
    ...unwrapped(relocate(value, (offset) => string.at(offset))),
    start,
    end,
  };
}

/** A template that is nothing but one sequence means what stands in it: it is how JSON writes any expression. */
function unwrapped(expression: Expression): Expression {
  if (expression.kind !== "template") return expression;
  const [only, more] = expression.parts;
  return only?.kind === "interpolation" && more === undefined ? only.value : expression;
}

/** Here "//" is a key like any other. */
function readEntries(r: Reader, node: MappingNode, reading: Reading): readonly ObjectEntry[] {
  const entries: ObjectEntry[] = [];
  const seen = new Map<string, TreeEntry>();
  for (const entry of entriesOf(node)) {
    const { key, keySpan, value } = entry;
    const earlier = seen.get(key);
    if (earlier) {
      const help = `An attribute named ${JSON.stringify(key)} was already defined in line ${r.line(earlier.keySpan)}`;
      r.report("Duplicate object attribute", keySpan, help);
      continue;
    }
    seen.set(key, entry);
    const name = readString(r, key, { kind: "literal", value: key, ...keySpan }, keyReading(reading));
    entries.push({
      key: name,
      value: readExpression(r, value, reading),
      start: keySpan.start,
      end: value.end,
    });
  }
  return entries;
}

function keyReading(reading: Reading): Reading {
  return reading === "expression" ? "expression" : "literal";
}
