import { cpSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build } from "esbuild";
import { builtIns } from "./built-ins.ts";
import { buildOnDemand, onDemand } from "./on-demand.ts";
import { RuleExamples } from "./rule-examples.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

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

/** The program in chunks of its own: those it shared with the library would be many and small, and Node is slow to find each. */
const BUNDLES = [{ cli: "src/cli.ts" }, { action: "src/action.ts", index: "src/index.ts" }];

/** Bundles the program, the Action and the library into `out`. Returns the files that are in there, relative to the root. */
export async function bundle(out: string): Promise<readonly string[]> {
  const examples = new RuleExamples();
  const inputs = [...(await buildOnDemand(out, COMMON))];
  for (const entryPoints of BUNDLES) {
    const { metafile } = await build({
      ...COMMON,
      entryPoints,
      outdir: out,
      splitting: true,
      format: "esm",
      // jsonc-parser's CommonJS build loads its parts by paths that a bundler cannot see, and yaml's asks for `require`.
      mainFields: ["module", "main"],
      alias: { yaml: join(ROOT, "node_modules/yaml/browser/index.js") },
      outExtension: { ".js": ".mjs" },
      plugins: [onDemand, builtIns, examples.plugin],
    });
    inputs.push(...Object.keys(metafile.inputs));
  }
  await examples.write(out);
  cpSync(join(ROOT, "node_modules/@cdktf/hcl2json/main.wasm.gz"), join(out, "main.wasm.gz"));
  // It runs alone, in a process of its own, and is read only then.
  cpSync(join(ROOT, "src/run-handlers/handler-child.cjs"), join(out, "handler-child.cjs"));
  return inputs;
}
