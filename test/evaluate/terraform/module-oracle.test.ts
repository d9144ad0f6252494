import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Evaluation } from "../../../src/evaluate/resource.ts";
import { decodeYaml } from "../../../src/parse/yaml-data.ts";
import type { Datum, Value } from "../../../src/value.ts";
import { needs } from "../../support/needs.ts";
import { evaluate } from "./helpers.ts";
import { isRecord, type Json } from "./oracle/ask.ts";
import { askModule, type ModuleAnswer } from "./oracle/ask-module.ts";
import { MODULE_CASES, type ModuleCase } from "./oracle/module-cases.ts";

/** Whole configurations: which resources there are, and their inputs, are what Terraform plans. */
const kept: Readonly<Record<string, ModuleAnswer>> = JSON.parse(
  readFileSync(new URL("../../../fixtures/terraform/oracle/modules.json", import.meta.url), "utf8"),
);

describe.each(Object.entries(MODULE_CASES))("%s", (name, given) => {
  const evaluation = evaluated(given);

  test("as Terraform said", () => {
    expect(seen(evaluation, kept[name])).toEqual(kept[name]);
  });

  test("as the installed Terraform says", { timeout: 120_000 }, (context) => {
    needs(context, "terraform", { optional: true });
    expect(askModule(given)).toEqual(kept[name]);
  });
});

test("the kept answers are those to these cases", () => {
  expect(Object.keys(kept)).toEqual(Object.keys(MODULE_CASES));
});

function evaluated({ files, varFiles = [], vars = [], environment = {}, workspace }: ModuleCase): Evaluation {
  const types = new Set(["terraform_data"]);
  const options = { varFiles, vars: vars.map(argument), environment, types, yaml: decodeYaml };
  return evaluate(files, workspace === undefined ? options : { ...options, workspace });
}

function argument(text: string): readonly [string, string] {
  const at = text.indexOf("=");
  return [text.slice(0, at), text.slice(at + 1)];
}

/** Ours in the form of Terraform's: what it does not know is left as it has it. */
function seen({ resources }: Evaluation, theirs: ModuleAnswer | undefined): unknown {
  return Object.fromEntries(
    resources.map(({ address, properties }) => {
      const answer = theirs?.[address];
      const input = plain(properties.get("input"), answer?.input ?? null, answer?.unknown);
      return [address, { ...answer, input }];
    }),
  );
}

function plain(value: Value<Datum> | undefined, theirs: Json, unknown: Json | undefined): unknown {
  if (unknown === true) return theirs;
  if (!value || value.kind === "absent") return null;
  if (value.kind === "unknown") return { unknown: value.why.map(({ what, why }) => `${what} ${why}`) };
  const { value: datum } = value;
  if (datum instanceof Map) {
    const entries = [...datum].map(
      ([key, entry]) => [key, plain(entry, childOf(theirs, key) ?? null, childOf(unknown, key))] as const,
    );
    return Object.fromEntries(entries.filter(([key]) => childOf(unknown, key) !== true));
  }
  if (!Array.isArray(datum)) return datum;
  const items: readonly Value<Datum>[] = datum;
  return items.map((item, i) => plain(item, childOf(theirs, i) ?? null, childOf(unknown, i)));
}

function childOf(tree: Json | undefined, step: string | number): Json | undefined {
  if (Array.isArray(tree) && typeof step === "number") return tree[step];
  return isRecord(tree) ? tree[step] : undefined;
}
