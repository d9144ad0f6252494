import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { buildModel } from "../../src/adapt/build-model.ts";
import { loadTemplate } from "../../src/evaluate/cloudformation/load-template.ts";
import { loadTerraformRoot } from "../../src/evaluate/terraform/load.ts";
import type { EdgeModel } from "../../src/model/model.ts";
import { DiskFiles } from "../../src/source/disk-files.ts";
import { modelJson } from "../support/model-json.ts";

const FIXTURES = "fixtures/parity";
const REGIONS: ReadonlyMap<string, string> = new Map([
  ["edge-functions", "us-east-1"],
  ["edge-faults", "us-east-1"],
]);

/** The same infrastructure in both languages gives the same model. */
describe("parity", () => {
  for (const name of readdirSync(FIXTURES).sort()) {
    it(name, () => {
      const terraform = modelJson(fromTerraform(name));
      const cloudformation = modelJson(fromCloudformation(name));
      expect(cloudformation).toEqual(terraform);
    });

    it(`${name}, as it was`, async () => {
      const json = JSON.stringify(modelJson(fromTerraform(name)), undefined, 2);
      await expect(`${json}\n`).toMatchFileSnapshot(`../../${FIXTURES}/${name}/model.json`);
    });
  }
});

function fromTerraform(name: string): EdgeModel {
  const options = { varFiles: [], vars: [], environment: {} };
  const { value, diagnostics } = loadTerraformRoot("", new DiskFiles(`${FIXTURES}/${name}`), options);
  expect(diagnostics).toEqual([]);
  return buildModel(value.evaluate(new Map())).value.model;
}

function fromCloudformation(name: string): EdgeModel {
  const read = new DiskFiles(`${FIXTURES}/${name}`).read("template.yaml");
  if (!read.ok) throw new Error(`${name}: ${read.why}`);
  const { value, diagnostics } = loadTemplate(read.file, { region: REGIONS.get(name) ?? "eu-west-1" });
  expect(diagnostics).toEqual([]);
  if (value === undefined) throw new Error(`${name} is not a template`);
  return buildModel(value.evaluate(new Map())).value.model;
}
