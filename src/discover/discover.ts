import type { Diagnostic } from "../diagnostic.ts";
import { directoryOf, type Files } from "../source/files.ts";
import type { Place } from "../source/place.ts";
import { relevantModules, rootsOf, scanModules, unreadable } from "./terraform-modules.ts";
import { type Tree, walk } from "./walk.ts";

/** One thing to evaluate, in the words of its front end. Paths are relative to the repository's root. */
export type Input =
  | { readonly kind: "terraform"; readonly directory: string; readonly touching?: readonly string[] }
  | { readonly kind: "template"; readonly file: string }
  | { readonly kind: "assembly"; readonly directory: string };

export interface Discovery {
  readonly inputs: readonly Input[];
  /** Infrastructure seen, with or without a distribution. */
  readonly infrastructure: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

const TEMPLATE_FILE = /\.(ya?ml|json|template)$/;
const TERRAFORM_FILE = /\.tf$/;

/** What `paths` hold that sends requests to origins. `paths` exist and lie in the repository. */
export function discover(paths: readonly string[], files: Files): Discovery {
  const search = new Search(files);
  for (const path of paths) search.add(path);
  return search.finish();
}

class Search {
  readonly #files: Files;
  readonly #inputs = new Map<string, Input>();
  readonly #diagnostics: Diagnostic[] = [];
  #infrastructure = false;
  #repository: ReturnType<typeof scanModules> | undefined;

  constructor(files: Files) {
    this.#files = files;
  }

  finish(): Discovery {
    const inputs = [...this.#inputs.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, input]) => input);
    return { inputs, infrastructure: this.#infrastructure, diagnostics: this.#diagnostics };
  }

  add(path: string): void {
    if (this.#files.isDirectory(path)) this.#addDirectory(path);
    else this.#addFile(path);
  }

  #addFile(path: string): void {
    if (TERRAFORM_FILE.test(path)) {
      this.#addModules([directoryOf(path)]);
      return;
    }
    const result = this.#files.read(path);
    if (!result.ok) {
      this.#diagnostics.push({ ...unreadable(path, result.why), severity: "error", fatal: true });
    } else if (!looksLikeTemplate(result.file.text)) {
      this.#diagnostics.push({
        severity: "error",
        code: "not-infrastructure",
        fatal: true,
        message: `${path} is neither Terraform nor a CloudFormation template (no "Resources" with a "Type")`,
        place: startOf(path),
        help: "Give a folder, a .tf file, a template (YAML or JSON), or a cdk.out folder",
      });
    } else {
      this.#infrastructure = true;
      this.#inputs.set(path, { kind: "template", file: path });
    }
  }

  #addDirectory(path: string): void {
    const tree = walk(path, this.#files);
    if (tree.cut) {
      this.#diagnostics.push({
        severity: "warning",
        code: "limit",
        message: `Not everything below ${path || "."} was looked at: too many files, or folders too deep`,
      });
    }
    const assemblies = this.#addAssemblies(tree);
    this.#addTemplates(tree, assemblies);
    const modules = [...tree.directories].filter(([, names]) =>
      names.some((name) => TERRAFORM_FILE.test(name)),
    );
    this.#addModules(modules.map(([directory]) => directory));
  }

  /** Outermost folders with a CDK manifest; stages nest their own below. */
  #addAssemblies(tree: Tree): readonly string[] {
    const found: string[] = [];
    for (const [directory, names] of tree.directories) {
      if (!names.includes("manifest.json") || found.some((outer) => isBelow(directory, outer))) continue;
      if (
        !this.#files.mentions(inDirectory(directory, "manifest.json"), [
          "aws:cloudformation:stack",
          "cdk:cloud-assembly",
        ])
      )
        continue;
      found.push(directory);
      this.#infrastructure = true;
      this.#inputs.set(directory, { kind: "assembly", directory });
    }
    return found;
  }

  #addTemplates(tree: Tree, assemblies: readonly string[]): void {
    for (const [directory, names] of tree.directories) {
      if (assemblies.some((assembly) => isBelow(directory, assembly))) continue;
      for (const name of names) {
        if (TEMPLATE_FILE.test(name)) this.#addTemplate(inDirectory(directory, name));
      }
    }
  }

  #addTemplate(path: string): void {
    if (!this.#files.mentions(path, ["AWS::"])) return;
    const result = this.#files.read(path);
    if (!result.ok) {
      this.#diagnostics.push(unreadable(path, result.why));
    } else if (looksLikeTemplate(result.file.text)) {
      this.#infrastructure = true;
      if (result.file.text.includes("AWS::CloudFront::"))
        this.#inputs.set(path, { kind: "template", file: path });
    }
  }

  /** The roots of those directories that matter. A called module is judged through its callers, wherever they are. */
  #addModules(directories: readonly string[]): void {
    if (directories.length === 0) return;
    this.#infrastructure = true;
    this.#repository ??= scanModules(walk("", this.#files), this.#files);
    const graph = this.#repository;
    const relevant = relevantModules(graph);
    const asked = new Set(directories);
    for (const diagnostic of graph.diagnostics) {
      if (diagnostic.place && asked.has(directoryOf(diagnostic.place.file)))
        this.#diagnostics.push(diagnostic);
    }
    for (const directory of directories) {
      if (!relevant.has(directory)) continue;
      for (const root of rootsOf(directory, graph))
        this.#addRoot(root, asked.has(root) ? undefined : directory);
    }
  }

  #addRoot(directory: string, touching: string | undefined): void {
    const before = this.#inputs.get(`${directory}/`);
    if (before?.kind === "terraform" && before.touching === undefined) return;
    const all = [
      ...(before?.kind === "terraform" ? (before.touching ?? []) : []),
      ...(touching === undefined ? [] : [touching]),
    ];
    this.#inputs.set(
      `${directory}/`,
      touching === undefined
        ? { kind: "terraform", directory }
        : { kind: "terraform", directory, touching: all },
    );
  }
}

/** A cheap test by text; the front end decides. */
function looksLikeTemplate(text: string): boolean {
  return /(^|[\s{,])["']?Resources["']?\s*:/.test(text) && text.includes("AWS::");
}

function inDirectory(directory: string, name: string): string {
  return directory === "" ? name : `${directory}/${name}`;
}

function isBelow(directory: string, outer: string): boolean {
  return directory === outer || outer === "" || directory.startsWith(`${outer}/`);
}

function startOf(file: string): Place {
  return { file, start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
}
