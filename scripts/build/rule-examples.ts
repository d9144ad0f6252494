import { readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { parse } from "acorn";
import { type Plugin, transform } from "esbuild";

/** The file, beside the bundle, with the examples of all rules by id. */
const FILE = "rule-examples.json";

/**
 * Moves the rules' examples out of the bundle into a file that is read when they are asked for: they are most of a rule's
 * text, and only `explain` prints them.
 */
export class RuleExamples {
  readonly #examples = new Map<string, unknown>();

  readonly plugin: Plugin = {
    name: "rule-examples",
    setup: (build) => {
      build.onLoad(
        { filter: /[\\/](?:rules[\\/][\w-]+[\\/][\w-]+|src[\\/]catalogue)\.ts$/ },
        async ({ path }) => {
          const { code } = await transform(await readFile(path, "utf8"), { loader: "ts", target: "es2023" });
          return { contents: this.#moveOut(code, path) };
        },
      );
    },
  };

  async write(out: string): Promise<void> {
    const sorted = [...this.#examples].sort(([a], [b]) => (a < b ? -1 : 1));
    await writeFile(join(out, FILE), JSON.stringify(Object.fromEntries(sorted)));
  }

  #moveOut(code: string, path: string): string {
    const pieces: string[] = [READ_EXAMPLES];
    let end = 0;
    for (const { id, property, value } of findExamples(parse(code, PARSING), idOf(path))) {
      this.#examples.set(id, new Function(`return ${code.slice(value.start, value.end)}`)());
      pieces.push(
        code.slice(end, property.start),
        `get examples() { return examplesOf(${JSON.stringify(id)}); }`,
      );
      end = property.end;
    }
    return [...pieces, code.slice(end)].join("");
  }
}

const PARSING = { ecmaVersion: 2023, sourceType: "module" } as const;

const READ_EXAMPLES = `import { createRequire } from "node:module";
const examplesOf = (id) => createRequire(import.meta.url)("./${FILE}")[id];
`;

/** `rules/tls/no-common-protocol.ts` → `tls/no-common-protocol`. */
function idOf(path: string): string {
  return `${basename(dirname(path))}/${basename(path, ".ts")}`;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

interface Found {
  readonly id: string;
  readonly property: Span;
  readonly value: Span;
}

/** The outermost properties `examples: […]`, each with the nearest key above it that is a rule's id. */
function* findExamples(node: unknown, id: string): Generator<Found> {
  if (Array.isArray(node)) {
    for (const item of node) yield* findExamples(item, id);
  } else if (isProperty(node)) {
    const name = String(node.key.name ?? node.key.value);
    if (name === "examples" && node.value.type === "ArrayExpression")
      yield { id, property: node, value: node.value };
    else yield* findExamples(node.value, name.includes("/") ? name : id);
  } else if (typeof node === "object" && node !== null) {
    for (const child of Object.values(node)) yield* findExamples(child, id);
  }
}

interface Property extends Span {
  readonly key: { readonly name?: string; readonly value?: string | number };
  readonly value: Span & { readonly type: string };
}

function isProperty(node: unknown): node is Property {
  return typeof node === "object" && node !== null && "type" in node && node.type === "Property";
}
