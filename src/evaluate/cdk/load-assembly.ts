import type { Diagnostic, DiagnosticCode, Outcome } from "../../diagnostic.ts";
import { LIMITS } from "../../limits.ts";
import { childOf, textOf } from "../../parse/tree.ts";
import { directoryOf, type Files, joinPath } from "../../source/files.ts";
import type { Place } from "../../source/place.ts";
import { evaluateStacks } from "../cloudformation/evaluate-stacks.ts";
import { parseTemplate } from "../cloudformation/load-template.ts";
import type { StackInput } from "../cloudformation/stack-input.ts";
import type { ResourceDeclaration, Template } from "../cloudformation/template.ts";
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
  const { stacks, diagnostics } = loader;
  return {
    value: { root, evaluate: (assumptions) => evaluateStacks(root, stacks, assumptions) },
    diagnostics,
  };
}

class AssemblyLoader {
  readonly stacks: StackInput[] = [];
  readonly diagnostics: Diagnostic[] = [];
  readonly #files: Files;
  readonly #directories = new Set<string>();
  readonly #names = new Set<string>();
  readonly #missing = new Set<string>();
  readonly #templates = new Map<string, Template | undefined>();
  #stackCount = 0;

  constructor(files: Files) {
    this.#files = files;
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
    if (path !== undefined && template !== undefined) {
      this.stacks.push(this.#stackInput({ path, template, ancestors: new Set([path]) }, prefix, shared));
    }
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

  #stackInput({ path, template, ancestors }: TemplateInPlace, prefix: string, shared: Shared): StackInput {
    this.#stackCount += 1;
    const nested = new Map<string, StackInput>();
    for (const declaration of template.resources.values()) {
      const childPath = nestedTemplatePath(declaration, path);
      if (childPath === undefined || ancestors.has(childPath) || this.#stackCount >= MAX_STACKS) continue;
      const child = this.#readTemplate(childPath, path);
      if (child === undefined) continue;
      const inPlace = { path: childPath, template: child, ancestors: new Set([...ancestors, childPath]) };
      nested.set(declaration.id, this.#stackInput(inPlace, `${prefix}${declaration.id}/`, shared));
    }
    return { template, prefix, nested, ...shared };
  }

  /** One template is parsed once, however many stacks are made of it. */
  #readTemplate(path: string, namedBy: string): Template | undefined {
    if (this.#templates.has(path)) return this.#templates.get(path);
    const read = this.#files.read(path);
    if (!read.ok)
      this.#report("error", "unreadable", `the template ${path} cannot be read: ${read.why}`, namedBy);
    const parsed = read.ok ? parseTemplate(read.file) : undefined;
    for (const diagnostic of parsed?.diagnostics ?? []) this.diagnostics.push(diagnostic);
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
    this.diagnostics.push({ severity, code, message, place: startOf(file), ...(help && { help }) });
  }
}

type Shared = Pick<StackInput, "environment" | "constructPaths" | "parameters" | "files">;

interface TemplateInPlace {
  readonly path: string;
  readonly template: Template;
  /** Itself and the templates that it is nested in: none of them can be nested in it. */
  readonly ancestors: ReadonlySet<string>;
}

/** Far beyond real apps: templates that nest each other many times over multiply with every level. */
const MAX_STACKS = 2_000;

/** The file of a nested stack, which CDK notes beside its URL. */
function nestedTemplatePath({ type, metadata }: ResourceDeclaration, parentPath: string): string | undefined {
  const asset =
    type === "AWS::CloudFormation::Stack" ? textOf(childOf(metadata, "aws:asset:path")) : undefined;
  return asset === undefined ? undefined : joinPath(directoryOf(parentPath), asset);
}

function startOf(file: string): Place {
  return { file, start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
}
