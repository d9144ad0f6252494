import type { Diagnostic } from "../../diagnostic.ts";
import type { Attribute, Block, Body, Expression, HclFile } from "../../parse/hcl/ast.ts";
import type { Files } from "../../source/files.ts";
import { readModuleFiles } from "./module-files.ts";
import type { UnreadFile } from "./unread-file.ts";

/** A module's declarations, by name, before anything is evaluated. */
export interface ModuleConfig {
  readonly directory: string;
  readonly files: readonly HclFile[];
  /** Whether it has files that were not read, or not to their end: what is not declared in the others may stand there. */
  readonly incomplete: boolean;
  readonly unread: readonly UnreadFile[];
  readonly variables: ReadonlyMap<string, Declaration>;
  readonly locals: ReadonlyMap<string, Located<Attribute>>;
  readonly outputs: ReadonlyMap<string, Declaration>;
  /** Keyed as they are referred to: `aws_lb.web`, `data.aws_region.current`. */
  readonly resources: ReadonlyMap<string, ResourceDeclaration>;
  readonly calls: ReadonlyMap<string, CallDeclaration>;
  /** Keyed `aws` or `aws.alias`. */
  readonly providers: ReadonlyMap<string, Declaration>;
  /** Set where it is what a description says of a module that is not installed. */
  readonly standIn?: true;
}

export interface Located<T> {
  readonly node: T;
  readonly file: HclFile;
}

/** A block with its body as a view: an override file may have replaced parts of it. */
export interface Declaration {
  readonly name: string;
  readonly block: Block;
  readonly file: HclFile;
  readonly body: BodyView;
}

export interface ResourceDeclaration extends Declaration {
  readonly mode: "managed" | "data";
  readonly type: string;
}

export interface CallDeclaration extends Declaration {
  /** The literal `source`; missing where it is none, which Terraform refuses. */
  readonly source: string | undefined;
}

/** Arguments of a call that are none of its module's. */
export const META_ARGUMENTS: ReadonlySet<string> = new Set([
  "source",
  "version",
  "providers",
  "count",
  "for_each",
  "depends_on",
]);

/** Every attribute and block with the file it stands in. */
export interface BodyView {
  readonly attributes: ReadonlyMap<string, Located<Attribute>>;
  readonly blocks: readonly Located<Block>[];
}

interface Draft extends ModuleConfig {
  readonly variables: Map<string, Declaration>;
  readonly locals: Map<string, Located<Attribute>>;
  readonly outputs: Map<string, Declaration>;
  readonly resources: Map<string, ResourceDeclaration>;
  readonly calls: Map<string, CallDeclaration>;
  readonly providers: Map<string, Declaration>;
}

export function readModule(directory: string, files: Files, diagnostics: Diagnostic[]): ModuleConfig {
  const { primary, overrides, incomplete, unread } = readModuleFiles(directory, files, diagnostics);
  return { ...declarationsOf(directory, primary, overrides), incomplete, unread };
}

/** What files declare that are all there is of a module. */
export function declarationsOf(
  directory: string,
  primary: readonly HclFile[],
  overrides: readonly HclFile[] = [],
): ModuleConfig {
  const draft: Draft = {
    directory,
    files: [...primary, ...overrides],
    incomplete: false,
    unread: [],
    variables: new Map(),
    locals: new Map(),
    outputs: new Map(),
    resources: new Map(),
    calls: new Map(),
    providers: new Map(),
  };
  for (const file of primary) for (const block of file.body.blocks) declare(draft, block, file, false);
  for (const file of overrides) for (const block of file.body.blocks) declare(draft, block, file, true);
  return draft;
}

function declare(draft: Draft, block: Block, file: HclFile, override: boolean): void {
  if (block.type === "locals") declareLocals(draft, block, file, override);
  const [first, second] = block.labels;
  if (first === undefined) return;
  const declaration: Declaration = { name: first, block, file, body: viewBody(block.body, file) };
  if (block.type === "variable") put(draft.variables, first, declaration, override);
  if (block.type === "output") put(draft.outputs, first, declaration, override);
  if (block.type === "provider")
    put(draft.providers, providerKey(first, declaration.body), declaration, override);
  if (block.type === "module")
    put(draft.calls, first, { ...declaration, source: literalText(declaration.body, "source") }, override);
  const mode = MODES.get(block.type);
  if (!mode || second === undefined) return;
  const key = mode === "data" ? `data.${first}.${second}` : `${first}.${second}`;
  put(draft.resources, key, { ...declaration, name: second, type: first, mode }, override);
}

const MODES: ReadonlyMap<string, ResourceDeclaration["mode"]> = new Map([
  ["resource", "managed"],
  ["data", "data"],
] as const);

function declareLocals(draft: Draft, block: Block, file: HclFile, override: boolean): void {
  for (const node of block.body.attributes) {
    if (override || !draft.locals.has(node.name)) draft.locals.set(node.name, { node, file });
  }
}

/** The first declaration counts (a second one is an error for Terraform); an override is merged into it. */
function put<T extends Declaration>(
  into: Map<string, T>,
  key: string,
  declaration: T,
  override: boolean,
): void {
  const base = into.get(key);
  if (!base) into.set(key, declaration);
  else if (override)
    into.set(key, { ...base, ...changedSource(declaration), body: overridden(base.body, declaration.body) });
}

function changedSource(declaration: Declaration): { source?: string } {
  return "source" in declaration && typeof declaration.source === "string"
    ? { source: declaration.source }
    : {};
}

/** Attributes replace attributes; blocks of a type replace all blocks of that type. */
function overridden(base: BodyView, over: BodyView): BodyView {
  const types = new Set(over.blocks.map(({ node }) => blockType(node)));
  return {
    attributes: new Map([...base.attributes, ...over.attributes]),
    blocks: [...base.blocks.filter(({ node }) => !types.has(blockType(node))), ...over.blocks],
  };
}

/** The type of the blocks it makes: for `dynamic "origin"`, `origin`. */
export function blockType(block: Block): string {
  return block.type === "dynamic" ? (block.labels[0] ?? "dynamic") : block.type;
}

export function viewBody(body: Body, file: HclFile): BodyView {
  const attributes = new Map<string, Located<Attribute>>();
  for (const node of body.attributes)
    if (!attributes.has(node.name)) attributes.set(node.name, { node, file });
  return { attributes, blocks: body.blocks.map((node) => ({ node, file })) };
}

function providerKey(name: string, body: BodyView): string {
  const alias = literalText(body, "alias");
  return alias === undefined ? name : `${name}.${alias}`;
}

export function literalText(body: BodyView, name: string): string | undefined {
  const attribute = body.attributes.get(name);
  const value: Expression | undefined = attribute?.node.value;
  return value?.kind === "literal" && typeof value.value === "string" ? value.value : undefined;
}
