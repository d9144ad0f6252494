import type { Diagnostic } from "../diagnostic.ts";
import {
  ANSWER_KEYS,
  isDeployed,
  isMeantAsDeployed,
  isPolicyAnswer,
} from "../evaluate/distribution/sniff.ts";
import { savedPlan } from "../evaluate/plan/refusals.ts";
import { isMeantAsPlan, isMetPlan, PLAN_KEY } from "../evaluate/plan/sniff.ts";
import { isConfigurationFile } from "../evaluate/terraform/file-names.ts";
import { directoryOf, type Files } from "../source/files.ts";
import { startOf } from "../source/place.ts";
import { unreadable } from "../source/unreadable.ts";
import { Answers, type DistributionInput } from "./answers.ts";
import { relevantModules, rootsOf } from "./call-graph.ts";
import { isCdktfManifest, leftOver } from "./cdktf.ts";
import { type PlanInput, Plans } from "./plans.ts";
import { looksLikeTemplate, TEMPLATE_FILE, type TemplateInput, Templates } from "./templates.ts";
import { type ModuleGraph, scanModules } from "./terraform-modules.ts";
import { type Tree, walk } from "./walk.ts";

/** One thing to evaluate, in the words of its front end. Paths are relative to the repository's root. */
export type Input =
  | TerraformInput
  | TemplateInput
  | { readonly kind: "assembly"; readonly directory: string }
  | PlanInput
  | DistributionInput;

export interface TerraformInput {
  readonly kind: "terraform";
  readonly directory: string;
  readonly touching?: readonly string[];
  /** The environment of the config for which it is evaluated. */
  readonly environment?: string;
}

