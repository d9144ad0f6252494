import { readdirSync, readFileSync } from "node:fs";
import { ModuleInstance } from "../../../../src/evaluate/terraform/module-instance.ts";
import { ModuleTree } from "../../../../src/evaluate/terraform/module-tree.ts";
import { Session } from "../../../../src/evaluate/terraform/session.ts";
import type { Val } from "../../../../src/evaluate/terraform/val.ts";
import { decodeYaml } from "../../../../src/parse/yaml-data.ts";
import { MemoryFiles } from "../../../../src/source/memory-files.ts";
import { ROOT } from "./ask.ts";

/** So many share one budget. */
const CHUNK = 250;

/** What we say of each expression, in the same module that Terraform was asked in. */
export function ours(expressions: readonly string[]): readonly Val[] {
  const files = filesOf(ROOT, "");
  const values: Val[] = [];
  for (let i = 0; i < expressions.length; i += CHUNK)
    values.push(...evaluateAll(expressions.slice(i, i + CHUNK), files));
  return values;
}

function evaluateAll(
  expressions: readonly string[],
  around: Readonly<Record<string, string>>,
): readonly Val[] {
  const locals = expressions.map((expression, i) => `  o${i} = ${expression}\n`).join("");
  const files = new MemoryFiles({ ...around, "generated.tf": `locals {\n${locals}}\n` });
  const tree = new ModuleTree("", files);
  const session = new Session({
    files,
    tree,
    variables: new Map(),
    assumptions: new Map(),
    workspace: undefined,
    yaml: decodeYaml,
  });
  const module = new ModuleInstance(session, tree.root, "");
  const nowhere = { file: "", start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
  return expressions.map((_, i) => module.resolve("local", [`o${i}`], () => nowhere).value);
}

function filesOf(folder: URL, prefix: string): Readonly<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = prefix + entry.name;
    if (entry.isDirectory()) Object.assign(texts, filesOf(new URL(`${entry.name}/`, folder), `${path}/`));
    else texts[path] = readFileSync(new URL(entry.name, folder), "utf8");
  }
  return texts;
}
