import type { Diagnostic, Outcome } from "../diagnostic.ts";
import type { Input } from "../discover/discover.ts";
import { unreadable } from "../discover/terraform-modules.ts";
import { loadAssembly } from "../evaluate/cdk/load-assembly.ts";
import { loadTemplate } from "../evaluate/cloudformation/load-template.ts";
import type { EvaluableRoot } from "../evaluate/resource.ts";
import { loadTerraformRoot } from "../evaluate/terraform/load.ts";
import type { Files } from "../source/files.ts";
import type { Settings } from "./settings.ts";

/** Hands an input to its front end. */
export function loadInput(
  input: Input,
  files: Files,
  settings: Settings,
): Outcome<EvaluableRoot | undefined> {
  switch (input.kind) {
    case "terraform":
      return loadTerraformRoot(input.directory, files, settings.terraform);
    case "assembly":
      return loadAssembly(input.directory, files);
    case "template": {
      const result = files.read(input.file);
      return result.ok ? loadTemplate(result.file) : refused(unreadable(input.file, result.why));
    }
  }
}

function refused(diagnostic: Diagnostic): Outcome<undefined> {
  return { value: undefined, diagnostics: [{ ...diagnostic, severity: "error", fatal: true }] };
}
