import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { loadTemplate } from "../src/evaluate/cloudformation/load-template.ts";
import type { EvaluableRoot } from "../src/evaluate/resource.ts";
import { loadTerraformRoot } from "../src/evaluate/terraform/load.ts";
import { builtInRules } from "../src/policy/built-in.ts";
import { DiskFiles } from "../src/source/disk-files.ts";
import type { World } from "../src/worlds.ts";
import { modelJson } from "./support/model-json.ts";
import { addressesIn, neutral } from "./support/neutral.ts";
import { judgeInEveryWorld } from "./support/run-example.ts";

interface Pair {
  readonly name: string;
  readonly terraform: string;
  readonly cloudformation: string;
  /** Where the template is deployed. */
  readonly region: string;
  /** Fields of the model that the languages cannot say alike. */
  readonly differing: readonly string[];
}

const REGIONS: ReadonlyMap<string, string> = new Map([
  ["edge-functions", "us-east-1"],
  ["edge-faults", "us-east-1"],
]);

const PAIRS: readonly Pair[] = [
  ...readdirSync("fixtures/parity").map((name) => {
    const directory = `fixtures/parity/${name}`;
    const region = REGIONS.get(name) ?? "eu-west-1";
    return { name, terraform: directory, cloudformation: directory, region, differing: [] };
  }),
  {
    name: "shop",
    terraform: "fixtures/projects/shop",
    cloudformation: "fixtures/projects/shop-cloudformation",
    region: "us-east-1",
    // A template has one region, and `publish` is an argument of Terraform's alone.
    differing: ["region", "publish"],
  },
];

/** The same infrastructure in both languages is the same model, and judged the same. */
describe.each(PAIRS.map((pair) => [pair.name, pair] as const))("%s", (_, pair) => {
  const rules = builtInRules();
  const terraform = judgeInEveryWorld(fromTerraform(pair), rules);
  const cloudformation = judgeInEveryWorld(fromCloudformation(pair), rules);

  it("has the same model", () => {
    expect(modelOf(cloudformation, pair)).toEqual(modelOf(terraform, pair));
  });

  it("has the same findings", () => {
    expect(findingsOf(cloudformation)).toEqual(findingsOf(terraform));
  });

  it("has the same verdicts, and the same open questions", () => {
    expect(verdictsOf(cloudformation)).toEqual(verdictsOf(terraform));
    expect(questionsOf(cloudformation)).toEqual(questionsOf(terraform));
  });
});

function fromTerraform({ terraform }: Pair): EvaluableRoot {
  const options = { varFiles: [], vars: [], environment: {} };
  return loadTerraformRoot("", new DiskFiles(terraform), options).value;
}

function fromCloudformation({ cloudformation, region }: Pair): EvaluableRoot {
  const read = new DiskFiles(cloudformation).read("template.yaml");
  if (!read.ok) throw new Error(`${cloudformation}: ${read.why}`);
  const { value } = loadTemplate(read.file, { region });
  if (value === undefined) throw new Error(`${cloudformation} is not a template`);
  return value;
}

type Json = ReturnType<typeof modelJson>;

function modelOf({ model }: World, { differing }: Pair): Json {
  return differing.length === 0 ? modelJson(model) : without(modelJson(model), new Set(differing));
}

/** Lists of objects are sorted again: their order may have hung on what is left out. */
function without(json: Json, names: ReadonlySet<string>): Json {
  if (typeof json !== "object" || json === null) return json;
  if (isList(json)) {
    const items = json.map((item) => without(item, names));
    return items.every((item) => typeof item === "object") ? items.sort(compareJson) : items;
  }
  const fields = Object.entries(json).filter(([name]) => !names.has(name));
  return Object.fromEntries(fields.sort(compareJson).map(([name, field]) => [name, without(field, names)]));
}

function isList(json: object): json is readonly Json[] {
  return Array.isArray(json);
}

function compareJson(a: unknown, b: unknown): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}

function findingsOf({ judgement: { findings }, model }: World): readonly string[] {
  const addresses = addressesIn(findings, model);
  return findings
    .map((finding) => {
      const when = finding.when === undefined ? "" : `, when ${withoutPrefix(finding.when)}`;
      return `${finding.rule}: ${neutral(finding, addresses)}${when}`;
    })
    .sort();
}

/** Requests by what is not their distribution's address. */
function verdictsOf({ judgement: { verdicts }, requests }: World): readonly string[] {
  return requests
    .map(({ distribution, id }) => `${withoutAddress(id, distribution.address)}: ${verdicts.get(id)}`)
    .sort();
}

function questionsOf({ judgement: { undecided }, model }: World): readonly string[] {
  const addresses = addressesIn([], model);
  return undecided
    .map(({ blockedBy, originRequest = "", rules }) => {
      const thing = addresses.reduce((text, address) => withoutAddress(text, address), originRequest);
      const why = [...new Set(blockedBy.map((reason) => reason.why))].sort();
      return `${thing}: ${rules.join(", ")} blocked by ${why.join(", ")}`;
    })
    .sort();
}

function withoutAddress(id: string, address: string): string {
  return id.startsWith(`${address} `) ? id.slice(address.length + 1) : id;
}

/** What Terraform calls `var.stage` is the parameter `stage`. */
function withoutPrefix(when: string): string {
  return when.replaceAll("var.", "");
}
