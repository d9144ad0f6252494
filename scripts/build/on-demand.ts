import { createRequire } from "node:module";
import { join } from "node:path";
import { type BuildOptions, build, type Plugin } from "esbuild";

/**
 * Packages read at their first use, with the functions, classes and objects (a number has no stand-in) that are imported of them: most runs need none, and V8 would take longer
 * to read them than a small module takes to be checked.
 */
const ON_DEMAND: Readonly<Record<string, readonly string[]>> = {
  acorn: ["parse", "Parser"],
  "@sveltejs/acorn-typescript": ["tsPlugin"],
  "jsonpath-plus": ["JSONPath"],
  re2js: ["RE2JS"],
  undici: ["Client", "errors"],
  "dns-packet": ["decode", "encode", "streamDecode", "streamEncode"],
  "node:crypto": ["createHash", "createPrivateKey", "randomUUID", "X509Certificate"],
};

/** Puts a stand-in for each of them in its place, which loads it when it is called, made or asked for a property. */
export const onDemand: Plugin = {
  name: "on-demand",
  setup(build) {
    const filter = new RegExp(`^(?:${Object.keys(ON_DEMAND).join("|")})$`);
    // What speaks on the wire is loaded only then, and needs more of it than the stand-in has.
    build.onResolve({ filter }, ({ path, importer }) =>
      path.startsWith("node:") && importer.includes("/src/verify/")
        ? { path, external: true }
        : { path, namespace: "on-demand" },
    );
    build.onLoad({ filter, namespace: "on-demand" }, ({ path }) => ({ contents: standIn(path) }));
  },
};

/** Bundles each of them into a file of its own in `out`. Returns the files that are in there. */
export async function buildOnDemand(out: string, common: BuildOptions): Promise<readonly string[]> {
  const inputs: string[] = [];
  for (const name of Object.keys(ON_DEMAND).filter((name) => !name.startsWith("node:"))) {
    const outfile = join(out, `${name}.cjs`);
    checkStandIns(name);
    const { metafile } = await build({
      ...common,
      entryPoints: [name],
      outfile,
      format: "cjs",
      metafile: true,
    });
    inputs.push(...Object.keys(metafile.inputs));
  }
  return inputs;
}

function checkStandIns(name: string): void {
  const exported = createRequire(import.meta.url)(name);
  for (const one of ON_DEMAND[name] ?? []) {
    const kind = typeof exported[one];
    if (kind !== "function" && kind !== "object")
      throw new Error(`${name}: ${one} is a ${kind}, and has no stand-in`);
  }
}

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
