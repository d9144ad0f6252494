import type { DescribedModule } from "../../facts/modules/described.ts";
import { DESCRIBED_MODULES } from "../../facts/modules/index.ts";
import { type CallDeclaration, literalText } from "./config.ts";

/** The module, and which of its releases, that a call asks for. */
export interface Asked {
  readonly module: DescribedModule;
  /** As Terraform writes them; missing where any will do. */
  readonly constraint: string | undefined;
}

export function askedFor(call: CallDeclaration): Asked | undefined {
  const source = (call.source ?? "").replace(/^registry\.(?:terraform\.io|opentofu\.org)\//, "");
  for (const module of DESCRIBED_MODULES) {
    if (module.source === source) return { module, constraint: versionOf(call) };
    const [, reference] = repositoryPattern(module).exec(source) ?? [];
    if (reference !== undefined)
      return { module, constraint: reference === "" ? undefined : `= ${reference}` };
  }
  return undefined;
}

/** A version that is no literal is none that Terraform would take. */
function versionOf(call: CallDeclaration): string | undefined {
  return call.body.attributes.has("version") ? (literalText(call.body, "version") ?? "?") : undefined;
}

/** The module's repository over HTTPS or SSH, with the tag of a release or none; a folder in it is another module. */
function repositoryPattern({ repository }: DescribedModule): RegExp {
  const [host = "", path = ""] = splitOnce(repository);
  return new RegExp(
    `^(?:git::)?(?:https://|ssh://|git@|ssh://git@)?${host.replaceAll(".", "\\.")}[/:]${path}(?:\\.git)?(?:\\?ref=(v?[\\d.]+))?$`,
  );
}

function splitOnce(repository: string): readonly string[] {
  const slash = repository.indexOf("/");
  return [repository.slice(0, slash), repository.slice(slash + 1)];
}
