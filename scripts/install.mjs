// Installs the locked dependencies where they are missing or older than the lock file. Runs before anything else is there: Node alone.
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const marker = `${root}node_modules/.package-lock.json`;

export function install() {
  const lock = statSync(`${root}package-lock.json`).mtimeMs;
  if (existsSync(marker) && statSync(marker).mtimeMs >= lock) return;
  process.stderr.write("Installing dependencies …\n");
  const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  if (status !== 0) process.exit(2);
}

install();
