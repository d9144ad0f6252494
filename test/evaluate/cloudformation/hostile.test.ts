import { describe, expect, it } from "vitest";
import { loadTemplate } from "../../../src/evaluate/cloudformation/load-template.ts";
import { evaluate, propertyOf, resourceAt, show, template } from "./evaluating.ts";

function reasonsOf(text: string): readonly string[] {
  const value = propertyOf(resourceAt(evaluate(text), "It"), "Value");
  return value.kind === "unknown" ? value.why.map(({ why }) => why) : [value.kind];
}

describe("circles", () => {
  it("of properties that repeat each other", () => {
    const sections = `Resources:
  A: { Type: AWS::S3::Bucket, Properties: { BucketName: !Ref B } }
  B: { Type: AWS::S3::Bucket, Properties: { BucketName: !Ref A } }
`;
    expect(reasonsOf(template("!Ref A", sections))).toEqual(["cycle"]);
  });

  it("of conditions", () => {
    const sections = "Conditions:\n  A: !Not [!Condition B]\n  B: !Not [!Condition A]\n";
    expect(reasonsOf(template("!If [A, 1, 2]", sections))).toEqual(["cycle"]);
  });

  it("of a condition with itself", () => {
    const sections = "Conditions:\n  A: !And [!Condition A, !Condition A]\n";
    expect(reasonsOf(template("!If [A, 1, 2]", sections))).toEqual(["cycle"]);
  });

  it("of an export that is imported under its own name", () => {
    const sections = "Outputs: { O: { Value: !ImportValue x, Export: { Name: x } } }\n";
    expect(reasonsOf(template("!ImportValue x", sections))).toEqual(["cycle"]);
  });
});

describe("growth", () => {
  it("of a text that doubles with each reference ends at the limit", () => {
    const buckets = Array.from({ length: 40 }, (_, i) => {
      const name = i === 0 ? "xxxxxxxxxxxxxxxx" : `!Sub "\${B${i - 1}}\${B${i - 1}}"`;
      return `  B${i}: { Type: AWS::S3::Bucket, Properties: { BucketName: ${name} } }`;
    });
    const sections = `Resources:\n${buckets.join("\n")}\n`;
    expect(reasonsOf(template("!Ref B39", sections))).toEqual(["limit"]);
    expect(show(propertyOf(resourceAt(evaluate(template("!Ref B2", sections)), "It"), "Value"))).toHaveLength(
      64,
    );
  });

  it("of a text to very many pieces is no reason to stop", () => {
    const value = show(
      propertyOf(resourceAt(evaluate(template(`!Sub "${"${!a}".repeat(200_000)}"`)), "It"), "Value"),
    );
    expect(value).toHaveLength(800_000);
  });

  it("of reasons and choices that double with each condition stays bounded", () => {
    const conditions = Array.from(
      { length: 60 },
      (_, i) => `  C${i + 1}: !And [!Condition C${i}, !Condition C${i}]`,
    );
    const sections = `Parameters: { P: { Type: String } }
Conditions:
  C0: !Equals [!Ref P, x]
${conditions.join("\n")}
`;
    expect(reasonsOf(template("!If [C60, 1, 2]", sections))).toEqual(["condition"]);
  });

  it("of nested Fn::If does not multiply the work", () => {
    let expression = "leaf";
    for (let i = 0; i < 60; i += 1) expression = `!If [C, ${expression}, !Ref AWS::NoValue]`;
    const sections = "Parameters: { P: { Type: String } }\nConditions:\n  C: !Equals [!Ref P, x]\n";
    expect(
      show(propertyOf(resourceAt(evaluate(template(`[${expression}]`, sections)), "It"), "Value")),
    ).toEqual({
      why: "condition",
      list: [],
      open: true,
    });
  });

  it("of aliases ends at the limit", () => {
    const levels = Array.from({ length: 12 }, (_, i) => {
      const items =
        i === 0
          ? "x,x,x,x,x,x,x,x"
          : Array(8)
              .fill(`*a${i - 1}`)
              .join(",");
      return `      L${i}: &a${i} [${items}]`;
    });
    const text = `Resources:\n  It:\n    Type: X\n    Properties:\n${levels.join("\n")}\n`;
    const { value, diagnostics } = loadTemplate({ path: "bomb.yaml", text });
    expect(diagnostics[0]).toMatchObject({ code: "limit" });
    expect(value?.evaluate(new Map()).resources).toHaveLength(1);
  });
});

