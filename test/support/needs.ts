import { spawnSync } from "node:child_process";
import type { TestContext } from "vitest";

/**
 * Skips the test where a command is absent, and says so. In CI nothing is skipped for that reason, except what
 * `optional` names (real Terraform, for which kept goldens stand in).
 */
export function needs(context: TestContext, command: string, { optional = false } = {}): void {
  const found = spawnSync(command, ["--version"], { stdio: "ignore" }).error === undefined;
  if (found) return;
  if (process.env.CI && !optional) throw new Error(`${command} is not installed, and CI skips nothing`);
  context.skip(`${command} is not installed`);
}
