import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseHcl } from "../../../src/parse/hcl/parser.ts";
import { parseJsonConfiguration } from "../../../src/parse/hcl-json/parse.ts";

const TEXTS = ["a", " ", "é", "😀", "\\n", '\\"', "\\\\", "\\u0041", "$${", "%%{", "$ ", "% ", "/", "\\t"];
const NAMES = fc.constantFrom(
  "var.x",
  "local.a-b",
  "each.value",
  "aws_lb.web[0].arn",
  "x.*.y",
  "x[*].y[1]",
  "x.0",
);

/** Expressions in native syntax, on one line. */
const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    NAMES,
    fc.constantFrom("1", "1.50", "true", "null", "-x", "!y"),
    fc
      .array(
        fc.oneof(
          fc.constantFrom(...TEXTS),
          tie("expression").map((inner) => `\${${inner}}`),
        ),
      )
      .map((parts) => `"${parts.join("")}"`),
    fc.array(tie("expression"), { maxLength: 3 }).map((items) => `[${items.join(", ")}]`),
    fc
      .array(fc.tuple(fc.constantFrom("k", '"q k"', "(var.k)", '"${k}-x"'), tie("expression")), {
        maxLength: 3,
      })
      .map((entries) => `{ ${entries.map(([key, value]) => `${key} = ${value}`).join(", ")} }`),
    fc.array(tie("expression"), { maxLength: 3 }).map((args) => `f(${args.join(", ")})`),
    fc
      .tuple(tie("expression"), fc.constantFrom("+", "==", "&&", "<"), tie("expression"))
      .map(([a, operator, b]) => `(${a} ${operator} ${b})`),
    fc
      .tuple(tie("expression"), tie("expression"), tie("expression"))
      .map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
    fc
      .tuple(tie("expression"), tie("expression"))
      .map(([list, body]) => `[for k, v in ${list} : ${body} if v]`),
    fc
      .tuple(tie("expression"), tie("expression"))
      .map(([list, body]) => `{ for v in ${list} : v => ${body}... }`),
    tie("expression").map((inner) => `"%{if ${inner}}y%{else}\\"%{endif}%{for v in ${inner}}\${v}%{endfor}"`),
  ),
}));

describe("an expression in a string of JSON", () => {
  it("is the tree that it is in native syntax, with every node where it is written", () => {
    fc.assert(
      fc.property(expression, (source) => {
        const native = parseHcl({ path: "x.tf", text: `locals {\n  x = ${source}\n}\n` });
        const text = `{"locals": {"x": ${JSON.stringify(`\${${source}}`)}}}`;
        const json = parseJsonConfiguration({ path: "x.tf.json", text });
        expect([native.diagnostics, json.diagnostics]).toEqual([[], []]);
        const ours = json.value.body.blocks[0]?.body.attributes[0]?.value;
        const theirs = native.value.body.blocks[0]?.body.attributes[0]?.value;
        // The outermost node stands for the whole string.
        const inside = { start: text.indexOf("${") + 2, end: text.lastIndexOf("}", text.length - 3) };
        expect(written({ ...ours, ...inside }, text, true)).toEqual(
          written(theirs, native.value.source.text, false),
        );
      }),
      { numRuns: 500 },
    );
  });
});

/** The tree with the text of each node in place of its offsets. */
function written(node: unknown, text: string, isJson: boolean): unknown {
  if (Array.isArray(node)) return node.map((item) => written(item, text, isJson));
  if (typeof node !== "object" || node === null) return node;
  const entries = new Map<string, unknown>(Object.entries(node));
  const [start, end] = [entries.get("start"), entries.get("end")];
  if (typeof start === "number" && typeof end === "number") {
    const raw = text.slice(start, end);
    entries.set("start", isJson ? JSON.parse(`"${raw}"`) : raw);
    entries.delete("end");
  }
  return Object.fromEntries([...entries].map(([key, value]) => [key, written(value, text, isJson)]));
}
