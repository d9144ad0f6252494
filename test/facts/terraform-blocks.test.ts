import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { isModelledType } from "../../src/facts/resource-types.ts";
import { terraformBlocks } from "../../src/facts/terraform-blocks.ts";
import type { Body } from "../../src/parse/hcl/ast.ts";
import { parseHcl } from "../../src/parse/hcl/parser.ts";
import { builtInRules } from "../../src/policy/built-in.ts";

const META = new Set(["lifecycle", "provisioner", "connection", "content"]);

/** Everything that is written natively here, where the syntax tells what is a block. */
const texts = [
  ...readdirSync("fixtures", { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".tf"))
    .map((path) => readFileSync(`fixtures/${path}`, "utf8")),
  ...builtInRules().flatMap(({ description }) =>
    description.examples.flatMap(({ terraform = "" }) =>
      typeof terraform === "string" ? [terraform] : Object.values(terraform),
    ),
  ),
];

const bodies = texts.flatMap((text) =>
  parseHcl({ path: "x.tf", text }).value.body.blocks.flatMap(({ type, labels: [first = ""], body }) =>
    type === "resource" || type === "data" ? [{ type: first, body }] : [],
  ),
);

test("what is written as a block is one, and what is written as an argument is none", () => {
  const wrong = bodies.flatMap(({ type, body }) => {
    const known = terraformBlocks(type);
    return known ? misjudged(body, known).map((name) => `${type}: ${name}`) : [];
  });
  expect(bodies.length).toBeGreaterThan(100);
  expect([...new Set(wrong)]).toEqual([]);
});

test("the types of them that adapters read are listed", () => {
  const types = [...new Set(bodies.map(({ type }) => type).filter(isModelledType))];
  expect(types.length).toBeGreaterThan(10);
  expect(types.filter((type) => terraformBlocks(type) === undefined)).toEqual([]);
});

function misjudged(body: Body, known: ReadonlySet<string>): readonly string[] {
  const attributes = body.attributes.filter(({ name }) => known.has(name)).map(({ name }) => `${name} =`);
  const blocks = body.blocks.flatMap((block) => {
    const type = block.type === "dynamic" ? (block.labels[0] ?? "") : block.type;
    const own = known.has(type) || META.has(type) ? [] : [`${type} {`];
    return [...own, ...misjudged(block.body, known)];
  });
  return [...attributes, ...blocks];
}
