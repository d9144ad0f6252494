/**
 * Bundles `src/` into `dist/`: ESM chunks that start without node_modules, the schemas, the type declarations and the
 * licences of what is inside. `--check` builds beside and compares, so that the committed bundle is the source's.
 */
import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle } from "./build/bundle.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const DIST = join(ROOT, "dist");
const SCHEMAS = ["rules/config.schema.json", "src/report/report.schema.json", "rules/policy.schema.json"];

async function build(out: string): Promise<void> {
  const inputs = await bundle(out);
  for (const schema of SCHEMAS) cpSync(join(ROOT, schema), join(out, schema.split("/").at(-1) ?? ""));
  writeFileSync(join(out, "THIRD-PARTY-LICENSES.txt"), licences(inputs));
  declareTypes(join(out, "types"));
}

/** The declarations that `index.d.ts` needs, and no others. */
function declareTypes(out: string): void {
  const all = mkdtempSync(join(tmpdir(), "originlint-types-"));
  const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
  execFileSync(process.execPath, [tsc, "-p", "tsconfig.types.json", "--outDir", all], {
    cwd: ROOT,
    stdio: "inherit",
  });
  const needed = new Set<string>();
  const pending = ["src/index.d.ts"];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (needed.has(next)) continue;
    needed.add(next);
    cpSync(join(all, next), join(out, next));
    for (const [, path] of readFileSync(join(all, next), "utf8").matchAll(/from "(\.[^"]+)\.[jt]s"/g)) {
      pending.push(join(dirname(next), `${path}.d.ts`));
    }
  }
  rmSync(all, { recursive: true });
}

/** Packages that state a licence and ship no text of it. */
const WITHOUT_LICENCE_FILE: Readonly<Record<string, readonly string[]>> = {
  "@cdktf/hcl2json": ["hcl2json.txt", "MPL-2.0.txt"],
};

/** The licence texts of every package with code in the bundle, by name. */
function licences(inputs: readonly string[]): string {
  const packages = new Set<string>();
  for (const input of inputs) {
    const match = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (match?.[1]) packages.add(match[1]);
  }
  packages.add("@cdktf/hcl2json");
  return [...packages]
    .sort()
    .map(licenceOf)
    .join(`\n${"-".repeat(80)}\n\n`);
}

function licenceOf(name: string): string {
  const directory = join(ROOT, "node_modules", name);
  const manifest: { version: string } = JSON.parse(readFileSync(join(directory, "package.json"), "utf8"));
  const file = readdirSync(directory).find((entry) => /^licen[cs]e/i.test(entry));
  const files = file
    ? [join(directory, file)]
    : WITHOUT_LICENCE_FILE[name]?.map((text) => join(ROOT, "scripts/licences", text));
  if (!files) throw new Error(`${name} has no licence text: put one into scripts/licences`);
  const text = files.map((path) => readFileSync(path, "utf8").trim()).join("\n\n");
  return `${name} ${manifest.version}\n\n${text}\n`;
}

function listFiles(directory: string): string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { recursive: true, encoding: "utf8" })
    .filter((path) => statSync(join(directory, path)).isFile())
    .sort();
}

function differences(a: string, b: string): string[] {
  const names = new Set([...listFiles(a), ...listFiles(b)]);
  return [...names].filter((name) => {
    const [left, right] = [join(a, name), join(b, name)];
    return !existsSync(left) || !existsSync(right) || !readFileSync(left).equals(readFileSync(right));
  });
}

if (process.argv.includes("--check")) {
  const fresh = mkdtempSync(join(tmpdir(), "originlint-dist-"));
  await build(fresh);
  const stale = differences(DIST, fresh);
  rmSync(fresh, { recursive: true });
  if (stale.length > 0) {
    process.stderr.write(
      `dist/ is not what the source builds (npm run build):\n${stale.map((name) => `  ${name}\n`).join("")}`,
    );
    process.exit(1);
  }
} else {
  rmSync(DIST, { recursive: true, force: true });
  await build(DIST);
  process.stdout.write(`Built ${relative(process.cwd(), DIST) || dirname(DIST)}\n`);
}
