/**
 * Writes src/catalogue.ts, rules/README.md and the JSON Schemas of policies and config from the files under rules/.
 * `npm run catalogue` writes them; with `--check` it only says whether they are stale (exit status 1).
 */
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { configSchema } from "../src/config-schema.ts";
import { policySchema } from "../src/policy/schema.ts";
import { readRules } from "./catalogue/read-rules.ts";
import { catalogueModule, catalogueReadme } from "./catalogue/render.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const { rules, problems } = await readRules(join(root, "rules"));
const outputs = {
  "src/catalogue.ts": catalogueModule(rules),
  "rules/README.md": catalogueReadme(rules),
  "rules/policy.schema.json": `${JSON.stringify(policySchema(), undefined, 2)}\n`,
  "rules/config.schema.json": `${JSON.stringify(configSchema(rules), undefined, 2)}\n`,
};

const isCheck = process.argv.includes("--check");
for (const problem of problems) process.stderr.write(`${problem}\n`);
if (problems.length > 0) process.exitCode = 1;
for (const [path, text] of Object.entries(outputs)) {
  if (current(path) === text) continue;
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
