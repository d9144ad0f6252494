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
import { type BuildOptions, build, type Plugin } from "esbuild";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const DIST = join(ROOT, "dist");
const SCHEMAS = ["src/config.schema.json", "src/report/report.schema.json", "rules/policy.schema.json"];

/**
 * Packages read at their first use, with the names that are imported of them: most runs need none, and V8 would take longer
 * to read them than a small module takes to be checked.
 */
const ON_DEMAND: Readonly<Record<string, readonly string[]>> = {
  re2js: ["RE2JS"],
  "jsonpath-plus": ["JSONPath"],
  "node:crypto": ["createHash", "randomUUID", "X509Certificate"],
};

const COMMON = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: "node",
  target: "node20.18",
  minify: true,
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
} as const satisfies BuildOptions;

async function bundle(out: string): Promise<void> {
  const { metafile } = await build({
    ...COMMON,
    entryPoints: { cli: "src/cli.ts", action: "src/action.ts", index: "src/index.ts" },
    outdir: out,
    splitting: true,
    format: "esm",
    // jsonc-parser's CommonJS build loads its parts by paths that a bundler cannot see, and yaml's asks for `require`.
    mainFields: ["module", "main"],
    alias: { yaml: join(ROOT, "node_modules/yaml/browser/index.js") },
    outExtension: { ".js": ".mjs" },
    chunkNames: "chunks/[name]-[hash]",
    plugins: [onDemand, builtIns],
  });
  const inputs = Object.keys(metafile.inputs);
  for (const name of Object.keys(ON_DEMAND).filter((name) => !name.startsWith("node:"))) {
    const outfile = join(out, "chunks", `${name}.cjs`);
    const { metafile } = await build({ ...COMMON, entryPoints: [name], outfile, format: "cjs" });
    inputs.push(...Object.keys(metafile.inputs));
  }
  const wasm = join(ROOT, "node_modules/@cdktf/hcl2json/main.wasm.gz");
  cpSync(wasm, join(out, "chunks/main.wasm.gz"));
  for (const schema of SCHEMAS) cpSync(join(ROOT, schema), join(out, schema.split("/").at(-1) ?? ""));
  cpSync(join(ROOT, "node_modules/@cdktf/hcl2json/main.wasm.gz"), join(out, "chunks", "main.wasm.gz"));
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

/** Puts a stand-in for each of them in its place, which loads it when it is called, made or asked for a property. */
const onDemand: Plugin = {
  name: "on-demand",
  setup(build) {
    const filter = new RegExp(`^(?:${Object.keys(ON_DEMAND).join("|")})$`);
    build.onResolve({ filter }, ({ path }) => ({ path, namespace: "on-demand" }));
    build.onLoad({ filter, namespace: "on-demand" }, ({ path }) => ({ contents: standIn(path) }));
  },
};

/** Node's own modules as they are: an ES import of `node:fs` reads all its properties, and one of them loads all streams. */
const builtIns: Plugin = {
  name: "built-ins",
  setup(build) {
    build.onResolve({ filter: /^node:(?:fs|path|url|util|buffer)$/ }, ({ path }) => ({
      path,
      namespace: "built-in",
    }));
    build.onLoad({ filter: /./, namespace: "built-in" }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule("${path}");`,
    }));
  },
};

function standIn(name: string): string {
  const file = name.startsWith("node:") ? name : `./${name}.cjs`;
  const names = ON_DEMAND[name] ?? [];
  return `import { createRequire } from "node:module";
let loaded;
const load = (name) => (loaded ??= createRequire(import.meta.url)("${file}"))[name];
const standInFor = (name) => new Proxy(function () {}, {
  get: (_, key) => Reflect.get(load(name), key),
  apply: (_, self, args) => Reflect.apply(load(name), self, args),
  construct: (_, args) => Reflect.construct(load(name), args),
});
${names.map((name) => `export const ${name} = standInFor("${name}");`).join("\n")}`;
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
