import type { Diagnostic, Outcome } from "../diagnostic.ts";
import type { Input } from "../discover/discover.ts";
import { unreadable } from "../discover/terraform-modules.ts";
import type { EvaluableRoot } from "../evaluate/resource.ts";
import type { Files } from "../source/files.ts";
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
      const { loadTemplate } = await import("../evaluate/cloudformation/load-template.ts");
      const result = files.read(input.file);
      return result.ok ? loadTemplate(result.file) : refused(unreadable(input.file, result.why));
    }
  }
}

function refused(diagnostic: Diagnostic): Outcome<undefined> {
  return { value: undefined, diagnostics: [{ ...diagnostic, severity: "error", fatal: true }] };
}
