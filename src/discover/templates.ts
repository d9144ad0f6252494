import { directoryOf, type Files, joinPath } from "../source/files.ts";
import { type Called, type CallGraph, callGraph, relevantModules, rootsOf } from "./call-graph.ts";
import { walk } from "./walk.ts";

/** A CloudFormation or SAM template. Paths are relative to the repository's root. */
export interface TemplateInput {
  readonly kind: "template";
  readonly file: string;
  /** The user gave this very file, so it should be a template. */
  readonly named?: true;
  /** Only what these files hold was asked for: it is nested in this template. */
  readonly touching?: readonly string[];
  /** Another template seems to nest it: it is judged alone only where none that was evaluated before read it. */
  readonly nested?: true;
}

export const TEMPLATE_FILE = /\.(ya?ml|json|template)$/;

/** A cheap test by text; the front end decides. */
export function looksLikeTemplate(text: string): boolean {
  return /(^|[\s{,])["']?Resources["']?\s*:/.test(text) && text.includes("AWS::");
}

/** The templates that a search meets, each judged through those that nest it, wherever they are. */
export class Templates {
  readonly #files: Files;
  /** Every template that was met. */
  readonly #met = new Map<string, Called>();
  /** Those that the user gave. */
  readonly #named = new Set<string>();

  constructor(files: Files) {
    this.#files = files;
  }

  add(path: string, text: string, named: boolean): void {
    this.#met.set(path, scanTemplate(path, text));
    if (named) this.#named.add(path);
  }

  /** Outer templates by path, then nested ones, each behind those that nest it. */
  inputs(): readonly TemplateInput[] {
    const asked = [...this.#met.keys()];
    const graph = callGraph(this.#asksForMore() ? this.#repository() : this.#met);
    const relevant = relevantModules(graph);
    const inputs = new Map<string, TemplateInput>();
    const nested: string[] = [];
    for (const file of asked.filter((one) => relevant.has(one) || this.#named.has(one)).sort()) {
      if (graph.callers.has(file)) nested.push(file);
      else inputs.set(file, this.#input(file));
    }
    for (const file of nested) this.#addRoots(file, graph, inputs);
    const last = inwards(nested, graph).map(
      (file): TemplateInput => ({ ...this.#input(file), nested: true }),
    );
    return [...[...inputs.values()].sort((a, b) => (a.file < b.file ? -1 : 1)), ...last];
  }

  /** Whether any of those met may be nested in one that was not, or nest others. */
  #asksForMore(): boolean {
    return [...this.#met.values()].some(({ calls, namesCloudFront }) => namesCloudFront || calls.length > 0);
  }

  #input(file: string): TemplateInput {
    return { kind: "template", file, ...(this.#named.has(file) && { named: true }) };
  }

  /** The outer templates of a nested one, of which nothing else is told unless they were asked for too. */
  #addRoots(file: string, graph: CallGraph, inputs: Map<string, TemplateInput>): void {
    for (const root of rootsOf(file, graph)) {
      const before = inputs.get(root);
      if (root === file || graph.callers.has(root)) continue;
      if (this.#met.has(root) && before === undefined) inputs.set(root, this.#input(root));
      else if (before === undefined || before.touching !== undefined)
        inputs.set(root, { kind: "template", file: root, touching: [...(before?.touching ?? []), file] });
    }
  }

  /** Those met, and every other template of the repository that may nest one of them. */
  #repository(): ReadonlyMap<string, Called> {
    const all = new Map(this.#met);
    for (const [directory, names] of walk("", this.#files).directories) {
      for (const name of names) {
        const path = directory === "" ? name : `${directory}/${name}`;
        if (!TEMPLATE_FILE.test(name) || all.has(path) || !this.#files.mentions(path, NESTING)) continue;
        const read = this.#files.peek(path);
        if (read.ok && looksLikeTemplate(read.file.text)) all.set(path, scanTemplate(path, read.file.text));
      }
    }
    return all;
  }
}

const NESTING = ["AWS::CloudFormation::Stack", "AWS::Serverless::Application"];

function scanTemplate(path: string, text: string): Called {
  const namesCloudFront = text.includes("AWS::CloudFront::");
  if (!NESTING.some((type) => text.includes(type))) return { calls: [], namesCloudFront };
  const calls = new Set<string>();
  for (const [, quoted, single, plain] of text.matchAll(LOCAL_TEMPLATE)) {
    const named = (quoted ?? single ?? plain ?? "").trim();
    const callee = named === "" || named.includes("://") ? undefined : joinPath(directoryOf(path), named);
    if (callee !== undefined && callee !== path) calls.add(callee);
  }
  return { calls: [...calls], namesCloudFront };
}

/** In YAML and JSON; a path of what is no nested stack is no template of the repository, or is checked alone after all. */
const LOCAL_TEMPLATE =
  /\b(?:TemplateURL|Location)["']?[ \t]*:\s*(?:"([^"\n]{1,1000})"|'([^'\n]{1,1000})'|([^\s"'!{[&*|>#,}][^\n#,}]{0,1000}))/g;

/** Those that are nested, in the order in which they are reached from outside; of a circle any may be first. */
function inwards(nested: readonly string[], { callers, modules }: CallGraph): readonly string[] {
  const wanted = new Set(nested);
  const reached = new Set<string>();
  const pending = [...modules.keys()].filter((path) => !callers.has(path)).sort();
  const follow = () => {
    for (let at = 0; at < pending.length; at += 1) {
      const path = pending[at] ?? "";
      if (reached.has(path)) continue;
      reached.add(path);
      for (const callee of modules.get(path)?.calls ?? []) pending.push(callee);
    }
  };
  follow();
  for (const path of nested) {
    pending.push(path);
    follow();
  }
  return [...reached].filter((path) => wanted.has(path));
}
