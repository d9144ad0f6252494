import type { AnyNode, AssignmentExpression, Expression, ObjectExpression, Program } from "acorn";
import type { Names } from "./names.ts";
import { type FunctionNode, isFunction, nodesIn, pathOf, propertyName } from "./syntax.ts";

const HANDLER = "handler";
const EXPORTED = ["exports.handler", "module.exports.handler"];

/**
 * Every function that may be the handler: what a program names `handler` or exports under that name. Nothing where it may
 * be something else, too: a wrapped function, or another export, which a Lambda function's settings may name.
 */
export function handlersOf(program: Program, names: Names): readonly FunctionNode[] | undefined {
  const candidates = new Set<FunctionNode>();
  const exported = exportedHandlers(program);
  if (exported === undefined) return undefined;
  for (const source of [...names.sources(HANDLER), ...exported]) {
    const functions = typeof source === "object" ? functionsBehind(source, names) : undefined;
    if (functions === undefined) return undefined;
    for (const fn of functions) candidates.add(fn);
  }
  return [...candidates];
}

/** How often a function may be renamed: `const handler = main`. */
const MAX_RENAMED = 8;

/** How many functions one name may stand for. */
const MAX_FUNCTIONS = 16;

/** The functions that an expression names; nothing where one of them is no function of the program. */
export function functionsBehind(
  source: AnyNode,
  names: Names,
  renamed = 0,
): readonly FunctionNode[] | undefined {
  if (isFunction(source)) return [source];
  if (source.type !== "Identifier" || renamed > MAX_RENAMED) return undefined;
  const found: FunctionNode[] = [];
  for (const each of names.sources(source.name)) {
    const functions = typeof each === "object" ? functionsBehind(each, names, renamed + 1) : undefined;
    if (functions === undefined || found.length > MAX_FUNCTIONS) return undefined;
    found.push(...functions);
  }
  return found.length > 0 ? found : undefined;
}

/** What is exported as `handler`; nothing where something else is exported, or the exports are handed around. */
function exportedHandlers(program: Program): readonly AnyNode[] | undefined {
  const found: AnyNode[] = [];
  let mentions = 0;
  for (const node of nodesIn(program)) {
    if (node.type === "Identifier" && (node.name === "exports" || node.name === "module")) mentions += 1;
    const exported = exportedBy(node);
    if (exported === undefined) return undefined;
    found.push(...exported.values);
    mentions -= exported.mentions;
  }
  return mentions === 0 ? found : undefined;
}

interface Exported {
  readonly values: readonly AnyNode[];
  /** How many of the identifiers `exports` and `module` this accounts for. */
  readonly mentions: number;
}

const NOTHING: Exported = { values: [], mentions: 0 };

function exportedBy(node: AnyNode): Exported | undefined {
  switch (node.type) {
    case "ExportAllDeclaration":
    case "ExportDefaultDeclaration":
      return undefined;
    case "ExportNamedDeclaration": {
      const { declaration, source, specifiers } = node;
      if (source || (declaration && !declaresHandler(declaration))) return undefined;
      if (specifiers.some(({ exported }) => propertyName(exported, false) !== HANDLER)) return undefined;
      return { values: specifiers.map(({ local }) => local), mentions: 0 };
    }
    case "AssignmentExpression":
      return assigned(node);
    default:
      return NOTHING;
  }
}

function declaresHandler(declaration: AnyNode): boolean {
  if (declaration.type === "FunctionDeclaration") return declaration.id?.name === HANDLER;
  if (declaration.type !== "VariableDeclaration") return false;
  return declaration.declarations.every(({ id }) => id.type === "Identifier" && id.name === HANDLER);
}

function assigned({ left, operator, right }: AssignmentExpression): Exported | undefined {
  if (left.type !== "MemberExpression") return NOTHING;
  const path = pathOf(left);
  if (path === "module.exports") return operator === "=" ? handlerOfObject(right) : undefined;
  if (propertyName(left.property, left.computed) !== HANDLER) return NOTHING;
  if (operator !== "=") return undefined;
  return { values: [right], mentions: EXPORTED.indexOf(path ?? "") + 1 };
}

/** `module.exports = { handler }`. */
function handlerOfObject(object: Expression): Exported | undefined {
  const value = object.type === "ObjectExpression" ? soleHandler(object) : undefined;
  return value && { values: [value], mentions: 2 };
}

function soleHandler({ properties }: ObjectExpression): AnyNode | undefined {
  const [only, second] = properties;
  if (only?.type !== "Property" || second !== undefined || only.kind !== "init") return undefined;
  return propertyName(only.key, only.computed) === HANDLER ? only.value : undefined;
}
