import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse as parseWithPackage, stringify } from "yaml";
import { parseJson } from "../../src/parse/json.ts";
import type { TreeNode } from "../../src/parse/tree.ts";
import { parseYaml } from "../../src/parse/yaml.ts";
import { plainOf } from "./plain.ts";

/** Any JSON but for `-0`, which JSON prints as `0`, and for the key that merges mappings in YAML. */
const document = fc
  .jsonValue({ maxDepth: 5 })
  .filter((value) => !JSON.stringify(value).includes('"<<"'))
  .map((value) => JSON.parse(JSON.stringify(value)) as unknown);

function parsedYaml(text: string): TreeNode | undefined {
  const { value, diagnostics } = parseYaml({ path: "t.yaml", text });
  expect(diagnostics).toEqual([]);
  return value;
}

describe("any document", () => {
  it("printed as JSON is what JSON.parse reads", () => {
    fc.assert(
      fc.property(document, fc.constantFrom(0, 2, "\t"), (value, indent) => {
        const { value: tree, diagnostics } = parseJson({
          path: "t.json",
          text: JSON.stringify(value, null, indent),
        });
        expect(diagnostics).toEqual([]);
        expect(tree && plainOf(tree)).toEqual(value);
      }),
    );
  });

  it("printed as YAML is what the yaml package reads", () => {
    fc.assert(
      fc.property(document, fc.constantFrom("BLOCK_LITERAL", "QUOTE_DOUBLE", "PLAIN"), (value, style) => {
        const text = stringify(value, { defaultStringType: style, aliasDuplicateObjects: false });
        const tree = parsedYaml(text);
        const read: unknown = parseWithPackage(text);
        expect(tree && plainOf(tree)).toEqual(read);
        // A text of blanks, printed as a literal block, is another one when the package reads it again: its fault, not ours.
        const isPrintedWrong = style === "BLOCK_LITERAL" && !isDeepStrictEqual(read, value);
        if (!isPrintedWrong) expect(read).toEqual(value);
      }),
    );
  });

  it("printed as JSON is the same in YAML", () => {
    fc.assert(
      fc.property(document, (value) => {
        const tree = parsedYaml(JSON.stringify(value, null, 2));
        expect(tree && plainOf(tree)).toEqual(value);
      }),
    );
  });

  it("has every child within the span of its parent", () => {
    fc.assert(
      fc.property(document, (value) => {
        const tree = parsedYaml(stringify(value, { aliasDuplicateObjects: false }));
        if (tree) expectNested(tree);
      }),
    );
  });
});

function expectNested(node: TreeNode): void {
  const children =
    node.kind === "sequence"
      ? node.items
      : node.kind === "mapping"
        ? [...node.entries.values()].map((e) => e.value)
        : [];
  for (const child of children) {
    expect(child.start).toBeGreaterThanOrEqual(node.start);
    expect(child.end).toBeLessThanOrEqual(node.end);
    expectNested(child);
  }
}

describe("any text at all", () => {
  it("is read without an exception", () => {
    const character = fc.constantFrom(..."ab:-[]{},#&*!|>'\"%@ \n\t\\0~?<".split(""));
    fc.assert(
      fc.property(fc.array(character, { maxLength: 80 }), (characters) => {
        const source = { path: "t", text: characters.join("") };
        expect(Array.isArray(parseYaml(source).diagnostics)).toBe(true);
        expect(Array.isArray(parseJson(source).diagnostics)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
