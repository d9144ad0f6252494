import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { buildModel } from "../../src/adapt/build-model.ts";
import { handlersIn } from "../../src/derive/handlers.ts";
import { loadTerraformRoot } from "../../src/evaluate/terraform/load.ts";
import { builtInRules } from "../../src/policy/built-in.ts";
import { runHandler } from "../../src/run-handlers/run-handler.ts";
import { MemoryFiles } from "../../src/source/memory-files.ts";
import { ISOLATION, NODE } from "./sandboxed.ts";

const FOLDER = new URL("../../fixtures/observations/", import.meta.url);

const EXAMPLES = builtInRules().flatMap(({ id, description }) =>
  /^(edge|function)\//.test(id)
    ? description.examples.flatMap(({ live, terraform }) =>
        live !== undefined && typeof terraform === "object" ? [{ live, terraform }] : [],
      )
    : [],
);

/** What the examples of rules say that a run shows is what a run shows; `UPDATE=1` writes it down. */
describe("the recording", () => {
  it.each(EXAMPLES)("$live is of a real run", { timeout: 30_000 }, async ({ live, terraform }) => {
    const texts = Object.fromEntries(
      Object.entries(terraform).map(([name, text]) => [
        name,
        text.replaceAll(/[ \t]*\/\/ <- fail[ \t]*$/gm, ""),
      ]),
    );
    const root = loadTerraformRoot("", new MemoryFiles(texts), { varFiles: [], vars: [], environment: {} });
    const { model } = buildModel(root.value.evaluate(new Map())).value;
    const handlers = await Promise.all(
      handlersIn(model).map((subject) => runHandler(subject, { node: NODE, isolation: ISOLATION })),
    );
    expect(handlers).not.toEqual([]);
    const file = new URL(`${live}.json`, FOLDER);
    const recording = { version: 1, observations: [], handlers };
    if (process.env.UPDATE) writeFileSync(file, `${JSON.stringify(recording, undefined, 2)}\n`);
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(recording);
  });
});
