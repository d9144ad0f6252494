import type { Diagnostic, DiagnosticCode, Outcome } from "../../diagnostic.ts";
import { LIMITS } from "../../limits.ts";
import { type Files, joinPath } from "../../source/files.ts";
import { startOf } from "../../source/place.ts";
import { evaluateStacks } from "../cloudformation/evaluate-stacks.ts";
import { NestedStacks } from "../cloudformation/nested-stacks.ts";
import { parseTemplate } from "../cloudformation/parse-template.ts";
import type { StackInput } from "../cloudformation/stack-input.ts";
import type { Template } from "../cloudformation/template.ts";
import type { EvaluableRoot, Root } from "../resource.ts";
import { constructPathsOf } from "./construct-paths.ts";
import { isObject, type JsonObject } from "./json-object.ts";
import { type Manifest, readManifest, type StackArtifact } from "./manifest.ts";

/**
 * A synthesised CDK app, `cdk.out`: all its stacks, those of stages and nested stacks included, are one root.
 * `undefined` where the directory holds no manifest of a cloud assembly. Nothing is synthesised.
 */
export function loadAssembly(directory: string, files: Files): Outcome<EvaluableRoot | undefined> {
  const loader = new AssemblyLoader(files);
  if (!loader.load(directory, 1)) return { value: undefined, diagnostics: loader.diagnostics };
  const root: Root = { name: directory, language: "cloudformation" };
  const { stacks } = loader;
  return {
    value: { root, evaluate: (assumptions) => evaluateStacks(root, stacks, assumptions) },
    diagnostics: loader.diagnostics,
  };
}

class AssemblyLoader {
  readonly stacks: StackInput[] = [];
  readonly #diagnostics: Diagnostic[] = [];
  readonly #files: Files;
  readonly #directories = new Set<string>();
  readonly #names = new Set<string>();
  readonly #missing = new Set<string>();
  readonly #templates = new Map<string, Template | undefined>();
  readonly #nested: NestedStacks;

  constructor(files: Files) {
    this.#files = files;
    this.#nested = new NestedStacks(files);
  }

  get diagnostics(): readonly Diagnostic[] {
    return [...this.#diagnostics, ...this.#nested.diagnostics];
  }

  /** Reads one assembly and those of its stages; false where there is none. */
  load(directory: string, depth: number): boolean {
    // A hostile manifest may name its own directory as a stage.
    if (this.#directories.has(directory) || depth > LIMITS.depth) return false;
    this.#directories.add(directory);
    const path = joinPath(directory, "manifest.json") ?? "manifest.json";
    const manifest = this.#readManifest(path);
    if (manifest === undefined) return false;
    this.#reportMissing(manifest, path);
    for (const artifact of manifest.stacks) this.#loadStack(directory, artifact, path);
    for (const stage of manifest.assemblies) {
      const stageDirectory = joinPath(directory, stage);
      const isLoaded = stageDirectory !== undefined && this.load(stageDirectory, depth + 1);
      if (!isLoaded)
        this.#report("error", "unreadable", `the stage ${stage} of the assembly cannot be read`, path);
    }
    return true;
  }

  #readManifest(path: string): Manifest | undefined {
    if (!this.#files.exists(path)) return undefined;
    const json = this.#readJson(path);
    return json === undefined ? undefined : readManifest(json);
  }

  #reportMissing(manifest: Manifest, path: string): void {
    for (const key of manifest.missing) {
      if (this.#missing.has(key)) continue;
      this.#missing.add(key);
      const message = `synthesis had no answer to the lookup ${JSON.stringify(key)}: its values are placeholders`;
      this.#report(
        "warning",
        "template",
        message,
        path,
        "run cdk synth with credentials, and commit cdk.context.json",
      );
    }
  }

  #loadStack(directory: string, artifact: StackArtifact, manifestPath: string): void {
    const constructPaths = constructPathsOf({
      ...artifact.metadata,
      ...this.#readMetadata(directory, artifact),
    });
    const prefix = `${this.#uniqueName(artifact)}/`;
    const shared = {
      environment: artifact.environment,
      constructPaths,
      parameters: new Map<string, string>(),
      files: this.#files,
    };
    const path = joinPath(directory, artifact.templateFile);
    const template = path === undefined ? undefined : this.#readTemplate(path, manifestPath);
    if (template !== undefined) this.stacks.push(this.#nested.stackOf(template, prefix, shared));
  }

  /** Stacks of one name in two regions have artifact ids of their own. */
  #uniqueName({ stackName, id }: StackArtifact): string {
    const name = this.#names.has(stackName) ? id : stackName;
    this.#names.add(name);
    return name;
  }

  #readMetadata(directory: string, { metadataFile }: StackArtifact): JsonObject {
    const path = metadataFile === undefined ? undefined : joinPath(directory, metadataFile);
    const json = path === undefined ? undefined : this.#readJson(path);
    return isObject(json) ? json : {};
  }

  /** One template is parsed once, however many stacks are made of it. */
  #readTemplate(path: string, namedBy: string): Template | undefined {
    if (this.#templates.has(path)) return this.#templates.get(path);
    const read = this.#files.read(path);
    if (!read.ok)
      this.#report("error", "unreadable", `the template ${path} cannot be read: ${read.why}`, namedBy);
    const parsed = read.ok ? parseTemplate(read.file) : undefined;
    for (const diagnostic of parsed?.diagnostics ?? []) this.#diagnostics.push(diagnostic);
    if (parsed !== undefined && parsed.value === undefined) {
      this.#report("note", "template", `the template ${path} holds no resources`, path);
    }
    this.#templates.set(path, parsed?.value);
    return parsed?.value;
  }

  #readJson(path: string): unknown {
    const read = this.#files.read(path);
    if (!read.ok) {
      this.#report("error", "unreadable", `${path} cannot be read: ${read.why}`, path);
      return undefined;
    }
    try {
      return JSON.parse(read.file.text);
    } catch {
      this.#report("error", "syntax", `${path} is not valid JSON`, path);
      return undefined;
    }
  }

  #report(
    severity: Diagnostic["severity"],
    code: DiagnosticCode,
    message: string,
    file: string,
    help?: string,
  ): void {
    this.#diagnostics.push({ severity, code, message, place: startOf(file), ...(help && { help }) });
  }
}
