/**
 * Writes src/catalogue.ts, src/ignore/asked-rules.ts, rules/README.md and the JSON Schemas of policies and config from the files
 * under rules/. `npm run catalogue` writes them; with `--check` it only says whether they are stale (exit status 1).
 */
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { configSchema } from "../src/config-schema.ts";
import { policySchema } from "../src/policy/schema.ts";
import { askedRules, askedRulesModule } from "./catalogue/asked-rules.ts";
import { readRules } from "./catalogue/read-rules.ts";
import { catalogueModule, catalogueReadme } from "./catalogue/render.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const isCheck = process.argv.includes("--check");
const { rules, problems } = await readRules(join(root, "rules"));
for (const problem of problems) process.stderr.write(`${problem}\n`);
if (problems.length > 0) process.exitCode = 1;
put("src/catalogue.ts", catalogueModule(rules));
put("rules/README.md", catalogueReadme(rules));
put("rules/policy.schema.json", `${JSON.stringify(policySchema(), undefined, 2)}\n`);
put("rules/config.schema.json", `${JSON.stringify(configSchema(rules), undefined, 2)}\n`);
put("src/ignore/asked-rules.ts", await askedRulesText());

/** By the catalogue as it now stands on the disk. */
async function askedRulesText(): Promise<string> {
  const { builtInRules } = await import("../src/policy/built-in.ts");
  const { runExample } = await import("../src/run/run-example.ts");
  return askedRulesModule(askedRules(builtInRules(), runExample));
}

function put(path: string, text: string): void {
  if (current(path) === text) return;
  if (isCheck) {
    process.stderr.write(`${path} is stale: run npm run catalogue\n`);
    process.exitCode = 1;
  } else {
    writeFileSync(join(root, path), text);
    process.stdout.write(`wrote ${path}\n`);
  }
}

function current(path: string): string | undefined {
  try {
    return readFileSync(join(root, path), "utf8");
  } catch {
    return undefined;
  }
}
