import { describe, expect, it } from "vitest";
import { checkExample } from "../../src/policy/examples.ts";
import type { Example } from "../../src/rule.ts";
import { judged, policy } from "../support/judge-model.ts";
import { distribution, model } from "../support/model-builder.ts";
import { from, is } from "../support/values.ts";

const rule = policy("title: t\nsubject: origin\nmessage: m\nthen: [{ given: $.id, is: web }]", "own/web");

/** Checks an example of which only the text is read for markers; the model fails at line 2 of main.tf. */
function problems(example: Partial<Example>, id = "other", seen: string[] = []) {
  const origin = { id: { ...is(id), from: from("origin_id", 2) } };
  const judgement = judged(model({ distributions: [distribution({ origins: [origin] })] }), [rule]);
  const whole: Example = { name: "e", expect: "fail", ...example };
  return checkExample(rule, whole, "terraform", (_, files) => {
    seen.push(...Object.values(files));
    return { judgement, diagnostics: [] };
  })?.problems;
}

describe("checkExample", () => {
  it.each<[string, Partial<Example>, string, string[]]>([
    ["fails where it is marked", { terraform: "a\nb # <- fail" }, "other", []],
    [
      "fails elsewhere",
      { terraform: "a # <- fail\nb" },
      "other",
      ["no finding at main.tf:1, which is marked", "a finding at main.tf:2, which is not marked"],
    ],
    ["has no mark", { terraform: "a\nb" }, "other", ["no line is marked with # <- fail"]],
    [
      "does not fail",
      { terraform: "a\nb # <- fail" },
      "web",
      ["expected fail, got pass", "no finding at main.tf:2, which is marked"],
    ],
    ["passes", { terraform: "a", expect: "pass" }, "web", []],
    ["should pass", { terraform: "a", expect: "pass" }, "other", ["expected pass, got fail", "main.tf:2 m"]],
    [
      "passes and is marked",
      { terraform: "a # <- fail", expect: "pass" },
      "web",
      ["main.tf:1 is marked, and the example is not one that fails"],
    ],
    ["has several files", { terraform: { "main.tf": "a\nb # <- fail", "variables.tf": "c" } }, "other", []],
  ])("says what is wrong with one that %s", (_, example, id, expected) => {
    expect(problems(example, id)).toEqual(expected);
  });

  it("takes the marks out of texts without comments", () => {
    const seen: string[] = [];
    problems({ terraform: '{\n  "a": 1 // <- fail\n}' }, "other", seen);
    expect(seen).toEqual(['{\n  "a": 1\n}']);
  });

  it("has nothing to say of a language that is not there", () => {
    expect(problems({ cloudformation: "a" })).toBeUndefined();
  });
});
