import type { Diagnostic } from "../../diagnostic.ts";
import { LIMITS } from "../../limits.ts";
import { childOf, textOf } from "../../parse/tree.ts";
import { directoryOf, type Files, joinPath, type ReadFailure } from "../../source/files.ts";
import type { Reason } from "../../value.ts";
import { callOf } from "./intrinsics.ts";
import { parseTemplate } from "./parse-template.ts";
import type { StackInput, Unfollowed } from "./stack-input.ts";
import type { ResourceDeclaration, Template } from "./template.ts";

/** What nested stacks have in common with the one around them. */
export type SharedInput = Pick<StackInput, "environment" | "constructPaths" | "parameters" | "files">;

/** Follows the templates that templates name in the repository; nothing is fetched. */
export class NestedStacks {
  readonly diagnostics: Diagnostic[] = [];
  readonly #files: Files | undefined;
  readonly #templates = new Map<string, Template | Unfollowed>();
  #count = 0;

  /** Without files nothing is followed. */
  constructor(files: Files | undefined) {
    this.#files = files;
  }

  /** A template with all that it nests; `prefix` stands before its logical ids. */
  stackOf(template: Template, prefix: string, shared: SharedInput): StackInput {
    const { path } = template.source;
    return this.#stackOf({ template, ancestors: new Set([path]) }, prefix, shared);
  }

  #stackOf({ template, ancestors }: InPlace, prefix: string, shared: SharedInput): StackInput {
    this.#count += 1;
    const nested = new Map<string, StackInput>();
    const unfollowed = new Map<string, Unfollowed>();
    for (const declaration of template.resources.values()) {
      const named = nestedTemplate(declaration);
      if (named === undefined) continue;
      const child = this.#follow(named, template.source.path, ancestors);
      if ("why" in child) unfollowed.set(declaration.id, child);
      else
        nested.set(declaration.id, this.#stackOf(child, `${prefix}${declaration.id}/`, nestedShared(shared)));
    }
    return { template, prefix, nested, unfollowed, ...shared };
  }

  #follow(named: string, parent: string, ancestors: ReadonlySet<string>): InPlace | Unfollowed {
    const path = joinPath(directoryOf(parent), named);
    if (path === undefined) return OUTSIDE;
    if (ancestors.has(path))
      return { why: "cycle", says: `has the template ${path}, which is nested in itself` };
    if (this.#count >= MAX_STACKS || ancestors.size >= LIMITS.depth) return TOO_MANY;
    const template = this.#template(path);
    return "why" in template ? template : { template, ancestors: new Set([...ancestors, path]) };
  }

  /** One template is parsed once, however many stacks are made of it. */
  #template(path: string): Template | Unfollowed {
    const known = this.#templates.get(path);
    if (known !== undefined) return known;
    const template = this.#read(path);
    this.#templates.set(path, template);
    return template;
  }

  #read(path: string): Template | Unfollowed {
    if (this.#files === undefined)
      return { why: "not-in-input", says: "has a template that is not part of the input" };
    const read = this.#files.read(path);
    if (!read.ok) return unreadable(path, read.why);
    const { value, diagnostics } = parseTemplate(read.file);
    for (const diagnostic of diagnostics) this.diagnostics.push(diagnostic);
    return value ?? { why: "error", says: `has the template ${path}, in which no resources can be read` };
  }
}

interface InPlace {
  readonly template: Template;
  /** The paths of itself and of those it is nested in: none of them can be nested in it. */
  readonly ancestors: ReadonlySet<string>;
}

/** Far beyond real apps: templates that nest each other many times over multiply with every level. */
const MAX_STACKS = 2_000;

const OUTSIDE: Unfollowed = {
  why: "outside-repository",
  says: "has a template outside the repository, which is not read",
};

const TOO_MANY: Unfollowed = { why: "limit", says: "is one nested stack more than are followed" };

function unreadable(path: string, why: ReadFailure): Unfollowed {
  if (why === "outside-repository") return OUTSIDE;
  if (why === "not-found")
    return { why: "file-not-found", says: `has the template ${path}, which is not there` };
  const code: Reason["why"] = why === "limit" || why === "too-large" ? "limit" : "file-not-found";
  return { why: code, says: `has the template ${path}, which cannot be read: ${why}` };
}

/** The name and the parameters of a stack are not those of the stacks nested in it. */
function nestedShared(shared: SharedInput): SharedInput {
  const { stackName: _, ...environment } = shared.environment;
  return { ...shared, environment, parameters: new Map() };
}

/**
 * The file of a nested stack, from its parent's folder: what CDK notes beside the URL, or the `TemplateURL` that
 * `aws cloudformation package` and `sam package` put a URL in the place of. They take a literal only, so do we.
 */
function nestedTemplate({ type, metadata, properties }: ResourceDeclaration): string | undefined {
  if (type !== "AWS::CloudFormation::Stack") return undefined;
  const asset = textOf(childOf(metadata, "aws:asset:path"));
  const url = childOf(properties?.value, "TemplateURL");
  const local = url === undefined || callOf(url) !== undefined ? undefined : textOf(url);
  return asset ?? (local === undefined || local.includes("://") ? undefined : local);
}
