import { LIMITS } from "../../limits.ts";
import type { Expression, HclFile, Node } from "../../parse/hcl/ast.ts";
import type { Choice, ProvenanceKind, Reason } from "../../value.ts";
import type { Declaration } from "./config.ts";
import { convert } from "./convert.ts";
import { evaluate } from "./expression.ts";
import type { ModuleInstance } from "./module-instance.ts";
import { refuse } from "./refusal.ts";
import { type Definition, qualified, type Scope } from "./scope.ts";
import { placeOf, through } from "./trace.ts";
import { ANY, isPrimitive, type Type } from "./type.ts";
import { typeOfExpression } from "./type-expression.ts";
import { boolVal, textVal, unknownVal, type Val, withMarks } from "./val.ts";
import { expressionOfText, type VariableSource } from "./variable-sources.ts";

/** A variable's value in one module instance: what is given, else its default, else unknown. */
export function variableValue(module: ModuleInstance, declaration: Declaration): Val {
  const type = declaredType(module, declaration);
  const given = givenValue(module, declaration, type);
  const value =
    given === undefined || (given.kind === "null" && !isNullable(declaration))
      ? defaultValue(module, declaration, type)
      : given;
  const result = value ?? withoutValue(module, declaration, type);
  return isMarked(declaration, "sensitive") ? withMarks(result, result.trace, true) : result;
}

function declaredType(module: ModuleInstance, declaration: Declaration): Type {
  const written = declaration.body.attributes.get("type");
  if (!written) return ANY;
  const scope = scopeOf(module, declaration, "variable-default");
  const { definition, file } = scope;
  return typeOfExpression(written.node.value, (node) =>
    through(evaluate(node, scope), { ...definition, path: declaration.name, file, node }),
  );
}

function scopeOf(module: ModuleInstance, declaration: Declaration, kind: ProvenanceKind): Scope {
  const address = qualified(module.address, `var.${declaration.name}`);
  return { module, file: declaration.file, names: undefined, definition: { kind, address } };
}

function isNullable(declaration: Declaration): boolean {
  const written = declaration.body.attributes.get("nullable")?.node.value;
  return !(written?.kind === "literal" && written.value === false);
}

function isMarked(declaration: Declaration, name: string): boolean {
  const written = declaration.body.attributes.get(name)?.node.value;
  return written?.kind === "literal" && written.value === true;
}

function defaultValue(module: ModuleInstance, declaration: Declaration, type: Type): Val | undefined {
  const written = declaration.body.attributes.get("default");
  if (!written) return undefined;
  const { definition, ...scope } = scopeOf(module, declaration, "variable-default");
  const { file, node } = written;
  const value = convert(evaluate(node.value, { ...scope, definition, file }), type);
  return from(value, definition, declaration, { file, node });
}

function givenValue(module: ModuleInstance, declaration: Declaration, type: Type): Val | undefined {
  const caller = module.callScope();
  if (!caller) return rootValue(module, declaration, type);
  const written = module.call?.declaration.body.attributes.get(declaration.name);
  if (!written) return undefined;
  const { file, node } = written;
  const value = convert(evaluate(node.value, { ...caller, file }), type);
  return through(value, { ...caller.definition, path: declaration.name, file, node });
}

function rootValue(module: ModuleInstance, declaration: Declaration, type: Type): Val | undefined {
  const source = module.session.variables.get(declaration.name);
  if (!source) return undefined;
  const { definition } = scopeOf(module, declaration, source.from);
  // A type that is not written is no `any`: Terraform takes a text for such a variable as it is.
  const isText = isPrimitive(type) || !declaration.body.attributes.has("type");
  const value = convert(sourceValue(module, source, isText), type);
  return from(value, definition, declaration, placeOfSource(source, declaration));
}

/** The value as it leaves the place where it is written; that of a sensitive variable is not shown: its header is. */
function from(
  value: Val,
  definition: Definition,
  declaration: Declaration,
  written: { readonly file: HclFile; readonly node: Node },
): Val {
  const { name, file, block } = declaration;
  return isMarked(declaration, "sensitive")
    ? through(stripTraces(value), { ...definition, path: name, file, node: block.header })
    : through(value, { ...definition, path: name, file: written.file, node: written.node });
}

