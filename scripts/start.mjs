// `npm start [-- ARGUMENTS]`: installs, builds, and checks the example shop, or what the arguments name.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import "./install.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

const build = spawnSync(process.execPath, ["--import", "tsx", "scripts/build.ts"], {
  cwd: root,
  stdio: ["ignore", "ignore", 2],
});
if (build.status !== 0) process.exit(2);

const given = process.argv.slice(2);
const where = process.env.INIT_CWD ?? process.cwd();
const check = spawnSync(
  process.execPath,
  [`${root}dist/cli.mjs`, ...(given.length > 0 ? given : ["check", "fixtures/projects/shop"])],
  {
    cwd: given.length > 0 ? where : root,
    stdio: "inherit",
  },
);
// The example has faults on purpose, so finding them is success.
process.exit(given.length === 0 && check.status === 1 ? 0 : (check.status ?? 2));
