import { type AnyNode, type Function as FunctionShape, type Program, parse } from "acorn";
import { LIMITS } from "../limits.ts";
import { parseTypeScript } from "./typescript.ts";

export type FunctionNode = Extract<AnyNode, FunctionShape>;

/** A handler's code, or nothing where it is neither JavaScript nor TypeScript, too long, or nested beyond the parser's stack. */
export function parseHandler(code: string): Program | undefined {
  if (code.length > LIMITS.stringLength) return undefined;
  return parseAs(code, "module") ?? parseAs(code, "script") ?? parseTyped(code);
}

function parseTyped(code: string): Program | undefined {
  try {
    return parseTypeScript(code);
  } catch {
    return undefined;
  }
}

function parseAs(code: string, sourceType: "module" | "script"): Program | undefined {
  try {
    return parse(code, { ecmaVersion: "latest", sourceType });
  } catch {
    return undefined;
  }
}

/** A node and all below it, in no order that matters. Does not enter the nodes for which `enters` is false. */
export function* nodesIn(root: AnyNode, enters: (node: AnyNode) => boolean = () => true): Iterable<AnyNode> {
  const open: AnyNode[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    yield node;
    if (node !== root && !enters(node)) continue;
    for (const child of childrenOf(node)) open.push(child);
  }
}

function* childrenOf(node: AnyNode): Iterable<AnyNode> {
  const values: readonly unknown[] = Object.values(node);
  for (const value of values) {
    if (isNode(value)) yield value;
    if (!Array.isArray(value)) continue;
    for (const item of value) if (isNode(item)) yield item;
  }
}

export function isNode(value: unknown): value is AnyNode {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

/** The names of the variables in a node; those of properties are none. */
export function variablesIn(root: AnyNode): ReadonlySet<string> {
  const names = new Set<string>();
  const properties = new Set<AnyNode>();
  for (const node of nodesIn(root)) {
    if (node.type === "MemberExpression" && !node.computed) properties.add(node.property);
    if (node.type === "Property" && !node.computed && !node.shorthand) properties.add(node.key);
    if (node.type === "Identifier" && !properties.has(node)) names.add(node.name);
  }
  return names;
}

export function isFunction(node: AnyNode): node is FunctionNode {
  return (
    node.type === "FunctionDeclaration" ||
    node.type === "FunctionExpression" ||
    node.type === "ArrowFunctionExpression"
  );
}

/** The names that a pattern binds or assigns to. */
export function namesIn(pattern: AnyNode): readonly string[] {
  const names: string[] = [];
  const open: AnyNode[] = [pattern];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.type === "Identifier") names.push(next.name);
    else if (next.type === "RestElement") open.push(next.argument);
    else if (next.type === "AssignmentPattern") open.push(next.left);
    else if (next.type === "ArrayPattern") {
      for (const element of next.elements) if (element) open.push(element);
    } else if (next.type === "ObjectPattern") {
      for (const part of next.properties) open.push(part.type === "Property" ? part.value : part);
    }
  }
  return names;
}

/** The name of a property as it is written: `a.b`, `a["b"]`, `{ b: 1 }`, `{ "b": 1 }`; nothing for one that is computed. */
export function propertyName(key: AnyNode, isComputed: boolean): string | undefined {
  if (key.type === "Identifier") return isComputed ? undefined : key.name;
  return key.type === "Literal" ? String(key.value) : undefined;
}

/** `exports.handler`, `event.request`: a name and the properties after it; nothing where there is more to it. */
export function pathOf(node: AnyNode): string | undefined {
  const parts: string[] = [];
  let at = node;
  while (at.type === "MemberExpression") {
    const name = propertyName(at.property, at.computed);
    if (name === undefined) return undefined;
    parts.push(name);
    at = at.object;
  }
  if (at.type !== "Identifier") return undefined;
  return [at.name, ...parts.reverse()].join(".");
}
