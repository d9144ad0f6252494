import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { EDGE_CODE_TYPES, isModelledType } from "../../src/facts/resource-types.ts";

const ADAPTERS = "src/adapt";

/** Every Terraform type that an adapter names. */
function namedTypes(): ReadonlySet<string> {
  const files = readdirSync(ADAPTERS, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ts"),
  );
  const texts = files.map((file) => readFileSync(join(ADAPTERS, file), "utf8"));
  return new Set(
    texts.flatMap((text) => text.match(/(?<=")(?:aws|tls|archive|local)_[a-z0-9_]+(?=")/g) ?? []),
  );
}

test("the types that adapters name are gathered, and no others", () => {
  const named = namedTypes();
  expect(named.size).toBeGreaterThan(25);
  expect([...named].filter((type) => !isModelledType(type))).toEqual([]);
  const list = readFileSync("src/facts/resource-types.ts", "utf8").match(/(?<=")[a-z0-9_]+(?=")/g) ?? [];
  expect(list.filter((type) => !named.has(type))).toEqual([]);
});

test("edge code is a part of them", () => {
  expect([...EDGE_CODE_TYPES].filter((type) => !isModelledType(type))).toEqual([]);
});
