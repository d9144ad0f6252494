import { describe, expect, it } from "vitest";
import type { Expression } from "../../../src/parse/hcl/ast.ts";
import { loadHcl2Json } from "../../../src/parse/hcl/hcl2json-runtime.ts";
import { parseExpression } from "../../../src/parse/hcl/parser.ts";
import { randomFrom } from "./mutate.ts";
import { source } from "./show.ts";

const EXPRESSIONS = 600;
const OPERATORS = ["||", "&&", "==", "!=", "<", ">", "<=", ">=", "+", "-", "*", "/", "%"];
const OPERANDS = ["a", "b.c", "d[0]", "e[f]", "1", "true", "g(h)", "i[*].j[0]", "k.*.l", "[m]", '"n"'];

describe("operands group as HashiCorp's parser groups them", () => {
  it(`in ${EXPRESSIONS} random expressions`, { timeout: 60_000 }, async () => {
    const hcl2json = await loadHcl2Json();
    const next = randomFrom(53);
    for (let i = 0; i < EXPRESSIONS; i += 1) {
      const text = randomExpression(next, 3);
      const answer = hcl2json.call("getExpressionAst", "main.tf", text);
      if (answer === undefined || "error" in answer) throw new Error(`no tree for ${text}: ${answer?.error}`);
      const { value, diagnostics } = parseExpression(source(text));
      expect(diagnostics, text).toEqual([]);
      expect(ourGroups(value, text), text).toEqual(theirGroups(JSON.parse(answer.json)));
    }
  });
});

function randomExpression(next: (below: number) => number, depth: number): string {
  const operand = () => OPERANDS[next(OPERANDS.length)] ?? "";
  if (depth === 0) return operand();
  const part = () => randomExpression(next, depth - 1);
  switch (next(8)) {
    case 0:
      return operand();
    case 1:
      return `${part()} ? ${part()} : ${part()}`;
    case 2:
      return next(2) === 0 ? `-${operand()}` : `!${operand()}`;
    default:
      return `${part()} ${OPERATORS[next(OPERATORS.length)]} ${part()}`;
  }
}

type Groups = string | Groups[];

function ourGroups(e: Expression, text: string): Groups {
  const group = (inner: Expression) => ourGroups(inner, text);
  switch (e.kind) {
    case "binary":
      return [group(e.left), group(e.right)];
    case "conditional":
      return [group(e.condition), group(e.then), group(e.otherwise)];
    case "unary":
      return [group(e.operand)];
    case "splat":
      // HashiCorp's range of what follows `.*` begins behind it.
      return [
        text.slice(e.object.start, e.object.end),
        text.slice(e.each.start, e.each.end).replace(/^\.\*(?=.)/, ""),
      ];
    default:
      return text.slice(e.start, e.end);
  }
}

interface TheirNode {
  readonly type: string;
  readonly meta: {
    readonly value: string;
    readonly sourceExpression: string;
    readonly eachExpression: string;
  };
  readonly children: readonly TheirNode[];
}

function theirGroups(node: TheirNode): Groups {
  if (["binaryOp", "conditional", "unaryOp"].includes(node.type)) return node.children.map(theirGroups);
  if (node.type === "splat") return [node.meta.sourceExpression, node.meta.eachExpression];
  return node.meta.value;
}
