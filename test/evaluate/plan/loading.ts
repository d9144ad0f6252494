import type { Diagnostic } from "../../../src/diagnostic.ts";
import { loadPlan } from "../../../src/evaluate/plan/load-plan.ts";
import type { EvaluableRoot, Resource } from "../../../src/evaluate/resource.ts";
import { loadTerraformRoot } from "../../../src/evaluate/terraform/load.ts";
import type { Files } from "../../../src/source/files.ts";
import { MemoryFiles } from "../../../src/source/memory-files.ts";

export interface Given {
  /** The code beside the plan; left out: the plan is alone. */
  readonly code?: Files;
  readonly sourceRoot?: string;
  readonly types?: readonly string[];
}

/** A plan as text or as what will be its JSON. */
export async function load(
  plan: unknown,
  { code, sourceRoot, types = [] }: Given = {},
): Promise<{ readonly root: EvaluableRoot | undefined; readonly diagnostics: readonly Diagnostic[] }> {
  const files = code ?? new MemoryFiles({});
  const text = typeof plan === "string" ? plan : JSON.stringify(plan, undefined, 2);
  const { value, diagnostics } = await loadPlan(
    { path: "plan.json", text },
    {
      files,
      given: sourceRoot,
      workingDirectory: undefined,
      varFiles: [],
      types: new Set(types),
      load: async (directory, vars) => {
        const options = { varFiles: [], vars, environment: {}, types: new Set(types) };
        return loadTerraformRoot(directory, files, options).value;
      },
    },
  );
  return { root: value, diagnostics };
}

export async function rootOf(plan: unknown, given?: Given): Promise<EvaluableRoot> {
  const { root, diagnostics } = await load(plan, given);
  if (root === undefined) throw new Error(JSON.stringify(diagnostics));
  return root;
}

/** The resources by address. */
export async function resourcesOf(plan: unknown, given?: Given): Promise<ReadonlyMap<string, Resource>> {
  const { resources } = (await rootOf(plan, given)).evaluate(new Map());
  return new Map(resources.map((resource) => [resource.address, resource]));
}
