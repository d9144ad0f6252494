import type { Diagnostic } from "../../diagnostic.ts";
import { childOf, type MappingNode, type TreeEntry, type TreeNode, textOf } from "../../parse/tree.ts";
import { LineTable, type SourceFile } from "../../source/source-file.ts";
import { expandServerless, isServerless } from "./serverless.ts";

/** A template taken apart; nothing in it is evaluated yet. */
export interface Template {
  readonly source: SourceFile;
  readonly lines: LineTable;
  readonly parameters: Section;
  readonly mappings: Section;
  readonly conditions: Section;
  readonly outputs: Section;
  readonly resources: ReadonlyMap<string, ResourceDeclaration>;
  /** `Fn::ForEach::…` and `Fn::Transform` among the resources: more resources than are listed. */
  readonly generators: readonly TreeEntry[];
  /** The template's macros, AWS's own included. */
  readonly transforms: readonly string[];
  /** Its text has errors: what is not found may stand where they are. */
  readonly isPartial: boolean;
}

export type Section = ReadonlyMap<string, TreeEntry>;

export interface ResourceDeclaration {
  readonly id: string;
  readonly type: string;
  readonly entry: TreeEntry;
  readonly properties?: TreeEntry;
  /** The name in its `Condition` attribute. */
  readonly condition?: TreeEntry;
  readonly metadata?: TreeNode;
}

const EMPTY: Section = new Map();

/** The sections of a parsed template; `undefined` where no entry of `Resources` has a `Type`. */
export function readTemplate(
  source: SourceFile,
  root: TreeNode | undefined,
  isPartial: boolean,
): { readonly template: Template | undefined; readonly diagnostics: readonly Diagnostic[] } {
  const resources = childOf(root, "Resources");
  if (root?.kind !== "mapping" || resources?.kind !== "mapping")
    return { template: undefined, diagnostics: [] };
  const lines = new LineTable(source);
  const read = readResources(resources);
  if (read.declarations.size === 0) return { template: undefined, diagnostics: [] };
  const transforms = transformsOf(root);
  const declarations = isServerless(transforms)
    ? expandServerless(read.declarations, childOf(root, "Globals"))
    : read.declarations;
  const template: Template = {
    source,
    lines,
    parameters: sectionOf(root, "Parameters"),
    mappings: sectionOf(root, "Mappings"),
    conditions: sectionOf(root, "Conditions"),
    outputs: sectionOf(root, "Outputs"),
    resources: declarations,
    generators: read.generators,
    transforms,
    isPartial,
  };
  const diagnostics = read.untyped.map((entry): Diagnostic => {
    const { start, end } = entry.keySpan;
    return {
      severity: "warning",
      code: "template",
      message: `the resource ${JSON.stringify(entry.key)} has no Type and is left out`,
      place: lines.place(start, end),
    };
  });
  return { template, diagnostics };
}

function sectionOf(root: MappingNode, name: string): Section {
  const section = childOf(root, name);
  return section?.kind === "mapping" ? section.entries : EMPTY;
}

function readResources(resources: MappingNode): {
  declarations: ReadonlyMap<string, ResourceDeclaration>;
  generators: readonly TreeEntry[];
  untyped: readonly TreeEntry[];
} {
  const declarations = new Map<string, ResourceDeclaration>();
  const generators: TreeEntry[] = [];
  const untyped: TreeEntry[] = [];
  for (const entry of resources.entries.values()) {
    const declaration = declarationOf(entry);
    if (entry.key.startsWith("Fn::")) generators.push(entry);
    else if (declaration) declarations.set(entry.key, declaration);
    else untyped.push(entry);
  }
  return { declarations, generators, untyped };
}

function declarationOf(entry: TreeEntry): ResourceDeclaration | undefined {
  const { value: body } = entry;
  const type = textOf(childOf(body, "Type"));
  if (body.kind !== "mapping" || type === undefined) return undefined;
  const properties = body.entries.get("Properties");
  const condition = body.entries.get("Condition");
  const metadata = childOf(body, "Metadata");
  return {
    id: entry.key,
    type,
    entry,
    ...(properties && { properties }),
    ...(condition && { condition }),
    ...(metadata && { metadata }),
  };
}

function transformsOf(root: MappingNode): readonly string[] {
  const transform = childOf(root, "Transform");
  const nodes = transform?.kind === "sequence" ? transform.items : transform ? [transform] : [];
  const names = nodes.map((node) => textOf(node) ?? textOf(childOf(node, "Name")) ?? "an unnamed macro");
  return root.entries.has("Fn::Transform") ? [...names, "Fn::Transform"] : names;
}
