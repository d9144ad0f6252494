import type { Outcome } from "../diagnostic.ts";
import type { DistributionInput } from "../discover/answers.ts";
import { type Input, notInfrastructure, type TerraformInput } from "../discover/discover.ts";
import type { EvaluableRoot } from "../evaluate/resource.ts";
import { loadTerraformRoot } from "../evaluate/terraform/load.ts";
import type { Files } from "../source/files.ts";
import { unreadable } from "../source/unreadable.ts";
import { typesNamedBy } from "./named-types.ts";
import type { Settings } from "./settings.ts";

/** Hands an input to its front end. All but Terraform's are loaded only now: a Terraform run reads no YAML parser. */
export async function loadInput(
  input: Input,
  files: Files,
  settings: Settings,
): Promise<Outcome<EvaluableRoot | undefined>> {
  switch (input.kind) {
    case "terraform":
      return loadTerraform(input, files, settings);
    case "assembly": {
      const { loadAssembly } = await import("../evaluate/cdk/load-assembly.ts");
      return loadAssembly(input.directory, files);
    }
    case "template": {
      const result = files.read(input.file);
      if (!result.ok) return { value: undefined, diagnostics: [unreadable(input.file, result.why)] };
      const { loadTemplate } = await import("../evaluate/cloudformation/load-template.ts");
      const loaded = loadTemplate(result.file, { files });
      const isMisnamed = input.named && loaded.value === undefined && loaded.diagnostics.length === 0;
      return isMisnamed ? { value: undefined, diagnostics: [notInfrastructure(input.file)] } : loaded;
    }
    case "plan":
      return loadPlanned(input.file, files, settings);
    case "distribution":
      return loadDeployed(input, files);
  }
}

/** A plan, with the code that it is of where that is found. */
async function loadPlanned(
  file: string,
  files: Files,
  settings: Settings,
): Promise<Outcome<EvaluableRoot | undefined>> {
  const result = files.read(file);
  if (!result.ok) return { value: undefined, diagnostics: [unreadable(file, result.why)] };
  const { loadPlan } = await import("../evaluate/plan/load-plan.ts");
  const { terraform, rules, code } = settings;
  const { before = [] } = terraform;
  const varFiles = [...before, terraform].flatMap((said) => said.varFiles);
  return loadPlan(result.file, {
    ...code,
    files,
    varFiles,
    types: typesNamedBy(rules),
    async load(directory, vars) {
      const planned = { ...terraform, varFiles, vars, before: [], environment: {} };
      const root: TerraformInput = { kind: "terraform", directory };
      return (await loadTerraform(root, files, { ...settings, terraform: planned })).value;
    },
  });
}

async function loadDeployed(
  { file, policies, named }: DistributionInput,
  files: Files,
): Promise<Outcome<EvaluableRoot | undefined>> {
  const result = files.read(file);
  if (!result.ok) return { value: undefined, diagnostics: [unreadable(file, result.why)] };
  const beside = policies.map((path) => [path, files.read(path)] as const);
  const unread = beside.flatMap(([path, policy]) => (policy.ok ? [] : [unreadable(path, policy.why)]));
  const sources = beside.flatMap(([, policy]) => (policy.ok ? [policy.file] : []));
  const { loadDistribution, notDistribution } = await import("../evaluate/distribution/load-distribution.ts");
  const { value, diagnostics } = loadDistribution(result.file, sources);
  if (named && value === undefined && diagnostics.length === 0)
    return { value, diagnostics: [notDistribution(result.file)] };
  return { value, diagnostics: [...diagnostics, ...unread] };
}

/** Reads again, from memory, what decodes YAML. */
async function loadTerraform(
  { directory, environment }: TerraformInput,
  files: Files,
  { environments, terraform, rules }: Settings,
): Promise<Outcome<EvaluableRoot>> {
  const told = environment === undefined ? terraform : (environments.get(environment) ?? terraform);
  const options = { ...told, types: typesNamedBy(rules) };
  const loaded = loadTerraformRoot(directory, files, options);
  if (!loaded.value.decodesYaml) return loaded;
  const { decodeYaml } = await import("../parse/yaml-data.ts");
  return loadTerraformRoot(directory, files, { ...options, yaml: decodeYaml });
}
