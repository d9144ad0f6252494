import type { AnyNode, ImportDeclaration, Program } from "acorn";
import { propertyName } from "../syntax.ts";
import { evaluate } from "./expressions.ts";
import type { Machine } from "./machine.ts";
import type { Scope } from "./scope.ts";
import { runAll } from "./statements.ts";
import { type Flow, Opaque, property, type Site, siteOf, Thing, UNDEFINED, write } from "./values.ts";

/** One file: its own names, and what it exports. */
export class Module {
  readonly scope: Scope;
  readonly #program: Program;
  readonly #holder: Thing;

  constructor(scope: Scope, program: Program) {
    this.scope = scope;
    this.#program = program;
    const site = siteOf(program, scope.file);
    this.#holder = new Thing(false, site);
    const exported = new Thing(false, site);
    write(this.#holder, "exports", exported, site);
    scope.declare("module", this.#holder);
    scope.declare("exports", exported);
    scope.declare("this", exported);
  }

  get exports(): Flow {
    return property(this.#holder, "exports");
  }

  run(machine: Machine, load: (path: string) => Flow): void {
    const { body } = this.#program;
    for (const node of body) if (node.type === "ImportDeclaration") this.#bindImport(node, load);
    runAll(body.flatMap(declarationIn), this.scope, machine);
    for (const node of body) this.#export(node, machine, load);
  }

  #bindImport({ source, specifiers }: ImportDeclaration, load: (path: string) => Flow): void {
    const imported = load(String(source.value));
    for (const each of specifiers) {
      const value =
        each.type === "ImportSpecifier"
          ? this.#memberOf(imported, propertyName(each.imported, false))
          : whole(imported);
      this.scope.declare(each.local.name, value);
    }
  }

  #memberOf(imported: Flow, name: string | undefined): Flow {
    if (name === undefined || (imported.kind !== "thing" && imported.kind !== "opaque"))
      return new Opaque("import");
    const found = property(imported, name);
    // Exports that are written later, in a circle of files, are not known.
    return found.kind === "literal" && found.value === undefined ? new Opaque(`import:${name}`) : found;
  }

  #export(node: AnyNode, machine: Machine, load: (path: string) => Flow): void {
    const { exports } = this;
    if (exports.kind !== "thing") return;
    const site: Site = siteOf(node, this.scope.file);
    if (node.type === "ExportDefaultDeclaration") {
      const { declaration } = node;
      const value =
        declaration.type === "FunctionDeclaration"
          ? evaluate(declaration, this.scope, machine)
          : declaration.type === "ClassDeclaration"
            ? machine.fresh()
            : evaluate(declaration, this.scope, machine);
      write(exports, "default", value, site);
    }
    if (node.type !== "ExportNamedDeclaration") return;
    const from = node.source ? load(String(node.source.value)) : undefined;
    for (const { local, exported } of node.specifiers) {
      const name = propertyName(local, false) ?? "";
      const value = from ? this.#memberOf(from, name) : (this.scope.find(name) ?? UNDEFINED);
      write(exports, propertyName(exported, false) ?? "", value, site);
    }
    for (const name of declaredBy(node.declaration))
      write(exports, name, this.scope.find(name) ?? UNDEFINED, site);
  }
}

/** `import x from` and `import * as x from`: of a file in CommonJS both are what it exports. */
function whole(imported: Flow): Flow {
  if (imported.kind !== "thing") return imported;
  const preset = property(imported, "default");
  return preset.kind === "literal" ? imported : preset;
}

function declarationIn(node: AnyNode): readonly AnyNode[] {
  if (
    node.type === "ImportDeclaration" ||
    node.type === "ExportDefaultDeclaration" ||
    node.type === "ExportAllDeclaration"
  )
    return [];
  if (node.type !== "ExportNamedDeclaration") return [node];
  return node.declaration ? [node.declaration] : [];
}

function declaredBy(declaration: AnyNode | null | undefined): readonly string[] {
  if (declaration?.type === "FunctionDeclaration") return declaration.id ? [declaration.id.name] : [];
  if (declaration?.type !== "VariableDeclaration") return [];
  return declaration.declarations.flatMap(({ id }) => (id.type === "Identifier" ? [id.name] : []));
}
