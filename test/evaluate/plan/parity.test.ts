import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { EvaluableRoot } from "../../../src/evaluate/resource.ts";
import { loadTerraformRoot } from "../../../src/evaluate/terraform/load.ts";
import { builtInRules } from "../../../src/policy/built-in.ts";
import { DiskFiles } from "../../../src/source/disk-files.ts";
import type { Files } from "../../../src/source/files.ts";
import { MemoryFiles } from "../../../src/source/memory-files.ts";
import type { World } from "../../../src/worlds.ts";
import { modelJson } from "../../support/model-json.ts";
import { planOf, stateAfter } from "../../support/planned.ts";
import { judgeInEveryWorld } from "../../support/run-example.ts";
import { rootOf } from "./loading.ts";
import { STACKS } from "./stacks.ts";

/** Terraform asks for the values that the code leaves open. */
const VARIABLES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  stages: { stage: "live" },
  shop: { search_domain: "search.example.com", vpc_id: "vpc-1", public_subnet_ids: ["a", "b"] },
};

const ALL: readonly (readonly [name: string, files: Files])[] = [
  ...readdirSync("fixtures/parity").map((name) => [name, new DiskFiles(`fixtures/parity/${name}`)] as const),
  ...["shop"].map((name) => [name, new DiskFiles(`fixtures/projects/${name}`)] as const),
  ...Object.entries(STACKS).map(([name, texts]) => [name, new MemoryFiles(texts)] as const),
];
const RULES = builtInRules();

/**
 * Of what a dynamic block makes, a plan does not tell what it refers to, nor of a text what stands around a reference: without
 * the code these are questions.
 */
const ONLY_WITH_CODE: ReadonlyMap<
  string,
  { readonly rules: readonly string[]; readonly questions: readonly string[] }
> = new Map([
  [
    "refused",
    { rules: ["origin/default-endpoint-disabled"], questions: ["aws_api_gateway_rest_api.api.id"] },
  ],
  [
    "dynamic blocks",
    {
      rules: ["port/no-listener", "name/load-balancer-default-name"],
      questions: ["port/no-listener", "name/load-balancer-default-name"],
    },
  ],
]);

describe.each(ALL)("the plan of %s", (name, files) => {
  const vars = VARIABLES[name] ?? {};
  const code = judgeInEveryWorld(codeOf(files, vars), RULES);

  it("beside its code is judged as the code is, at the same lines", async () => {
    const root = await rootOf(planOf(files, "new", vars), { code: files });
    const plan = judgeInEveryWorld(root, RULES);
    expect(modelJson(plan.model)).toEqual(modelJson(code.model));
    expect(linesOf(plan)).toEqual(linesOf(code));
    expect(questionsOf(plan)).toEqual(questionsOf(code));
  });

  it("alone has the same findings", async () => {
    const plan = judgeInEveryWorld(await rootOf(planOf(files, "new", vars)), RULES);
    const undecided = ONLY_WITH_CODE.get(name) ?? { rules: [], questions: [] };
    const isLeftOpen = (line: string) => undecided.rules.some((rule) => line.includes(` ${rule} `));
    expect(rulesOf(plan)).toEqual(rulesOf(code).filter((line) => !isLeftOpen(line)));
    const questions = questionsOf(plan).join("\n");
    for (const question of undecided.questions) expect(questions).toContain(question);
  });

  it("after it was applied has the same findings, as a plan without changes and as a state", async () => {
    for (const document of [planOf(files, "applied", vars), stateAfter(files, vars)]) {
      const applied = judgeInEveryWorld(await rootOf(document), RULES);
      expect(rulesOf(applied)).toEqual(rulesOf(code));
    }
  });

  it("after it was applied has them beside its code at the same lines", async () => {
    const root = await rootOf(planOf(files, "applied", vars), { code: files });
    const applied = judgeInEveryWorld(root, RULES);
    expect(placesOf(applied)).toEqual(placesOf(code));
  });
});

function codeOf(files: Files, given: Readonly<Record<string, unknown>>): EvaluableRoot {
  const texts = Object.entries(given).map(([name, value]) => {
    return [name, typeof value === "string" ? value : JSON.stringify(value)] as const;
  });
  return loadTerraformRoot("", files, { varFiles: [], vars: texts, environment: {} }).value;
}

function linesOf({ judgement }: World): readonly string[] {
  return judgement.findings
    .map(({ severity, rule, place, resource, message, related }) => {
      const others = related.map((one) => `${one.place.file}:${one.place.start.line}`).join(" ");
      return `${severity} ${rule} ${whereIs(place)} ${resource.address}: ${message} [${others}]`;
    })
    .sort();
}

function placesOf({ judgement }: World): readonly string[] {
  return judgement.findings.map(({ rule, place }) => `${rule} ${whereIs(place)}`).sort();
}

function whereIs({ file, start }: World["judgement"]["findings"][number]["place"]): string {
  return `${file}:${start.line}:${start.column}`;
}

/** Once for each instance: in the code all of them are one finding, at its line. */
function rulesOf({ judgement }: World): readonly string[] {
  const lines = judgement.findings.flatMap(({ severity, certainty, rule, resource, instances }) =>
    [resource.address, ...instances].map(
      (instance) => `${severity} ${certainty} ${rule} ${instance.replace(/, behavior .*$/, "")}`,
    ),
  );
  return [...new Set(lines)].sort();
}

function questionsOf({ judgement }: World): readonly string[] {
  return judgement.undecided
    .map(({ rules, blockedBy }) => `${rules}: ${blockedBy.map((one) => one.what)}`)
    .sort();
}