describe("depth", () => {
  it.each([
    ["YAML in flow style", "It.yaml", "[", "]"],
    ["JSON", "It.json", '{"a":', "}"],
  ])("of 10,000 levels of %s is cut off with a diagnostic", (_, path, open, close) => {
    const text = `{"Resources":{"It":{"Type":"X","Properties":{"V":${open.repeat(10_000)}1${close.repeat(10_000)}}}}}`;
    const { value, diagnostics } = loadTemplate({ path, text });
    expect(diagnostics).toMatchObject([{ severity: "error", code: "too-deep" }]);
    expect(value?.evaluate(new Map()).resources.map(({ address }) => address)).toEqual(["It"]);
  });

  it("of 10,000 levels of YAML in block style is cut off too", () => {
    const text = `Resources:\n  It:\n    Type: X\n    Properties:\n      V:\n        ${"- ".repeat(10_000)}x\n`;
    const { value, diagnostics } = loadTemplate({ path: "t.yaml", text });
    expect(diagnostics).toMatchObject([{ code: "too-deep" }]);
    expect(value?.evaluate(new Map()).resources).toHaveLength(1);
  });

  it("of references through 5,000 resources ends at the limit", () => {
    const buckets = Array.from({ length: 5_000 }, (_, i) => {
      return `  B${i}: { Type: AWS::S3::Bucket, Properties: { BucketName: !Ref B${i + 1} } }`;
    });
    const sections = `Resources:\n  B5000: { Type: AWS::S3::Bucket }\n${buckets.join("\n")}\n`;
    expect(reasonsOf(template("!Ref B0", sections))).toEqual(["limit"]);
  });
});

describe("size", () => {
  it("of one text with thousands of variables", () => {
    const names = Array.from({ length: 5_000 }, (_, i) => `V${i}`);
    const variables = names.map((name) => `${name}: ${name}`).join(", ");
    const text = names.map((name) => `\${${name}}`).join("");
    const evaluation = evaluate(template(`!Sub ["${text}", { ${variables} }]`));
    expect(show(propertyOf(resourceAt(evaluation, "It"), "Value"))).toBe(names.join(""));
  });

  it("of a template beyond the budget of steps is evaluated up to it", () => {
    const resource = (i: number) => `"R${i}":{"Type":"X","Properties":{"V":[${"1,".repeat(1_000)}1]}}`;
    const text = `{"Resources":{${Array.from({ length: 1_100 }, (_, i) => resource(i)).join(",")}}}`;
    const evaluation = loadTemplate({ path: "t.json", text }).value?.evaluate(new Map());
    expect(evaluation?.diagnostics).toMatchObject([{ code: "limit" }]);
    const last = evaluation?.resources.at(-1)?.properties.get("V");
    expect(last).toMatchObject({ kind: "unknown", why: [{ why: "limit" }] });
  });

  it("of 50 MB of JSON on one line is read in seconds, not minutes", { timeout: 120_000 }, () => {
    const resource = (i: number) =>
      `"R${i}":{"Type":"AWS::S3::Bucket","Properties":{"BucketName":"${"b".repeat(900)}"}}`;
    const text = `{"Resources":{${Array.from({ length: 52_000 }, (_, i) => resource(i)).join(",")}}}`;
    const { value, diagnostics } = loadTemplate({ path: "t.json", text });
    expect(text.length).toBeGreaterThan(49_000_000);
    expect(diagnostics).toEqual([]);
    expect(value?.evaluate(new Map()).resources).toHaveLength(52_000);
  });

  it("of 50 MB of JSON that is no template is dropped after a glance", { timeout: 60_000 }, () => {
    const text = `{"Resources":[${'{"Type":"x"},'.repeat(3_800_000)}1]}`;
    expect(loadTemplate({ path: "t.json", text })).toEqual({ value: undefined, diagnostics: [] });
  });
});
