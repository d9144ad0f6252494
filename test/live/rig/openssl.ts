import { spawnSync } from "node:child_process";

/** Runs `openssl` and gives what it prints; throws with its own words where it fails. */
export function openssl(...args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync("openssl", args, {
    encoding: "utf8",
    timeout: 120_000,
  });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`openssl ${args.join(" ")}\n${stderr}`);
  return stdout;
}

/** What `openssl verify` says: `OK`, or its error numbers. Looks at purpose and dates as of `at` (seconds), not at names. */
export function verify(at: number, root: string, leaf: string, others: readonly string[]): string {
  const untrusted = others.flatMap((file) => ["-untrusted", file]);
  const args = [
    "-attime",
    String(at),
    "-purpose",
    "sslserver",
    "-auth_level",
    "0",
    "-no-CApath",
    "-no-CAstore",
  ];
  const { status, stderr } = spawnSync("openssl", ["verify", ...args, "-CAfile", root, ...untrusted, leaf], {
    encoding: "utf8",
  });
  if (status === 0) return "OK";
  return [...stderr.matchAll(/^error (\d+) at/gm)].map(([, code]) => code).join(",");
}
