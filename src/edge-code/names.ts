import type { AnyNode, Expression, ForOfStatement, Pattern, Program } from "acorn";
import { type FunctionNode, isFunction, namesIn, nodesIn } from "./syntax.ts";

/** What a name may stand for: what is written to it, what a caller passes, or something that cannot be followed. */
export type Source = Expression | FunctionNode | "parameter" | "opaque";

/**
 * All that a program writes to a name, in whatever scope. Two variables of one name are taken for one, which can hide an
 * answer and never makes one up: what holds for all that is written holds for what is read.
 */
export class Names {
  readonly #sources = new Map<string, Source[]>();

  constructor(program: Program) {
    for (const node of nodesIn(program)) this.#read(node);
  }

  /** Empty for a name that the program never writes. */
  sources(name: string): readonly Source[] {
    return this.#sources.get(name) ?? [];
  }

  all(): Iterable<readonly [name: string, sources: readonly Source[]]> {
    return this.#sources;
  }

  #read(node: AnyNode): void {
    if (isFunction(node)) this.#readFunction(node);
    switch (node.type) {
      case "VariableDeclarator":
        if (node.init) this.#write(node.id, node.init);
        break;
      case "AssignmentExpression":
        this.#write(node.left, isPlain(node.operator) ? node.right : "opaque");
        break;
      case "UpdateExpression":
        this.#write(node.argument, "opaque");
        break;
      case "ForInStatement":
      case "ForOfStatement":
        this.#readLoop(node.left);
        break;
      case "CatchClause":
        if (node.param) this.#write(node.param, "opaque");
        break;
      case "ClassDeclaration":
      case "ClassExpression":
        if (node.id) this.#write(node.id, "opaque");
        break;
      case "ImportSpecifier":
      case "ImportDefaultSpecifier":
      case "ImportNamespaceSpecifier":
        this.#write(node.local, "opaque");
    }
  }

  #readFunction(node: FunctionNode): void {
    if (node.id) this.#add(node.id.name, node);
    for (const parameter of node.params) {
      for (const name of namesIn(parameter)) this.#add(name, "parameter");
    }
  }

  #readLoop(left: ForOfStatement["left"]): void {
    if (left.type !== "VariableDeclaration") this.#write(left, "opaque");
    else for (const { id } of left.declarations) this.#write(id, "opaque");
  }

  #write(target: Pattern | Expression, source: Source): void {
    if (target.type === "Identifier") this.#add(target.name, source);
    else for (const name of namesIn(target)) this.#add(name, "opaque");
  }

  #add(name: string, source: Source): void {
    const known = this.#sources.get(name);
    if (known === undefined) this.#sources.set(name, [source]);
    else known.push(source);
  }
}

/** Those that leave a name with its old value or the one on the right. */
function isPlain(operator: string): boolean {
  return ["=", "||=", "&&=", "??="].includes(operator);
}
