import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { LIMITS } from "../limits.ts";
import type { NodeProgram } from "./node-program.ts";

/** What is put before a command so that the kernel itself keeps it in. */
export interface Isolation {
  readonly command: readonly string[];
  /** Whether the kernel keeps it from the network and from other processes, not Node.js alone. */
  readonly isByKernel: boolean;
}

const UNSHARE = ["/usr/bin/unshare", "/bin/unshare"];
const PRLIMIT = ["/usr/bin/prlimit", "/bin/prlimit"];

/** Own users, network (without so much as a loopback that is up), processes, and all of them killed with their parent. */
const NAMESPACES = ["--user", "--net", "--pid", "--ipc", "--uts", "--fork", "--kill-child=SIGKILL"];

/** As the user that runs it, without a privilege in the new namespace; older versions can only be root of it. */
const AS_WHOM = ["--map-current-user", "--map-root-user"];

/** Writable memory, of which V8's heap is a part; no file grows by a byte, and nothing is left behind where it dies. */
const BOUNDS = [
  `--data=${4 * LIMITS.handlerMegabytes * 1024 * 1024}`,
  "--fsize=0",
  "--core=0",
  "--nofile=256",
];

const NONE: Isolation = { command: [], isByKernel: false };

const PATIENCE_MILLISECONDS = 5000;

/** The strictest that this machine lets an ordinary user have. */
export function findIsolation({ platform }: NodeProgram): Isolation {
  if (platform !== "linux") return NONE;
  const unshare = UNSHARE.find(existsSync);
  const prlimit = PRLIMIT.find(existsSync);
  const bounds = prlimit === undefined ? [] : [prlimit, ...BOUNDS, "--"];
  for (const whom of unshare === undefined ? [] : AS_WHOM) {
    const command = [unshare ?? "", ...NAMESPACES, whom, "--", ...bounds];
    if (works(command)) return { command, isByKernel: true };
  }
  return works(bounds) ? { command: bounds, isByKernel: false } : NONE;
}

function works([program, ...args]: readonly string[]): boolean {
  if (program === undefined) return false;
  const { status } = spawnSync(program, [...args, "/bin/true"], {
    env: {},
    stdio: "ignore",
    timeout: PATIENCE_MILLISECONDS,
  });
  return status === 0;
}
