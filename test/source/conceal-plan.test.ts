import { describe, expect, it } from "vitest";
import { concealed } from "../../src/source/conceal.ts";

function shown(document: unknown): string {
  return concealed({ path: "plan.json", text: JSON.stringify(document) }).text;
}

const BASE = { format_version: "1.2", resource_changes: [] as unknown[] };

describe("a plan in a code frame", () => {
  it("hides what is marked as sensitive, wherever else it stands", () => {
    const change = { after: { pw: "hunter22", note: "see hunter22!" }, after_sensitive: { pw: true } };
    const text = shown({ ...BASE, resource_changes: [{ change }], prior_state: { x: "hunter22" } });
    expect(text).not.toContain("hunter22");
    expect(text).toContain('"note":"*************"');
  });

  it("hides the values of sensitive variables, their defaults, sensitive numbers and what is nested", () => {
    const variables = { key: { value: "k-e-y" }, plain: { value: "plain" } };
    const configuration = { root_module: { variables: { key: { sensitive: true, default: "d-e-f" } } } };
    const change = {
      before: { a: [{ b: "nested" }], n: 8443 },
      before_sensitive: { a: [{ b: true }], n: true },
    };
    const text = shown({
      ...BASE,
      variables,
      configuration,
      resource_changes: [{ change }],
      other: [8443, 80],
    });
    expect(text).not.toMatch(/k-e-y|d-e-f|nested|8443/);
    expect(text).toContain('"plain"');
    expect(text).toContain("80");
  });

  it("keeps every position, and what is not sensitive", () => {
    const document = { ...BASE, outputs: { o: { sensitive: true, value: "aé\n<&>" } } };
    const before = JSON.stringify(document, undefined, 2).replace("<&>", "\\u003c\\u0026\\u003e");
    const { text } = concealed({ path: "plan.json", text: before });
    expect(text).toHaveLength(before.length);
    expect(text).not.toContain("u0026");
    expect(text.split("\n")).toHaveLength(before.split("\n").length);
  });

  it("shows nothing of a plan that is broken off, or has more secrets than can be looked for", () => {
    const broken = '{"format_version":"1.2","resource_changes":[{"pw":"hunter22"';
    expect(concealed({ path: "p.json", text: broken }).text.trim()).toBe("");
    const many = Array.from({ length: 300 }, (_, i) => `secret${i}`);
    expect(shown({ ...BASE, change: { after: { many }, after_sensitive: { many: true } } }).trim()).toBe("");
  });
});
