import { type Files, joinPath } from "../../source/files.ts";
import type { TerraformOptions } from "./variable-sources.ts";

/**
 * Where `terraform init` keeps what it installs for the root module in `directory`: `TF_DATA_DIR`, else `.terraform`.
 * `undefined` where that is outside the repository.
 */
export function dataDirectory(
  directory: string,
  environment: TerraformOptions["environment"],
): string | undefined {
  return joinPath(directory, environment.TF_DATA_DIR || ".terraform");
}

/** `TF_WORKSPACE`, else what `terraform workspace select` has left in the data directory. */
export function selectedWorkspace(
  directory: string,
  files: Files,
  environment: TerraformOptions["environment"],
): string | undefined {
  if (environment.TF_WORKSPACE) return environment.TF_WORKSPACE;
  const data = dataDirectory(directory, environment);
  const read = data === undefined ? undefined : files.read(`${data}/environment`);
  const name = read?.ok ? read.file.text.trim() : "";
  return name === "" ? undefined : name;
}
