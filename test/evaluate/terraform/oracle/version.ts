import { terraform } from "./ask.ts";
import type { Origin } from "./golden.ts";

/** The release, and the functions that it has. */
export function versionOf(): Pick<Origin, "terraform" | "functions"> {
  const { terraform_version }: { terraform_version: string } = JSON.parse(terraform(".", "version", "-json"));
  const { function_signatures }: { function_signatures: Readonly<Record<string, unknown>> } = JSON.parse(
    terraform(".", "metadata", "functions", "-json"),
  );
  const functions = Object.keys(function_signatures).filter((name) => !name.startsWith("core::"));
  return { terraform: terraform_version, functions: functions.sort() };
}