export interface Discovery {
  readonly inputs: readonly Input[];
  /** Infrastructure seen, with or without a distribution. */
  readonly infrastructure: boolean;
  /** Directories of Terraform modules that neither hold nor call a distribution. */
  readonly irrelevant: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
}

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
  readonly #answers: Answers;
  readonly #plans = new Plans();
  readonly #templates: Templates;
  #infrastructure = false;
  #repository: ModuleGraph | undefined;
  #relevant: ReadonlySet<string> = new Set();

  constructor(files: Files) {
    this.#files = files;
    this.#answers = new Answers(files);
    this.#templates = new Templates(files);
  }

  finish(): Discovery {
    for (const input of this.#answers.inputs()) this.#inputs.set(input.file, input);
    this.#diagnostics.push(...this.#answers.diagnostics());
    const plans = this.#plans.besides([...this.#inputs.values()]);
    for (const input of plans.value) this.#inputs.set(input.file, input);
    this.#diagnostics.push(...plans.diagnostics);
    const templates = this.#templates.inputs();
    for (const input of templates) if (!input.nested) this.#inputs.set(input.file, input);
    const inputs = [...this.#inputs.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, input]) => input);
    inputs.push(...templates.filter(({ nested }) => nested));
    const modules = [...(this.#repository?.modules.keys() ?? [])];
    return {
      inputs,
      infrastructure: this.#infrastructure,
      irrelevant: new Set(modules.filter((directory) => !this.#relevant.has(directory))),
      diagnostics: this.#diagnostics,
    };
  }

  add(path: string): void {
    if (this.#files.isDirectory(path)) this.#addDirectory(path);
    else this.#addFile(path);
  }

  #addFile(path: string): void {
    const result = this.#files.peek(path);
    if (!result.ok)
      this.#diagnostics.push({
        ...(savedPlan(path, this.#files) ?? unreadable(path, result.why)),
        fatal: true,
      });
    if (isConfigurationFile(path)) {
      this.#addModules([directoryOf(path)]);
    } else if (isCdktfManifest(path, this.#files)) {
      this.#addDirectory(directoryOf(path));
    } else if (result.ok && isMeantAsPlan(result.file.text)) {
      this.#infrastructure = true;
      this.#plans.add(path, true);
    } else if (result.ok && looksLikeTemplate(result.file.text)) {
      this.#infrastructure = true;
      this.#templates.add(path, result.file.text, true);
    } else if (result.ok && !this.#addAnswer(path, result.file.text, true)) {
      this.#diagnostics.push(notInfrastructure(path));
    }
  }

  /** Whether the text is an output of the AWS CLI that matters; `named`: or is meant as one. */
  #addAnswer(path: string, text: string, named: boolean): boolean {
    if (isPolicyAnswer(text)) {
      this.#answers.addPolicies(path, named);
      return true;
    }
    if (!isDeployed(text) && !(named && isMeantAsDeployed(text))) return false;
    this.#infrastructure = true;
    this.#answers.addDistribution(path, named);
    return true;
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
    const modules = [...tree.directories].filter(([, names]) => names.some(isConfigurationFile));
    const stale = leftOver(tree, this.#files);
    this.#diagnostics.push(...stale.diagnostics);
    this.#addModules(modules.flatMap(([directory]) => (stale.value.has(directory) ? [] : [directory])));
  }

  /** Outermost folders with a CDK manifest; stages nest their own below. */
  #addAssemblies(tree: Tree): ReadonlySet<string> {
    const found = new Set<string>();
    for (const [directory, names] of tree.directories) {
      if (!names.includes("manifest.json") || isWithin(directory, found)) continue;
      if (
        !this.#files.mentions(inDirectory(directory, "manifest.json"), [
          "aws:cloudformation:stack",
          "cdk:cloud-assembly",
        ])
      )
        continue;
      found.add(directory);
      this.#infrastructure = true;
      this.#inputs.set(directory, { kind: "assembly", directory });
    }
    return found;
  }

  #addTemplates(tree: Tree, assemblies: ReadonlySet<string>): void {
    for (const [directory, names] of tree.directories) {
      if (isWithin(directory, assemblies)) continue;
      for (const name of names) {
        if (TEMPLATE_FILE.test(name) && !isConfigurationFile(name))
          this.#addTemplate(inDirectory(directory, name));
      }
    }
    for (const path of tree.deadLinks) {
      const result = this.#files.peek(path);
      if (TEMPLATE_FILE.test(path) && !result.ok)
        this.#diagnostics.push(warning(unreadable(path, result.why)));
    }
  }

  #addTemplate(path: string): void {
    const keys = path.endsWith(".json") ? ["AWS::", PLAN_KEY, ...ANSWER_KEYS] : ["AWS::"];
    if (!this.#files.mentions(path, keys)) return;
    const result = this.#files.peek(path);
    if (!result.ok) {
      const isFatal = this.#files.mentions(path, ["AWS::CloudFront::", ...ANSWER_KEYS]);
      const diagnostic = unreadable(path, result.why);
      this.#diagnostics.push(isFatal ? { ...diagnostic, fatal: true } : warning(diagnostic));
    } else if (isMetPlan(result.file.text)) {
      this.#infrastructure = true;
      this.#plans.add(path, false);
    } else if (looksLikeTemplate(result.file.text)) {
      this.#infrastructure = true;
      this.#templates.add(path, result.file.text, false);
    } else if (path.endsWith(".json")) {
      this.#addAnswer(path, result.file.text, false);
    }
  }

  /** The roots of those directories that matter. A called module is judged through its callers, wherever they are. */
  #addModules(directories: readonly string[]): void {
    if (directories.length === 0) return;
    this.#infrastructure = true;
    const graph = this.#scanned();
    const relevant = this.#relevant;
    const asked = new Set(directories);
    for (const diagnostic of graph.diagnostics) {
      if (diagnostic.place && asked.has(directoryOf(diagnostic.place.file)))
        this.#diagnostics.push(warning(diagnostic));
    }
    for (const directory of directories) {
      if (!relevant.has(directory)) continue;
      for (const root of rootsOf(directory, graph))
        this.#addRoot(root, asked.has(root) ? undefined : directory);
    }
  }

  /** The modules of the whole repository: a module's callers may be anywhere in it. */
  #scanned(): ModuleGraph {
    if (this.#repository === undefined) {
      this.#repository = scanModules(walk("", this.#files), this.#files);
      this.#relevant = relevantModules(this.#repository);
    }
    return this.#repository;
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

/** A file that the user named and that is of no known kind. */
export function notInfrastructure(path: string): Diagnostic {
  return {
    severity: "error",
    code: "not-infrastructure",
    fatal: true,
    message: `${path} is neither Terraform nor a CloudFormation template (no "Resources" with a "Type"), nor a plan (no "format_version"), nor a deployed distribution (no "DistributionConfig")`,
    place: startOf(path),
    help: "Give a folder, a .tf file, a template (YAML or JSON), a cdk.out folder, or the output of terraform show -json or aws cloudfront get-distribution",
  };
}

/** What was only passed by on the way: it need not concern any distribution. */
function warning(diagnostic: Diagnostic): Diagnostic {
  return { ...diagnostic, severity: "warning" };
}

function inDirectory(directory: string, name: string): string {
  return directory === "" ? name : `${directory}/${name}`;
}

/** Whether a directory is one of those, or lies below one. */
function isWithin(directory: string, outer: ReadonlySet<string>): boolean {
  for (let at = directory; at !== ""; at = directoryOf(at)) if (outer.has(at)) return true;
  return outer.has("");
}
