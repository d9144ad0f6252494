import { spawnSync } from "node:child_process";
import type { TestContext } from "vitest";

/**
 * Skips the test where a command is absent, and says so. In CI nothing is skipped for that reason, except what
 * `optional` names (real Terraform, for which kept goldens stand in).
 */
export function needs(context: TestContext, command: string, { optional = false } = {}): void {
  if (isInstalled(command)) return;
  if (process.env.CI && !optional) throw new Error(`${command} is not installed, and CI skips nothing`);
  context.skip(`${command} is not installed`);
}

export function isInstalled(command: string): boolean {
  return spawnSync(command, ["--version"], { stdio: "ignore" }).error === undefined;
}
