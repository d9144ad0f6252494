import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import type { SourceFile } from "../../../src/source/source-file.ts";
import { modelJson } from "../../support/model-json.ts";
import { deployedModel, templateModel } from "./answers.ts";

const DEPLOYED = "fixtures/deployed";

/** What only a deployed distribution tells, and the ids by which it names its policies. */
const DIFFERING: ReadonlySet<string> = new Set([
  "account",
  "domainName",
  "cachePolicyId",
  "originRequestPolicyId",
]);

function read(path: string): SourceFile {
  return { path, text: readFileSync(path, "utf8") };
}

function withoutDiffering(json: unknown): unknown {
  return JSON.parse(JSON.stringify(json, (name, value) => (DIFFERING.has(name) ? undefined : value)));
}

it("a distribution is the same model as a template and as it is deployed", () => {
  const template = templateModel(read("test/evaluate/distribution/twin.yaml"));
  const policies = ["origin-request-policy.json", "cache-policy.json"].map((name) =>
    read(`${DEPLOYED}/${name}`),
  );
  const deployed = deployedModel(read(`${DEPLOYED}/E2EXAMPLE4SHOP.json`), ...policies);
  expect(withoutDiffering(modelJson(deployed))).toEqual(withoutDiffering(modelJson(template)));
  expect(deployed.origins).toHaveLength(3);
  expect(deployed.behaviors).toHaveLength(3);
});
