import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { selectedWorkspace } from "../../../../src/evaluate/terraform/data-directory.ts";
import { datumOf } from "../../../../src/evaluate/terraform/datum.ts";
import { ModuleInstance } from "../../../../src/evaluate/terraform/module-instance.ts";
import { ModuleTree } from "../../../../src/evaluate/terraform/module-tree.ts";
import { Session } from "../../../../src/evaluate/terraform/session.ts";
import { readVariableSources } from "../../../../src/evaluate/terraform/variable-sources.ts";
import { MemoryFiles } from "../../../../src/source/memory-files.ts";
import { asTerraformJson } from "../../../support/as-terraform-json.ts";
import { needs } from "../../../support/needs.ts";
import { TerraformDirectory } from "../../../support/terraform.ts";
import { plain } from "../helpers.ts";
import { CASES, type FilesCase } from "./cases.ts";

const GOLDEN = new URL("golden.json", import.meta.url);
/** What Terraform 1.11.4 says of each case; `UPDATE_TERRAFORM_FILES=1` asks the one that is installed again. */
const golden: Record<string, unknown> = JSON.parse(readFileSync(GOLDEN, "utf8"));
const updates = process.env.UPDATE_TERRAFORM_FILES === "1";

const variants = CASES.flatMap((one) => (one.asJson ? [one, inJson(one)] : [one]));

describe.each(variants.map((one) => [one.name, one] as const))("%s", (_, one) => {
  test("is as Terraform was", () => {
    expect(ours(one)).toEqual(golden[nameOf(one)]);
  });

  test("is as the Terraform that is installed has it", { timeout: 60_000 }, (context) => {
    needs(context, "terraform", { optional: true });
    const theirs = outputsOf(one);
    if (updates) {
      golden[nameOf(one)] = theirs;
      writeFileSync(GOLDEN, `${JSON.stringify(golden, null, 2)}\n`);
    }
    expect(theirs).toEqual(golden[nameOf(one)]);
  });
});

function inJson(one: FilesCase): FilesCase {
  const files = Object.entries(one.files).map(([path, text]) =>
    path.endsWith(".tf") ? [`${path}.json`, asTerraformJson(text).text] : [path, text],
  );
  return { ...one, name: `${one.name}, in JSON`, files: Object.fromEntries(files) };
}

/** Both syntaxes have one answer. */
function nameOf({ name }: FilesCase): string {
  return name.replace(/, in JSON$/, "");
}

function ours({ files, environment = {}, vars = [], varFiles = [] }: FilesCase): unknown {
  const memory = new MemoryFiles(files);
  const tree = new ModuleTree("", memory);
  const diagnostics = [...tree.diagnostics];
  const variables = readVariableSources("", memory, { environment, vars, varFiles }, diagnostics);
  expect(diagnostics).toEqual([]);
  const workspace = selectedWorkspace("", memory, environment);
  const session = new Session({ files: memory, tree, variables, assumptions: new Map(), workspace });
  const module = new ModuleInstance(session, tree.root, "");
  const outputs = [...tree.root.outputs].map(([name, { file, block }]) => {
    const origin = { file, node: block, address: name, path: "" };
    return [name, plain(datumOf(module.get(name), origin, session.budget))] as const;
  });
  return Object.fromEntries(outputs.sort());
}

function outputsOf({ files, ...run }: FilesCase): unknown {
  const directory = new TerraformDirectory(files);
  try {
    const { planned_values: planned } = record(directory.plan(run));
    const outputs = Object.entries(record(record(planned).outputs ?? {}));
    return Object.fromEntries(outputs.map(([name, output]) => [name, record(output).value] as const).sort());
  } finally {
    directory.remove();
  }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
