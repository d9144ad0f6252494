import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Resource } from "../../../src/evaluate/resource.ts";
import { loadTerraformRoot } from "../../../src/evaluate/terraform/load.ts";
import { DiskFiles } from "../../../src/source/disk-files.ts";
import type { Datum, Value } from "../../../src/value.ts";
import { needs } from "../../support/needs.ts";
import { resourcesOf } from "./loading.ts";

const FOLDER = "fixtures/plans/terraform-data";
const TYPES = ["terraform_data"];
const golden = readFileSync(`${FOLDER}/plan.json`, "utf8");

/** Its own providers need no network, and no provider of AWS is here: the shape of a plan is Terraform's own. */
describe.each(["the plan that was kept", "the plan that Terraform makes now"])("%s", (which) => {
  const planned = (context: Parameters<typeof needs>[0]) => {
    if (which === "the plan that was kept") return golden;
    needs(context, "terraform", { optional: true });
    return planNow();
  };

  it("says what our own evaluation of the code says", async (context) => {
    const files = new DiskFiles(FOLDER);
    const options = { varFiles: [], vars: [], environment: {}, types: new Set(TYPES) };
    const { resources } = loadTerraformRoot("", files, options).value.evaluate(new Map());
    const code = new Map(resources.map((resource) => [resource.address, resource]));
    const all = await resourcesOf(planned(context), { code: files, types: TYPES });
    expect([...all.keys()].sort()).toEqual([...code.keys()].sort());
    expect(all.size).toBe(7);
    for (const [address, resource] of all) {
      expect(shown(resource)).toEqual(shown(code.get(address)));
      expect(lines(resource)).toEqual(lines(code.get(address)));
    }
  });

  it("has the same values without the code, and the same left unknown", async (context) => {
    const plan = planned(context);
    const beside = await resourcesOf(plan, { code: new DiskFiles(FOLDER), types: TYPES });
    const alone = await resourcesOf(plan, { types: TYPES });
    for (const [address, resource] of alone) {
      expect(shown(resource, () => "?")).toEqual(shown(beside.get(address), () => "?"));
    }
    expect(JSON.stringify(shown(alone.get("terraform_data.joined")))).toContain("(secret)");
  });
});

function planNow(): string {
  const folder = mkdtempSync(join(tmpdir(), "originlint-plan-"));
  try {
    cpSync(FOLDER, folder, { recursive: true });
    terraform(folder, "init", "-backend=false");
    terraform(folder, "plan", "-refresh=false", "-out=saved");
    return terraform(folder, "show", "-json", "saved");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function terraform(cwd: string, ...args: readonly string[]): string {
  const env = { ...process.env, TF_CLI_CONFIG_FILE: "/dev/null", TF_IN_AUTOMATION: "1" };
  const { status, stdout, stderr } = spawnSync("terraform", args, { cwd, env, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

type Unknown = Extract<Value<Datum>, { kind: "unknown" }>;

function parts({ form }: Unknown): unknown {
  if (form?.kind !== "text") return "?";
  return form.parts.map((part) => (typeof part === "string" ? part : `<${part.source}>`)).join("");
}

function shown(resource: Resource | undefined, ofUnknown: (value: Unknown) => unknown = parts): unknown {
  const plain = (value: Value<Datum>): unknown => {
    if (value.kind === "unknown") return ofUnknown(value);
    if (value.kind === "absent") return null;
    const datum = value.value;
    if (datum instanceof Map)
      return Object.fromEntries(
        [...datum].flatMap(([key, one]) => (one.kind === "absent" ? [] : [[key, plain(one)]])),
      );
    if (Array.isArray(datum)) return datum.map(plain);
    return value.sensitive ? "(secret)" : datum;
  };
  const { properties } = resource ?? { properties: new Map<string, Value<Datum>>() };
  return Object.fromEntries([...properties].map(([name, value]) => [name, plain(value)]));
}

function lines(resource: Resource | undefined): readonly string[] {
  const { properties } = resource ?? { properties: new Map<string, Value<Datum>>() };
  return [...properties.values()]
    .map(({ from }) => `${from.at.file}:${from.at.start.line} ${from.path}`)
    .sort();
}