function sourceValue(module: ModuleInstance, source: VariableSource, isText: boolean): Val {
  const address = "var";
  if (source.kind === "expression") {
    const { expression, file, isOutside } = source;
    const definition = { kind: source.from, address };
    const value = evaluate(expression, { module, file, names: undefined, definition });
    return isOutside ? stripTraces(value) : value;
  }
  if (isText) return textVal(source.text);
  const parsed = expressionOfText(source.text) ?? refuse("its value is no valid expression");
  // The text stands in no file, so its parts have no places of their own.
  return stripTraces(
    evaluate(parsed.expression, {
      module,
      file: parsed.file,
      names: undefined,
      definition: { kind: source.from, address },
    }),
  );
}

function stripTraces(value: Val): Val {
  const bare = withMarks(value, undefined, value.sensitive);
  if (bare.kind === "sequence") return { ...bare, items: bare.items.map(stripTraces) };
  if (bare.kind !== "record") return bare;
  return {
    ...bare,
    entries: new Map([...bare.entries].map(([key, entry]) => [key, stripTraces(entry)] as const)),
  };
}

function placeOfSource(
  source: VariableSource,
  declaration: Declaration,
): { file: Declaration["file"]; node: { start: number; end: number } } {
  if (source.kind === "expression" && !source.isOutside) return { file: source.file, node: source.span };
  return { file: declaration.file, node: declaration.block.header };
}

/** A variable that nobody gives a value: one name for it wherever it is used, and a choice where there are few. */
function withoutValue(module: ModuleInstance, declaration: Declaration, type: Type): Val {
  const source = qualified(module.address, `var.${declaration.name}`);
  const choice = choiceOf(source, declaration, type);
  const assumed = choice && module.assumed(choice);
  const at = placeOf(declaration.file, declaration.block.header);
  if (assumed !== undefined) {
    const value = convert(typeof assumed === "boolean" ? boolVal(assumed) : textVal(String(assumed)), type);
    return through(value, {
      kind: "condition",
      address: source,
      path: declaration.name,
      file: declaration.file,
      node: declaration.block.header,
    });
  }
  const reason: Reason = {
    what: source,
    why: "no-value",
    says: "has no value",
    at,
    ...(choice && type.kind !== "bool" ? { choice } : {}),
  };
  return unknownVal([reason], {
    type,
    ref: { source },
    mayFail: type.kind === "any",
    notNull: !isNullable(declaration),
  });
}

/** A boolean is a choice; so is what a validation restricts to a few words. */
function choiceOf(source: string, declaration: Declaration, type: Type): Choice | undefined {
  if (type.kind === "bool") return { id: source, options: [true, false] };
  for (const { node } of declaration.body.blocks) {
    if (node.type !== "validation") continue;
    const condition = node.body.attributes.find(({ name }) => name === "condition");
    const options = condition && enumeration(condition.value, declaration.name);
    if (options) return { id: source, options };
  }
  return undefined;
}

/** `contains(["a", "b"], var.kind)`. */
function enumeration(expression: Expression, variable: string): readonly string[] | undefined {
  if (expression.kind === "parenthesized") return enumeration(expression.inner, variable);
  if (expression.kind !== "call" || expression.name !== "contains") return undefined;
  const [list, item] = expression.args;
  if (list?.kind !== "tuple" || !isVariable(item, variable) || list.items.length > LIMITS.choiceOptions)
    return undefined;
  const options = list.items.flatMap((option) =>
    option.kind === "literal" && typeof option.value === "string" ? [option.value] : [],
  );
  return options.length === list.items.length && options.length > 1 ? options : undefined;
}

function isVariable(expression: Expression | undefined, name: string): boolean {
  return (
    expression?.kind === "get-attribute" &&
    expression.name === name &&
    expression.object.kind === "variable" &&
    expression.object.name === "var"
  );
}
