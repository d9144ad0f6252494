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
import { build, type Metafile } from "esbuild";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const DIST = join(ROOT, "dist");
const SCHEMAS = ["src/config.schema.json", "src/report/report.schema.json", "rules/policy.schema.json"];

/** Dependencies written for CommonJS ask for `require`, which an ES module does not have. */
const REQUIRE =
  'import { createRequire as originlintRequire } from "node:module"; const require = originlintRequire(import.meta.url);';

async function bundle(out: string): Promise<void> {
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: { cli: "src/cli.ts", action: "src/action.ts", index: "src/index.ts" },
    outdir: out,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20.18",
    // jsonc-parser's CommonJS build loads its parts by paths that a bundler cannot see.
    mainFields: ["module", "main"],
    outExtension: { ".js": ".mjs" },
    chunkNames: "chunks/[name]-[hash]",
    banner: { js: REQUIRE },
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: "none",
    metafile: true,
    logLevel: "warning",
  });
  for (const schema of SCHEMAS) cpSync(join(ROOT, schema), join(out, schema.split("/").at(-1) ?? ""));
  cpSync(join(ROOT, "node_modules/@cdktf/hcl2json/main.wasm.gz"), join(out, "chunks", "main.wasm.gz"));
  writeFileSync(join(out, "THIRD-PARTY-LICENSES.txt"), licences(metafile));
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

/** The licence texts of every package with code in the bundle, by name. */
function licences(metafile: Metafile): string {
  const packages = new Set<string>();
  for (const input of Object.keys(metafile.inputs)) {
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
  const manifest: { version: string; license?: string } = JSON.parse(
    readFileSync(join(directory, "package.json"), "utf8"),
  );
  const file = readdirSync(directory).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file
    ? readFileSync(join(directory, file), "utf8").trim()
    : `Licence: ${manifest.license ?? "not stated"}`;
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
  await bundle(fresh);
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
  await bundle(DIST);
  process.stdout.write(`Built ${relative(process.cwd(), DIST) || dirname(DIST)}\n`);
}
