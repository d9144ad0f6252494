import { describe, expect, test } from "vitest";
import { declarationsOf } from "../../src/evaluate/terraform/config.ts";
import { typeOfExpression } from "../../src/evaluate/terraform/type-expression.ts";
import { compareVersions, readVersion } from "../../src/evaluate/terraform/version-constraint.ts";
import type { Description } from "../../src/facts/modules/described.ts";
import { DESCRIBED_MODULES } from "../../src/facts/modules/index.ts";
import { parseHcl } from "../../src/parse/hcl/parser.ts";

const DESCRIPTIONS = DESCRIBED_MODULES.flatMap((module) =>
  module.descriptions.map((description) => ({ name: `${module.source} ${description.since}`, description })),
);

function declared({ text }: Description) {
  return declarationsOf("", [parseHcl({ path: "main.tf", text }).value]);
}

/** `var.x`, `local.x`, `aws_lb.this`, `data.aws_x.this` in a text. */
function references(text: string): ReadonlySet<string> {
  return new Set(text.match(/\b(?:var|local)\.\w+|(?:data\.)?\baws_\w+\.\w+/g) ?? []);
}

describe.each(DESCRIPTIONS)("$name", ({ description }) => {
  test("parses", () => {
    expect(parseHcl({ path: "main.tf", text: description.text }).diagnostics).toEqual([]);
  });

  test("refers to nothing but what it declares", () => {
    const { variables, locals, resources } = declared(description);
    const known = new Set([
      ...[...variables.keys()].map((name) => `var.${name}`),
      ...[...locals.keys()].map((name) => `local.${name}`),
      ...resources.keys(),
    ]);
    expect([...references(description.text)].filter((name) => !known.has(name))).toEqual([]);
  });

  test("gives every input a type and, but for what every call must say, a default", () => {
    const { variables } = declared(description);
    const without = [...variables.values()].filter(({ body }) => !body.attributes.has("default"));
    expect(without.map(({ name }) => name).filter((name) => name !== "default_cache_behavior")).toEqual([]);
    for (const { body, name } of variables.values()) {
      const type = body.attributes.get("type")?.node.value;
      if (!type) throw new Error(`${name} has no type`);
      expect(() => typeOfExpression(type, () => ({ kind: "null" }) as never), name).not.toThrow();
    }
  });
});

describe.each(DESCRIBED_MODULES)("$source", ({ releases, descriptions }) => {
  test("lists its releases in order, with the first of each description", () => {
    const versions = releases.map((release) => readVersion(release) ?? ([0, 0, 0] as const));
    expect(versions.toSorted(compareVersions)).toEqual(versions);
    expect(new Set(releases).size).toBe(releases.length);
    const since = descriptions.map((description) => description.since);
    expect(since.filter((release) => !releases.includes(release))).toEqual([]);
    expect(since.toSorted((a, b) => releases.indexOf(a) - releases.indexOf(b))).toEqual(since);
    expect(since[0]).toBe(releases[0]);
  });
});
