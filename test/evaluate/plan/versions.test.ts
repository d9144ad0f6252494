import { describe, expect, it } from "vitest";
import { builtInRules } from "../../../src/policy/built-in.ts";
import { DiskFiles } from "../../../src/source/disk-files.ts";
import { MemoryFiles } from "../../../src/source/memory-files.ts";
import type { World } from "../../../src/worlds.ts";
import { dressed, TOOLS } from "../../support/dressed-plan.ts";
import { modelJson } from "../../support/model-json.ts";
import { planOf, stateAfter } from "../../support/planned.ts";
import { judgeInEveryWorld } from "../../support/run-example.ts";
import { load, rootOf } from "./loading.ts";
import { STACKS } from "./stacks.ts";

const RULES = builtInRules();
const FAULTS = new DiskFiles("fixtures/parity/refused");
const STACK = new MemoryFiles(STACKS["modules in modules, with providers handed down"] ?? {});

function said({ judgement, model }: World) {
  const findings = judgement.findings.map(
    ({ rule, resource, message }) => `${rule} ${resource.address} ${message}`,
  );
  return { findings: findings.sort(), undecided: judgement.undecided.length, model: modelJson(model) };
}

async function judged(document: unknown) {
  const { root, diagnostics } = await load(document);
  expect(diagnostics).toEqual([]);
  if (root === undefined) throw new Error("the plan was not read");
  return said(judgeInEveryWorld(root, RULES));
}

describe.each(TOOLS)("%s", (_, shape) => {
  it.each([
    ["a stack with faults", FAULTS],
    ["modules", STACK],
  ])("%s: the plan and the state say the same as any", async (_, files) => {
    for (const document of [planOf(files), planOf(files, "applied"), stateAfter(files)]) {
      const text = dressed(document, shape);
      expect(await judged(text)).toEqual(await judged(document));
    }
  });
});

describe("a plan with -target", () => {
  const files = new MemoryFiles({
    "main.tf":
      'resource "aws_lb" "web" {\n}\nresource "aws_lb" "other" {\n}\nresource "aws_lb" "many" {\n  count = 0\n}\n',
  });
  const targeted = (address: string) => {
    const plan = planOf(files);
    const changes = plan.resource_changes as { readonly address: string }[];
    return { ...plan, resource_changes: changes.filter((change) => change.address !== address) };
  };
  const unseen = async (document: unknown) => (await rootOf(document)).evaluate(new Map()).unseen.length;

  it.each(TOOLS.filter(([, { complete }]) => !complete))(
    "of %s shows what it leaves out",
    async (_, shape) => {
      expect(await unseen(dressed(planOf(files), shape))).toBe(0);
      expect(await unseen(dressed(targeted("aws_lb.other"), shape))).toBe(1);
    },
  );

  it("is not guessed of versions that say so, or that make none in another way", async () => {
    const plan = dressed(targeted("aws_lb.other"), TOOLS[0]?.[1] as never);
    expect(await unseen({ ...plan, complete: true })).toBe(0);
    expect(await unseen({ ...plan, complete: false })).toBe(1);
    expect(await unseen({ ...plan, terraform_version: "1.11.0" })).toBe(0);
  });
});

describe("providers of OpenTofu with for_each", () => {
  it("give each resource a region of its own, which no plan tells", async () => {
    const lb = (name: string) => ({
      address: `aws_lb.${name}`,
      mode: "managed",
      type: "aws_lb",
      name,
      change: { actions: ["create"], after: { name }, after_unknown: {} },
    });
    const configured = (name: string) => ({
      address: `aws_lb.${name}`,
      mode: "managed",
      type: "aws_lb",
      name,
      provider_config_key: "aws.by_region",
    });
    const root = await rootOf({
      format_version: "1.2",
      terraform_version: "1.9.0",
      resource_changes: [lb("a"), lb("b")],
      configuration: {
        provider_config: {
          "aws.by_region": {
            name: "aws",
            alias: "by_region",
            expressions: { region: { references: ["each.value"] } },
          },
        },
        root_module: { resources: [configured("a"), configured("b")] },
      },
    });
    const regions = root.evaluate(new Map()).resources.map(({ region }) => region);
    expect(regions).toMatchObject([
      { kind: "unknown", form: { parts: [{ source: "aws_lb.a.region" }] } },
      { kind: "unknown", form: { parts: [{ source: "aws_lb.b.region" }] } },
    ]);
  });
});
