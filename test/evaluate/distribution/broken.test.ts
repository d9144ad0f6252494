import { describe, expect, it } from "vitest";
import { loadDistribution, notDistribution } from "../../../src/evaluate/distribution/load-distribution.ts";
import { answer, config } from "./answers.ts";

const AGAIN = "aws cloudfront get-distribution --id ID";

function load(text: string) {
  return loadDistribution({ path: "now.json", text }, []);
}

describe("an output that is not a distribution's", () => {
  it.each([
    ["cut off", (whole: string) => whole.slice(0, whole.length / 2), /^not valid JSON: /],
    ["with a comma too many", (whole: string) => whole.replace("true,", "true,,"), /^not valid JSON: /],
  ])("%s is not evaluated", (_, spoil, message) => {
    const whole = answer("now.json", { ETag: "E1", DistributionConfig: config() }).text;
    const { value, diagnostics } = load(spoil(whole));
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([
      {
        severity: "error",
        code: "syntax",
        message: expect.stringMatching(message),
        help: `Print it again: ${AGAIN}`,
      },
    ]);
  });

  it("in YAML", () => {
    expect(load("ETag: E1\nDistributionConfig:\n  CallerReference: x\n")).toMatchObject({
      value: undefined,
      diagnostics: [
        {
          message: "now.json is not JSON, and an output of the AWS CLI is read as JSON only",
          help: `Print it again: ${AGAIN} --output json`,
        },
      ],
    });
  });

  it.each([
    ["an ETag", '{"ETag": "E1"}', "holds no DistributionConfig"],
    ["null", '{"DistributionConfig": null}', "holds no DistributionConfig"],
    ["a list", "[]", "holds no DistributionConfig"],
    ["a text", '{"Distribution": "E2EXAMPLE"}', "holds no DistributionConfig"],
    [
      "list-distributions",
      '{"DistributionList": {"Quantity": 0}}',
      "holds a list of distributions, not the settings of one",
    ],
  ])("%s", (_, text, message) => {
    expect(load(text)).toEqual({ value: undefined, diagnostics: [] });
    expect(notDistribution({ path: "now.json", text })).toMatchObject({
      code: "not-infrastructure",
      fatal: true,
      message: `now.json ${message}`,
      help: `Print the distribution to check: ${AGAIN}`,
    });
  });

  it("with settings of the wrong shape throws for none", () => {
    for (const wrong of [null, [], "x", 3, { Quantity: "2" }, { Quantity: 1 }, { Items: 3 }]) {
      for (const name of Object.keys(config())) {
        const source = answer("now.json", { DistributionConfig: config({ [name]: wrong }) });
        expect(() => loadDistribution(source, []).value?.evaluate(new Map())).not.toThrow();
      }
    }
  });
});
