import type { Plugin } from "esbuild";

/**
 * Takes Node's modules as they are. An ES import of `node:fs` would read every property of it, and one of them, a getter,
 * loads all of Node's streams.
 */
export const builtIns: Plugin = {
  name: "built-ins",
  setup(build) {
    const filter = /^node:(?:buffer|fs|module|path|url|util|zlib)$/;
    build.onResolve({ filter }, ({ path }) => ({ path, namespace: "built-in" }));
    build.onLoad({ filter, namespace: "built-in" }, ({ path }) => ({ contents: namedExports(path) }));
  },
};

/** What is not used of it is dropped: reading a property is declared to have no effect. */
function namedExports(path: string): string {
  const properties = Object.getOwnPropertyDescriptors(process.getBuiltinModule(path));
  const names = Object.keys(properties).filter((name) => properties[name]?.get === undefined);
  return [
    `const module = process.getBuiltinModule("${path}");`,
    ...names.map((name) => `export const ${name} = /* @__PURE__ */ (() => module.${name})();`),
  ].join("\n");
}
