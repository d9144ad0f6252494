import { resolve } from "node:path";
import { discover } from "../src/discover/discover.ts";
import { locate } from "../src/discover/repository.ts";
import type { Behavior } from "../src/model/behavior.ts";
import type { Origin } from "../src/model/origin.ts";
import { judgeRoot } from "../src/run/judge-root.ts";
import { loadInput } from "../src/run/load-input.ts";
import { readSettings } from "../src/run/settings.ts";
import { DiskFiles } from "../src/source/disk-files.ts";
import type { ReasonCode, Value } from "../src/value.ts";

/**
 * `tsx scripts/measure-known.ts FOLDER…`: how many of the arguments of origins and cache behaviors are known, and what the
 * others end at. Modules that repositories call are measured where they are called, others as roots of their own.
 */

/** What lies outside the code that is checked: nobody could know it from there. */
const OUTSIDE: ReadonlySet<ReasonCode> = new Set([
  "no-value",
  "resource-attribute",
  "data-source",
  "module-not-installed",
  "remote-state",
  "import-value",
  "impure-function",
  "outside-repository",
  "sensitive",
  "not-in-input",
]);

const ORIGIN = [
  "id",
  "domainName",
  "path",
  "access",
  "httpPort",
  "httpsPort",
  "protocolPolicy",
  "sslProtocols",
  "readTimeoutSeconds",
  "keepaliveTimeoutSeconds",
  "connectionAttempts",
  "connectionTimeoutSeconds",
] as const satisfies readonly (keyof Origin)[];

const BEHAVIOR = [
  "pathPattern",
  "targetOriginId",
  "viewerProtocolPolicy",
  "allowedMethods",
  "cachePolicyId",
  "originRequestPolicyId",
  "forwardedHeaders",
] as const satisfies readonly (keyof Behavior)[];

interface Tally {
  known: number;
  readonly unknown: Map<ReasonCode, number>;
  readonly examples: Map<ReasonCode, string>;
}

const total: Tally = { known: 0, unknown: new Map(), examples: new Map() };
let distributions = 0;
let repositories = 0;
for (const path of process.argv.slice(2)) {
  const before = distributions;
  await measure(resolve(path));
  if (distributions > before) repositories += 1;
}
print();

async function measure(directory: string): Promise<void> {
  const located = locate(["."], directory);
  if (!located.value) return;
  const files = new DiskFiles(located.value.root);
  const options = { paths: ["."], workingDirectory: directory, config: false, now: 0 } as const;
  const settings = await readSettings(options, located.value, files);
  for (const input of discover(located.value.paths, files).inputs) {
    if (input.kind !== "terraform") continue;
    const loaded = await loadInput(input, files, settings.value);
    if (!loaded.value) continue;
    for (const { origins, behaviors } of judgeRoot(loaded.value, { rules: [] }, 0).model.distributions) {
      distributions += 1;
      for (const origin of origins.items) for (const name of ORIGIN) count(origin[name], directory);
      for (const behavior of behaviors.items) for (const name of BEHAVIOR) count(behavior[name], directory);
    }
  }
}

function count(value: Value<unknown>, where: string): void {
  if (value.kind !== "unknown") {
    total.known += 1;
    return;
  }
  const [reason] = value.why;
  const code = reason?.why ?? "error";
  total.unknown.set(code, (total.unknown.get(code) ?? 0) + 1);
  if (!total.examples.has(code)) total.examples.set(code, `${reason?.what} ${reason?.says} (${where})`);
}

function print(): void {
  const entries = [...total.unknown].sort((a, b) => b[1] - a[1]);
  const unknown = entries.reduce((sum, [, number]) => sum + number, 0);
  const outside = entries.filter(([code]) => OUTSIDE.has(code)).reduce((sum, [, number]) => sum + number, 0);
  const all = total.known + unknown;
  const share = (number: number) => `${((100 * number) / Math.max(all, 1)).toFixed(1)} %`;
  process.stdout.write(`${repositories} repositories, ${distributions} distributions, ${all} arguments\n`);
  process.stdout.write(
    `known ${share(total.known)}, ends outside the code ${share(outside)}, together ${share(total.known + outside)}\n`,
  );
  for (const [code, number] of entries)
    process.stdout.write(
      `${OUTSIDE.has(code) ? "outside" : "ours   "} ${code} ${number}: ${total.examples.get(code)}\n`,
    );
}
