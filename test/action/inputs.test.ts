import { describe, expect, test } from "vitest";
import { readInputs } from "../../src/action/inputs.ts";

describe("the inputs of the Action", () => {
  test("without any, the defaults", () => {
    expect(readInputs({})).toEqual({
      ok: true,
      inputs: { paths: ["."], strict: false, varFiles: [], policies: [], annotations: true, summary: true },
    });
  });

  test("all of them", () => {
    const environment = {
      INPUT_PATHS: "infra\n\n  cdk.out \r\nweird; rm -rf $(x)\n",
      "INPUT_FAIL-ON": "Warning",
      INPUT_STRICT: "TRUE",
      INPUT_CONFIG: " c.jsonc ",
      INPUT_BASELINE: "accepted.json",
      "INPUT_SOURCE-ROOT": "infra",
      "INPUT_VAR-FILES": "a.tfvars\nb.tfvars",
      INPUT_POLICIES: "policies",
      "INPUT_SARIF-FILE": "out.sarif",
      INPUT_ANNOTATIONS: "false",
      INPUT_SUMMARY: "false",
    };
    expect(readInputs(environment)).toEqual({
      ok: true,
      inputs: {
        paths: ["infra", "cdk.out", "weird; rm -rf $(x)"],
        failOn: "warning",
        strict: true,
        config: "c.jsonc",
        baseline: "accepted.json",
        sourceRoot: "infra",
        varFiles: ["a.tfvars", "b.tfvars"],
        policies: ["policies"],
        sarifFile: "out.sarif",
        annotations: false,
        summary: false,
      },
    });
  });

  test("what has no meaning is told, all of it", () => {
    expect(readInputs({ "INPUT_FAIL-ON": "eror", INPUT_STRICT: "yes" })).toEqual({
      ok: false,
      mistakes: [
        'fail-on takes error, warning, note, never, not "eror"; did you mean "error"?',
        'strict takes true, false, not "yes"',
      ],
    });
  });
});
