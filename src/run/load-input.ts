import type { Outcome } from "../diagnostic.ts";
import { type Input, notInfrastructure } from "../discover/discover.ts";
import type { EvaluableRoot } from "../evaluate/resource.ts";
import type { Files } from "../source/files.ts";
import { unreadable } from "../source/unreadable.ts";
import type { Settings } from "./settings.ts";

/** Hands an input to its front end, which is loaded only now: a Terraform run reads no YAML parser. */
export async function loadInput(
  input: Input,
  files: Files,
  settings: Settings,
): Promise<Outcome<EvaluableRoot | undefined>> {
  switch (input.kind) {
    case "terraform": {
      const { loadTerraformRoot } = await import("../evaluate/terraform/load.ts");
      return loadTerraformRoot(input.directory, files, settings.terraform);
    }
    case "assembly": {
      const { loadAssembly } = await import("../evaluate/cdk/load-assembly.ts");
      return loadAssembly(input.directory, files);
    }
    case "template": {
      const result = files.read(input.file);
      if (!result.ok) return { value: undefined, diagnostics: [unreadable(input.file, result.why)] };
      const { loadTemplate } = await import("../evaluate/cloudformation/load-template.ts");
      const loaded = loadTemplate(result.file);
      const isMisnamed = input.named && loaded.value === undefined && loaded.diagnostics.length === 0;
      return isMisnamed ? { value: undefined, diagnostics: [notInfrastructure(input.file)] } : loaded;
    }
  }
}
