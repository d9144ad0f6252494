import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readInputs } from "../../src/action/inputs.ts";

interface Metadata {
  readonly inputs: Record<string, { description?: string; default?: string }>;
  readonly outputs: Record<string, { description?: string }>;
  readonly runs: { readonly using: string; readonly main: string };
}

const METADATA: Metadata = parse(readFileSync("action.yml", "utf8"));

describe("action.yml", () => {
  test("runs the bundle on Node 24", () => {
    expect(METADATA.runs).toEqual({ using: "node24", main: "dist/action.mjs" });
  });

  test("every input is described, in kebab case, and its default is one that we read", () => {
    const environment: Record<string, string> = {};
    for (const [name, input] of Object.entries(METADATA.inputs)) {
      expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(input.description).toMatch(/\w/);
      environment[`INPUT_${name.toUpperCase()}`] = String(input.default);
    }
    expect(readInputs(environment)).toEqual({
      ok: true,
      inputs: {
        paths: ["."],
        strict: false,
        varFiles: [],
        policies: [],
        sarifFile: "originlint.sarif",
        annotations: true,
        summary: true,
      },
    });
  });

  test("has no input that the README leaves out", () => {
    const readme = readFileSync("README.md", "utf8");
    expect(Object.keys(METADATA.inputs).filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });

  test("names each output that a step writes", () => {
    const written = ["result", "findings", "errors", "warnings", "undecided", "sarif-file", "exit-code"];
    expect(Object.keys(METADATA.outputs)).toEqual(written);
  });
});

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly files: string;
  readonly exclude: string;
  readonly pass_filenames: boolean;
}

describe(".pre-commit-hooks.yaml", () => {
  const hooks: readonly Hook[] = parse(readFileSync(".pre-commit-hooks.yaml", "utf8"));

  test.each(hooks.map((hook) => [hook.id, hook] as const))(
    "%s runs on what it reads, for whole modules",
    (_, hook) => {
      expect(hook.entry).toMatch(/originlint check$/);
      expect(hook.pass_filenames).toBe(false);
      const runsOn = (path: string) =>
        new RegExp(hook.files).test(path) && !new RegExp(hook.exclude).test(path);
      const yes = [
        "main.tf",
        "infra/main.tf.json",
        "prod.tfvars",
        "template.yaml",
        "cdn.yml",
        "Edge.template.json",
        "originlint.config.jsonc",
      ];
      const no = ["README.md", "src/app.ts", "infra/.terraform/modules/cdn/main.tf", "main.tf.bak"];
      expect(yes.filter((path) => !runsOn(path))).toEqual([]);
      expect(no.filter(runsOn)).toEqual([]);
    },
  );
});
