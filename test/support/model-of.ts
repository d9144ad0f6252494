import { buildModel } from "../../src/adapt/build-model.ts";
import { loadTemplate } from "../../src/evaluate/cloudformation/load-template.ts";
import type { Evaluation, Resource } from "../../src/evaluate/resource.ts";
import { loadTerraformRoot } from "../../src/evaluate/terraform/load.ts";
import type { EdgeModel } from "../../src/model/model.ts";
import { MemoryFiles } from "../../src/source/memory-files.ts";

/** The model of Terraform code; its diagnostics are not looked at. */
export function terraformModel(files: string | Readonly<Record<string, string>>): EdgeModel {
  return buildModel(evaluated(files)).value.model;
}

/** The resources that are gathered from Terraform code. */
export function terraformResources(files: string): readonly Resource[] {
  return evaluated(files).resources;
}

function evaluated(files: string | Readonly<Record<string, string>>): Evaluation {
  const memory = new MemoryFiles(typeof files === "string" ? { "main.tf": files } : files);
  const { value } = loadTerraformRoot("", memory, { varFiles: [], vars: [], environment: {} });
  return value.evaluate(new Map());
}

/** The model of one template. */
export function cloudformationModel(text: string): EdgeModel {
  const read = new MemoryFiles({ "template.yaml": text }).read("template.yaml");
  const loaded = read.ok ? loadTemplate(read.file).value : undefined;
  if (loaded === undefined) throw new Error("this is no template");
  return buildModel(loaded.evaluate(new Map())).value.model;
}
