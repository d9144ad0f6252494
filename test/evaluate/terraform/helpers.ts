import type { Assumptions, Evaluation, Resource } from "../../../src/evaluate/resource.ts";
import { loadTerraformRoot, type TerraformOptions } from "../../../src/evaluate/terraform/load.ts";
import { ModuleInstance } from "../../../src/evaluate/terraform/module-instance.ts";
import { ModuleTree } from "../../../src/evaluate/terraform/module-tree.ts";
import { Session } from "../../../src/evaluate/terraform/session.ts";
import type { Val } from "../../../src/evaluate/terraform/val.ts";
import { MemoryFiles } from "../../../src/source/memory-files.ts";
import type { Datum, Value } from "../../../src/value.ts";

export const NO_OPTIONS: TerraformOptions = { varFiles: [], vars: [], environment: {} };

export type Texts = string | Readonly<Record<string, string>>;

export function filesOf(texts: Texts): MemoryFiles {
  return new MemoryFiles(typeof texts === "string" ? { "main.tf": texts } : texts);
}

export function evaluate(
  texts: Texts,
  options: Partial<TerraformOptions> = {},
  assumptions: Assumptions = new Map(),
): Evaluation {
  return loadTerraformRoot("", filesOf(texts), { ...NO_OPTIONS, ...options }).value.evaluate(assumptions);
}

export function resource(evaluation: Evaluation, address: string): Resource {
  const found = evaluation.resources.find((candidate) => candidate.address === address);
  if (!found)
    throw new Error(
      `no ${address} among ${evaluation.resources.map((candidate) => candidate.address).join(", ")}`,
    );
  return found;
}

/** The value at `origin[0].domain_name`. */
export function at(owner: Resource, path: string): Value<Datum> {
  const [first = "", ...rest] = path
    .split(/\.|\[(\d+)\]\.?/)
    .filter((step) => step !== undefined && step !== "");
  let value = owner.properties.get(first);
  for (const step of rest) value = child(value, step);
  if (!value) throw new Error(`nothing at ${owner.address}.${path}`);
  return value;
}

function child(value: Value<Datum> | undefined, step: string): Value<Datum> | undefined {
  if (value?.kind === "unknown" && value.form?.kind === "list") return value.form.items[Number(step)];
  if (value?.kind === "unknown" && value.form?.kind === "map") return value.form.entries.get(step);
  if (value?.kind !== "known") return undefined;
  if (value.value instanceof Map) return value.value.get(step);
  return Array.isArray(value.value) ? value.value[Number(step)] : undefined;
}

/** The value as plain JSON: unknowns as their form, `host <source>` for an atom. */
export function plain(value: Value<Datum> | undefined): unknown {
  if (!value || value.kind === "absent") return null;
  if (value.kind === "known") return plainDatum(value.value);
  const { form } = value;
  if (form?.kind === "text")
    return form.parts.map((part) => (typeof part === "string" ? part : `{${part.source}}`)).join("");
  if (form?.kind === "list") return { open: form.items.map(plain) };
  if (form?.kind === "map")
    return { open: Object.fromEntries([...form.entries].map(([key, entry]) => [key, plain(entry)])) };
  return { unknown: value.why.map(({ what, why }) => `${what} ${why}`) };
}

function plainDatum(datum: Datum): unknown {
  if (datum instanceof Map) return Object.fromEntries([...datum].map(([key, entry]) => [key, plain(entry)]));
  return Array.isArray(datum) ? datum.map(plain) : datum;
}

export function property(evaluation: Evaluation, address: string, path: string): unknown {
  return plain(at(resource(evaluation, address), path));
}

/** One argument of one load balancer: the shortest way to see what an expression is. */
export function expression(
  text: string,
  around: Texts = "",
  options: Partial<TerraformOptions> = {},
  assumptions: Assumptions = new Map(),
): Value<Datum> {
  const texts = typeof around === "string" ? { "around.tf": around } : around;
  const evaluation = evaluate(
    { ...texts, "expression.tf": `resource "aws_lb" "it" {\n  name = ${text}\n}\n` },
    options,
    assumptions,
  );
  return at(resource(evaluation, "aws_lb.it"), "name");
}

export function show(
  text: string,
  around: Texts = "",
  options: Partial<TerraformOptions> = {},
  assumptions: Assumptions = new Map(),
): unknown {
  return plain(expression(text, around, options, assumptions));
}

/** Locals as the evaluator itself sees them. */
export function locals(text: string): (name: string) => Val {
  const files = filesOf(text);
  const tree = new ModuleTree("", files);
  const session = new Session({
    files,
    tree,
    variables: new Map(),
    assumptions: new Map(),
    workspace: undefined,
  });
  const module = new ModuleInstance(session, tree.root, "");
  return (name) =>
    module.resolve("local", [name], () => ({
      file: "",
      start: { line: 1, column: 1 },
      end: { line: 1, column: 1 },
    })).value;
}
