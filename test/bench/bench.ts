/**
 * `npm run bench`: speed as ratios within one run, so that the numbers mean the same on any machine.
 * The medians of several runs; needs a built `dist/`.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse as hcl2json } from "@cdktf/hcl2json";
import { loadTerraformRoot } from "../../src/evaluate/terraform/load.ts";
import { parseHcl } from "../../src/parse/hcl/parser.ts";
import { MemoryFiles } from "../../src/source/memory-files.ts";
import { planOf } from "../support/planned.ts";
import { module as moduleText, plainModule, plannedRole, record } from "./inputs.ts";

const CLI = fileURLToPath(new URL("../../dist/cli.mjs", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "originlint-bench-"));

await parsing();
await evaluation();
coldStart();
bigTree();
largePlan();
rmSync(scratch, { recursive: true });

async function parsing(): Promise<void> {
  let text = "";
  for (let i = 0; text.length < 1024 * 1024; i++) text += moduleText(i);
  const megabytes = Buffer.byteLength(text) / 1024 / 1024;
  const ours = await median(9, () => void parseHcl({ path: "main.tf", text }));
  const theirs = await median(3, () => hcl2json("main.tf", text));
  report("HCL parsing, 1 MB", [
    ["originlint", `${ours.toFixed(1)} ms, ${((1000 * megabytes) / ours).toFixed(1)} MB/s`],
    ["hcl2json", `${theirs.toFixed(1)} ms, ${((1000 * megabytes) / theirs).toFixed(1)} MB/s`],
    ["ratio", `${(theirs / ours).toFixed(1)} × hcl2json's throughput (wanted: 15)`],
  ]);
}

/** Resources of one root, four to a distribution; and the same in modules of ten resources that one root calls. */
async function evaluation(): Promise<void> {
  const flat: [number, number][] = [];
  for (const count of [10, 100, 1_000, 10_000])
    flat.push([count, await evaluationTime(count, { "main.tf": resources(count) })]);
  const nested: [number, number][] = [];
  for (const count of [10, 100, 1_000, 10_000])
    nested.push([
      count,
      await evaluationTime(count, { "main.tf": calls(count / 10), "part/main.tf": resources(10) }),
    ]);
  report("Evaluation, per resource", [...costs("one module", flat), ...costs("modules of ten", nested)]);
}

function costs(what: string, times: readonly (readonly [count: number, milliseconds: number])[]) {
  const perResource = times.map(([count, time]) => (1000 * time) / count);
  const rows = times.map(([count, time], index): [string, string] => {
    return [`${what}, ${count}`, `${time.toFixed(1)} ms, ${(perResource[index] ?? 0).toFixed(1)} µs each`];
  });
  const ratio = (perResource[3] ?? 0) / (perResource[2] ?? 1);
  return [...rows, [`${what}, ratio`, `${ratio.toFixed(2)} × the cost each of 1,000 (linear: 1)`] as const];
}

function resources(count: number): string {
  return Array.from({ length: count }, (_, n) => record(n)).join("");
}

function calls(count: number): string {
  const one = (n: number) =>
    `module "part_${n}" {\n  source = "./part"\n  domain = "part${n}.example.com"\n}\n`;
  return Array.from({ length: count }, (_, n) => one(n)).join("");
}

async function evaluationTime(count: number, texts: Readonly<Record<string, string>>): Promise<number> {
  const files = new MemoryFiles(texts);
  const root = loadTerraformRoot("", files, { varFiles: [], vars: [], environment: {} }).value;
  const made = root.evaluate(new Map()).resources.length;
  if (made !== count) throw new Error(`${made} of ${count} resources were evaluated`);
  return median(count > 1000 ? 3 : 9, () => void root.evaluate(new Map()));
}

function coldStart(): void {
  const directory = join(scratch, "cold");
  mkdirSync(directory);
  writeFileSync(join(directory, "cdn.tf"), moduleText(0));
  for (let i = 1; i < 20; i++) writeFileSync(join(directory, `part${i}.tf`), plainModule(i));
  const bare = medianOfRuns(15, ["-e", "0"]);
  const check = medianOfRuns(15, [CLI, "check", directory]);
  report("Cold start, a module of 20 files", [
    ["node -e 0", `${bare.toFixed(0)} ms`],
    ["originlint check", `${check.toFixed(0)} ms`],
    ["ratio", `${(check / bare).toFixed(2)} × the start of bare Node (wanted: under 2)`],
  ]);
}

function bigTree(): void {
  const directory = join(scratch, "tree");
  for (let i = 0; i < 200; i++) {
    const folder = join(directory, `service-${i}`);
    mkdirSync(folder, { recursive: true });
    for (let j = 0; j < 10; j++) writeFileSync(join(folder, `part${j}.tf`), plainModule(i * 10 + j));
  }
  for (let i = 0; i < 20; i++) {
    const folder = join(directory, `site-${i}`);
    mkdirSync(folder);
    writeFileSync(join(folder, "main.tf"), moduleText(i));
  }
  const bare = medianOfRuns(5, ["-e", "0"]);
  const check = medianOfRuns(5, [CLI, "check", directory]);
  report("2,000 .tf files without CloudFront, 20 modules with it", [
    ["originlint check", `${check.toFixed(0)} ms (wanted: under 2000)`],
    ["ratio", `${(check / bare).toFixed(1)} × the start of bare Node`],
  ]);
}

/** In one line, as Terraform prints it; what is beside the distributions is not looked at, yet stands between them. */
function largePlan(): void {
  const files: Record<string, string> = {};
  for (let i = 0; i < 100; i++) files[`site${i}.tf`] = moduleText(i);
  const plan = planOf(new MemoryFiles(files));
  const others = Array.from({ length: 10_000 }, (_, n) => plannedRole(n));
  const text = JSON.stringify({ ...plan, resource_changes: [plan.resource_changes, others].flat() });
  const path = join(scratch, "plan.json");
  writeFileSync(path, text);
  const parse = `JSON.parse(require("fs").readFileSync(${JSON.stringify(path)}, "utf8"))`;
  const json = medianOfRuns(5, ["-e", parse]);
  const check = medianOfRuns(5, [CLI, "check", path]);
  report(`A plan of ${Math.round(text.length / 1024 / 1024)} MB in one line, 100 distributions`, [
    ["node -e JSON.parse", `${json.toFixed(0)} ms`],
    ["originlint check", `${check.toFixed(0)} ms`],
    ["ratio", `${(check / json).toFixed(1)} × the time that Node takes to parse it`],
  ]);
}

async function median(runs: number, work: () => unknown): Promise<number> {
  await work();
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return middle(times);
}

function medianOfRuns(runs: number, args: readonly string[]): number {
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    const { status } = spawnSync(process.execPath, args, { stdio: "ignore" });
    times.push(performance.now() - start);
    if (status !== 0 && status !== 1) throw new Error(`${args.join(" ")} ended with ${status}`);
  }
  return middle(times);
}

function middle(times: number[]): number {
  return times.sort((a, b) => a - b)[times.length >> 1] ?? 0;
}

function report(title: string, rows: readonly (readonly [string, string])[]): void {
  const width = Math.max(...rows.map(([name]) => name.length));
  process.stdout.write(
    `${title}\n${rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}\n`).join("")}\n`,
  );
}
