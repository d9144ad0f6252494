import { tsPlugin } from "@sveltejs/acorn-typescript";
import { type AnyNode, Parser, type Program } from "acorn";
import { isNode } from "./syntax.ts";

/** Made at its first use: most code is JavaScript. */
let made: typeof Parser | undefined;

/** `Parser.acorn` leads to the class itself: in the bundle its name is a stand-in, which cannot be extended. */
function typeScriptParser(): typeof Parser {
  const acorn: { readonly Parser: typeof Parser } = Reflect.get(Parser, "acorn");
  made ??= acorn.Parser.extend(tsPlugin());
  return made;
}

/** What is around an expression and only says of which type it is: `a as T`, `a!`, `<T>a`, `a satisfies T`, `f<T>`. */
const AROUND: ReadonlySet<string> = new Set([
  "TSAsExpression",
  "TSNonNullExpression",
  "TSTypeAssertion",
  "TSSatisfiesExpression",
  "TSInstantiationExpression",
]);

/** What stands for itself and does something: the rest of TypeScript's own syntax is about types. */
const ACTIVE: ReadonlySet<string> = new Set([
  "TSEnumDeclaration",
  "TSModuleDeclaration",
  "TSExportAssignment",
  "TSImportEqualsDeclaration",
  "TSParameterProperty",
]);

/** TypeScript as the JavaScript that runs, positions unchanged; nothing where it has syntax that is not only about types. */
export function parseTypeScript(code: string): Program | undefined {
  const program = typeScriptParser().parse(code, { ecmaVersion: "latest", sourceType: "module" });
  return erase(program) ? program : undefined;
}

/** Takes the types out of a tree; false where something would be left. */
function erase(root: AnyNode): boolean {
  const open: object[] = [root];
  for (let parent = open.pop(); parent !== undefined; parent = open.pop()) {
    for (const [key, value] of entriesOf(parent)) {
      if (typeof value !== "object" || value === null) continue;
      const kept = Array.isArray(value)
        ? value.map(unwrapped).filter((item) => !isTyping(item))
        : unwrapped(value);
      if (kept !== value) Reflect.set(parent, key, isTyping(kept) ? undefined : kept);
      if (isActive(kept)) return false;
      const inside: readonly unknown[] = Array.isArray(kept) ? kept : [kept];
      for (const item of inside) {
        if (isActive(item)) return false;
        if (isNode(item) && !isTyping(item)) open.push(item);
      }
      if (isTyping(value)) Reflect.set(parent, key, undefined);
    }
  }
  return true;
}

function entriesOf(parent: object): readonly (readonly [string, unknown])[] {
  return Object.entries(parent);
}

function unwrapped(value: unknown): unknown {
  let inner = value;
  while (isNode(inner) && AROUND.has(String(inner.type)) && "expression" in inner) inner = inner.expression;
  return inner;
}

function isActive(value: unknown): boolean {
  return isNode(value) && ACTIVE.has(String(value.type)) && !isDeclared(value);
}

/** `declare …`, `import type …`, `export type …`, and all of TypeScript's own syntax that does nothing. */
function isTyping(value: unknown): boolean {
  if (!isNode(value)) return false;
  const type = String(value.type);
  if (isDeclared(value)) return true;
  return type.startsWith("TS") && !AROUND.has(type) && !ACTIVE.has(type);
}

function isDeclared(value: object): boolean {
  if ("declare" in value && value.declare === true) return true;
  if ("importKind" in value && value.importKind === "type") return true;
  return "exportKind" in value && value.exportKind === "type";
}
