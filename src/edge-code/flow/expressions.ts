import type {
  AnyNode,
  CallExpression,
  Expression,
  MemberExpression,
  NewExpression,
  SpreadElement,
} from "acorn";
import { PLACEHOLDER } from "../../source/code-package.ts";
import { isFunction } from "../syntax.ts";
import { call, callMethod, construct, member } from "./calls.ts";
import { assign, logical, unary, update } from "./changes.ts";
import { joined } from "./derived.ts";
import { type Machine, Thrown } from "./machine.ts";
import { array, keyOf, object } from "./objects.ts";
import { binary } from "./operators.ts";
import type { Scope } from "./scope.ts";
import { type Flow, itemsOf, literal, Opaque, siteOf, UNDEFINED } from "./values.ts";

/** What an expression comes to on this path, with all that it does on the way. */
export function evaluate(node: AnyNode, scope: Scope, machine: Machine): Flow {
  machine.step();
  if (isFunction(node)) {
    const self = node.type === "ArrowFunctionExpression" ? scope.find("this") : undefined;
    return { kind: "function", node, scope, self };
  }
  switch (node.type) {
    case "Literal":
      return typeof node.value === "object" && node.value !== null
        ? machine.fresh({ type: "object" })
        : simple(node.value);
    case "TemplateLiteral":
      return joined(
        interleaved(
          node.quasis.map(({ value }) => value.cooked ?? ""),
          node.expressions,
          scope,
          machine,
        ),
      );
    case "Identifier":
      return named(node.name, scope, machine);
    case "ThisExpression":
      return scope.find("this") ?? machine.fresh();
    case "ObjectExpression":
      return object(node, scope, machine);
    case "ArrayExpression":
      return array(node, scope, machine);
    case "UnaryExpression":
      return unary(node, scope, machine);
    case "UpdateExpression":
      return update(node, scope, machine);
    case "BinaryExpression":
      return binary(
        node.operator,
        evaluate(node.left, scope, machine),
        evaluate(node.right, scope, machine),
        machine,
      );
    case "LogicalExpression":
      return logical(
        node.operator,
        evaluate(node.left, scope, machine),
        () => evaluate(node.right, scope, machine),
        machine,
      );
    case "ConditionalExpression":
      return machine.isTrue(evaluate(node.test, scope, machine))
        ? evaluate(node.consequent, scope, machine)
        : evaluate(node.alternate, scope, machine);
    case "AssignmentExpression":
      return assign(node, scope, machine);
    case "SequenceExpression": {
      let last: Flow = UNDEFINED;
      for (const each of node.expressions) last = evaluate(each, scope, machine);
      return last;
    }
    case "ChainExpression":
    case "ParenthesizedExpression":
      return evaluate(node.expression, scope, machine);
    case "AwaitExpression":
      return evaluate(node.argument, scope, machine);
    case "MemberExpression":
      return read(node, scope, machine);
    case "CallExpression":
      return called(node, scope, machine);
    case "NewExpression":
      return made(node, scope, machine);
    default:
      return machine.fresh();
  }
}

function simple(value: unknown): Flow {
  if (typeof value === "string") return written(value);
  if (value === null || typeof value === "number" || typeof value === "boolean") return literal(value);
  return UNDEFINED;
}

const EACH_PLACEHOLDER = new RegExp(`(${PLACEHOLDER.source})`);

/** A text of the code, some of which a template may fill in. */
function written(text: string): Flow {
  if (!PLACEHOLDER.test(text)) return literal(text);
  const parts = text.split(EACH_PLACEHOLDER);
  return joined(
    parts.map((part) => (PLACEHOLDER.test(part) ? new Opaque(part, { type: "string" }) : literal(part))),
  );
}

function named(name: string, scope: Scope, machine: Machine): Flow {
  if (name === "undefined") return UNDEFINED;
  return machine.settle(scope.find(name) ?? machine.fresh());
}

function interleaved(
  texts: readonly string[],
  nodes: readonly Expression[],
  scope: Scope,
  machine: Machine,
): readonly Flow[] {
  return texts.flatMap((text, index) => {
    const node = nodes[index];
    return node === undefined ? [written(text)] : [written(text), evaluate(node, scope, machine)];
  });
}

/** The value of a property; what a chain ends in is undefined. */
function read(node: MemberExpression, scope: Scope, machine: Machine): Flow {
  const owner = evaluate(node.object, scope, machine);
  if (node.optional && !machine.isTrue(owner)) return UNDEFINED;
  if (isEnded(node.object, owner)) return UNDEFINED;
  const name = keyOf(node.property, node.computed, scope, machine);
  return machine.settle(member(owner, name, machine));
}

/** `a?.b.c`: where there is no `a`, there is nothing at all. */
function isEnded(node: AnyNode, value: Flow): boolean {
  const isNothing = value.kind === "literal" && (value.value === undefined || value.value === null);
  return (
    isNothing && (node.type === "MemberExpression" || node.type === "CallExpression") && hasOptional(node)
  );
}

function hasOptional(node: AnyNode): boolean {
  let at = node;
  while (at.type === "MemberExpression" || at.type === "CallExpression") {
    if (at.optional) return true;
    at = at.type === "MemberExpression" ? at.object : at.callee;
  }
  return false;
}

function called(node: CallExpression, scope: Scope, machine: Machine): Flow {
  const { callee } = node;
  const site = siteOf(node, scope.file);
  if (callee.type === "Super") return machine.fresh();
  if (callee.type === "MemberExpression") {
    const owner = evaluate(callee.object, scope, machine);
    if (callee.optional && !machine.isTrue(owner)) return UNDEFINED;
    if (isEnded(callee.object, owner)) return UNDEFINED;
    const name = keyOf(callee.property, callee.computed, scope, machine);
    return callMethod(owner, name, argumentsOf(node, scope, machine), site, machine);
  }
  const target = evaluate(callee, scope, machine);
  if (node.optional && !machine.isTrue(target)) return UNDEFINED;
  return call(target, argumentsOf(node, scope, machine), site, machine);
}

function made(node: NewExpression, scope: Scope, machine: Machine): Flow {
  const target = evaluate(node.callee, scope, machine);
  return construct(target, argumentsOf(node, scope, machine), siteOf(node, scope.file), machine);
}

function argumentsOf(node: CallExpression | NewExpression, scope: Scope, machine: Machine): readonly Flow[] {
  return node.arguments.flatMap((each: Expression | SpreadElement) => {
    if (each.type !== "SpreadElement") return [evaluate(each, scope, machine)];
    const value = evaluate(each.argument, scope, machine);
    return value.kind === "thing" && value.isArray && !value.isOpen ? itemsOf(value) : [value];
  });
}

/** Takes a value that is thrown. */
export function throwValue(value: Flow): never {
  throw new Thrown(value);
}
