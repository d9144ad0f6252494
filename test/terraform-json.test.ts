import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { EvaluableRoot } from "../src/evaluate/resource.ts";
import { loadTerraformRoot } from "../src/evaluate/terraform/load.ts";
import { builtInRules } from "../src/policy/built-in.ts";
import { DiskFiles } from "../src/source/disk-files.ts";
import { MemoryFiles } from "../src/source/memory-files.ts";
import type { Place } from "../src/source/place.ts";
import type { World } from "../src/worlds.ts";
import { type AsJson, asTerraformJson } from "./support/as-terraform-json.ts";
import { modelJson } from "./support/model-json.ts";
import { judgeInEveryWorld } from "./support/run-example.ts";

const OPTIONS = { varFiles: [], vars: [], environment: {} };
const PROJECTS = [
  ...readdirSync("fixtures/parity").map((name) => [`parity/${name}`, ""] as const),
  ...readdirSync("fixtures/projects")
    .filter((name) => !name.includes("cloudformation"))
    .map((name) => [`projects/${name}`, ""] as const),
];

/** The same configuration in both syntaxes of Terraform. */
describe.each(PROJECTS)("%s as JSON", (name) => {
  const rules = builtInRules();
  const directory = `fixtures/${name}`;
  const converted = convert(directory);
  const native = judgeInEveryWorld(load(new DiskFiles(directory)), rules);
  const json = judgeInEveryWorld(load(converted.files), rules);

  it("has the same model", () => {
    expect(modelJson(json.model)).toEqual(modelJson(native.model));
  });

  it("has the same findings, at the lines of the JSON", () => {
    expect(findings(json, ({ file, start }) => `${file}:${start.line}`)).toEqual(
      findings(native, (place) => converted.lineOf(place)),
    );
  });

  it("has the same verdicts, and the same open questions", () => {
    expect([...json.judgement.verdicts]).toEqual([...native.judgement.verdicts]);
    expect(questions(json)).toEqual(questions(native));
  });
});

function load(files: DiskFiles | MemoryFiles): EvaluableRoot {
  const { value, diagnostics } = loadTerraformRoot("", files, OPTIONS);
  expect(diagnostics.map(({ message, place }) => `${message} ${place?.file}:${place?.start.line}`)).toEqual(
    [],
  );
  return value;
}

function convert(directory: string): { files: MemoryFiles; lineOf: (place: Place) => string } {
  const texts: Record<string, string> = {};
  const converted = new Map<string, AsJson>();
  for (const path of filesBelow(directory)) {
    const text = readFileSync(`${directory}/${path}`, "utf8");
    if (!path.endsWith(".tf")) texts[path] = text;
    else {
      const json = asTerraformJson(text);
      converted.set(path, json);
      texts[`${path}.json`] = json.text;
    }
  }
  const lineOf = ({ file, start }: Place) => {
    const json = converted.get(file);
    return json ? `${file}.json:${json.lines.get(start.line)}` : `${file}:${start.line}`;
  };
  return { files: new MemoryFiles(texts), lineOf };
}

function filesBelow(directory: string): readonly string[] {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(directory.length + 1))
    .sort();
}

function findings({ judgement }: World, lineOf: (place: Place) => string): readonly string[] {
  return judgement.findings
    .map(({ rule, message, place, related, when = "" }) => {
      const others = related.map((other) => `${other.label} ${lineOf(other.place)}`).sort();
      return [rule, lineOf(place), withoutPlaces(message), when, ...others].join("\n  ");
    })
    .sort();
}

/** A message may name a file and line. */
function withoutPlaces(message: string): string {
  return message.replace(/[\w./-]+\.tf(\.json)?:\d+/g, "(place)");
}

function questions({ judgement }: World): readonly string[] {
  return judgement.undecided
    .map(({ originRequest, rules, blockedBy }) => {
      const why = blockedBy.map(({ what, why: code }) => `${what} ${code}`).sort();
      return `${originRequest}: ${rules.join(", ")}: ${why.join(", ")}`;
    })
    .sort();
}
