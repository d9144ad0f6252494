/**
 * `npm run new-rule topic/name` writes a rule that fails its own tests until it is filled in; `-- --typed` one in
 * TypeScript. It touches nothing else: `npm run catalogue` does the rest.
 */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { declarativeTemplate, typedTemplate } from "./new-rule/templates.ts";

const rules = join(dirname(fileURLToPath(import.meta.url)), "..", "rules");
const words = process.argv.slice(2);
const isTyped = words.includes("--typed");
const ids = words.filter((word) => !word.startsWith("--"));
const problem = problemWith(ids);

if (problem === undefined) {
  const path = join(rules, `${ids[0]}.${isTyped ? "ts" : "yaml"}`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, isTyped ? typedTemplate() : declarativeTemplate());
  process.stdout.write(`wrote rules/${ids[0]}.${isTyped ? "ts" : "yaml"}
fill it in, then: npm run catalogue && npx vitest run test/rules.test.ts -t "${ids[0]}"
`);
} else {
  process.stderr.write(`${problem}\nusage: npm run new-rule topic/name [-- --typed]\n`);
  process.exitCode = 2;
}

function problemWith(names: readonly string[]): string | undefined {
  const [id, ...others] = names;
  if (id === undefined || others.length > 0) return "name one rule";
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) {
    return `"${id}" is not an id like tls/no-common-protocol`;
  }
  const taken = ["yaml", "ts"].find((extension) => existsSync(join(rules, `${id}.${extension}`)));
  return taken === undefined ? undefined : `rules/${id}.${taken} is there already`;
}
