import { readdirSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { type Hcl2Json, loadHcl2Json } from "../../../src/parse/hcl/hcl2json-runtime.ts";
import { mutant, randomFrom } from "./mutate.ts";
import { compare } from "./oracle.ts";
import { errors } from "./show.ts";

const MUTANTS = 20_000;

const accepted = readFolder("ok");
const rejected = readFolder("err");
let hcl2json: Hcl2Json;

beforeAll(async () => {
  hcl2json = await loadHcl2Json();
});

describe("HashiCorp's parser agrees", () => {
  it.each(accepted)("that ok/%s parses, and on its values", (_, text) => {
    expect(compare(hcl2json, text)).toEqual({ kind: "both-accept" });
  });

  it.each(rejected)("that err/%s does not parse", (_, text) => {
    expect(compare(hcl2json, text)).toEqual({ kind: "both-reject" });
  });

  it(`on ${MUTANTS} mutants`, { timeout: 120_000 }, () => {
    const statements = accepted.flatMap(([, text]) => text.split(/\n(?=[a-z]+ = )/));
    const next = randomFrom(502);
    const counts = { "both-accept": 0, "both-reject": 0, skipped: 0, differ: 0 };
    const differences: unknown[] = [];
    for (let i = 0; i < MUTANTS; i += 1) {
      const comparison = compare(hcl2json, mutant(statements, next));
      counts[comparison.kind] += 1;
      if (comparison.kind === "differ") differences.push(comparison);
    }
    process.stderr.write(`HCL mutants: ${JSON.stringify(counts)}\n`);
    expect(differences).toEqual([]);
    expect(counts.skipped).toBeLessThan(MUTANTS / 20);
    expect(counts["both-accept"]).toBeGreaterThan(MUTANTS / 10);
    expect(counts["both-reject"]).toBeGreaterThan(MUTANTS / 10);
  });
});

describe("an error is reported in the line that has it", () => {
  it.each(rejected.filter(([, text]) => text.includes("# <- error")))("err/%s", (_, text) => {
    const line = text.slice(0, text.indexOf("# <- error")).split("\n").length;
    expect(errors(text).map((error) => Number.parseInt(error, 10))).toContain(line);
  });
});

function readFolder(name: string): [string, string][] {
  const folder = new URL(`../../../fixtures/hcl/${name}/`, import.meta.url);
  return readdirSync(folder).map((file) => [file, readFileSync(new URL(file, folder), "utf8")]);
}
