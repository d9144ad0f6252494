import type { HclFile, Node } from "../../parse/hcl/ast.ts";
import type { Files } from "../../source/files.ts";
import type { Place } from "../../source/place.ts";
import type { Choice, ProvenanceKind, Reason } from "../../value.ts";
import type { Budget } from "./budget.ts";
import { placeOf } from "./trace.ts";
import type { Val } from "./val.ts";

/** Where an expression is evaluated: what its names mean, and what it is a part of. */
export interface Scope {
  readonly module: ModuleScope;
  readonly file: HclFile;
  /** `for` names, iterators, `each`, `count`; the innermost first. */
  readonly names: Names | undefined;
  readonly definition: Definition;
  /** In an argument of `try` or `can`. */
  readonly doubts?: Doubts | undefined;
}

export interface Names {
  readonly name: string;
  readonly value: Val;
  readonly next: Names | undefined;
}

/** Why parts of an expression may yet fail, also where the whole is known. */
export type Doubts = (readonly Reason[])[];

/** More say no more. */
const MAX_DOUBTS = 16;

/** The local, argument or output that is being evaluated: what the entries of its objects say they come from. */
export interface Definition {
  readonly kind: ProvenanceKind;
  readonly address: string;
}

/** What expressions need of the module instance they stand in. */
export interface ModuleScope {
  /** `""` for the root, else `module.cdn["eu"]`. */
  readonly address: string;
  readonly budget: Budget;
  readonly place: FilePlace;
  /** `var.x`, `module.app`, `aws_lb.web`; `used` tells how many of `names` were taken. `where` is the reference, for what is not declared. */
  resolve(root: string, names: readonly string[], where: () => Place): Resolved;
  /** The option assumed for a choice, if any. */
  assumed(choice: Pick<Choice, "id" | "equality">): boolean | string | number | undefined;
  /** A name for a text that has none: another one each time, so it equals nothing but itself. */
  anonymous(place: Place): string;
  /** The function whose template is being evaluated. */
  readonly renderer?: string;
}

/** What the file functions may read. */
export interface FilePlace {
  readonly files: Files;
  /** Directory of the module, relative to the repository's root. */
  readonly directory: string;
  /** Directory of the root module: what relative paths start from. */
  readonly root: string;
  /** As `TerraformOptions.yaml`. */
  readonly yaml: ((text: string) => unknown) | undefined;
}

export interface Resolved {
  readonly value: Val;
  readonly used: number;
}

export function bind(scope: Scope, name: string, value: Val): Scope {
  return { ...scope, names: { name, value, next: scope.names } };
}

export function doubt({ doubts }: Scope, why: readonly Reason[]): void {
  if (doubts && doubts.length < MAX_DOUBTS) doubts.push(why);
}

export function lookUp(scope: Scope, name: string): Val | undefined {
  for (let names = scope.names; names; names = names.next) if (names.name === name) return names.value;
  return undefined;
}

export function at(scope: Scope, node: Node): Place {
  return placeOf(scope.file, node);
}

/** `name` as seen from the whole configuration: `module.a.var.x`. */
export function qualified(module: string, name: string): string {
  return module === "" ? name : `${module}.${name}`;
}
