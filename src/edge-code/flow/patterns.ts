import type { AnyNode, ObjectPattern } from "acorn";
import { member } from "./calls.ts";
import { evaluate } from "./expressions.ts";
import type { Machine } from "./machine.ts";
import { keyOf } from "./objects.ts";
import type { Scope } from "./scope.ts";
import { blur, type Flow, type Site, siteOf, Thing, write } from "./values.ts";

/** Writes a value to a name, a property or a pattern of them. */
export function assignTo(target: AnyNode, value: Flow, scope: Scope, machine: Machine, site?: Site): void {
  if (target.type === "MemberExpression") {
    const owner = evaluate(target.object, scope, machine);
    const name = keyOf(target.property, target.computed, scope, machine);
    if (owner.kind !== "thing" && owner.kind !== "opaque") return;
    if (name === undefined) blur(owner, machine.freshId());
    else write(owner, name, value, site ?? siteOf(target, scope.file));
    return;
  }
  bind(target, value, scope, machine, (name, bound) => scope.assign(name, bound));
}

/** Gives each name of a pattern its part of a value. */
export function bind(
  pattern: AnyNode,
  value: Flow,
  scope: Scope,
  machine: Machine,
  give: (name: string, value: Flow) => void,
): void {
  switch (pattern.type) {
    case "Identifier":
      give(pattern.name, value);
      break;
    case "AssignmentPattern":
      bind(pattern.left, orDefault(value, pattern.right, scope, machine), scope, machine, give);
      break;
    case "ArrayPattern":
      for (const [index, element] of pattern.elements.entries()) {
        if (element?.type === "RestElement") bind(element.argument, machine.fresh(), scope, machine, give);
        else if (element) bind(element, member(value, String(index), machine), scope, machine, give);
      }
      break;
    case "ObjectPattern":
      bindObject(pattern, value, scope, machine, give);
      break;
    case "MemberExpression":
      assignTo(pattern, value, scope, machine);
  }
}

function bindObject(
  pattern: ObjectPattern,
  value: Flow,
  scope: Scope,
  machine: Machine,
  give: (name: string, value: Flow) => void,
): void {
  const taken = new Set<string>();
  for (const part of pattern.properties) {
    if (part.type === "RestElement") {
      bind(part.argument, without(value, taken, siteOf(part, scope.file), machine), scope, machine, give);
      continue;
    }
    const name = keyOf(part.key, part.computed, scope, machine);
    if (name !== undefined) taken.add(name);
    bind(
      part.value,
      name === undefined ? machine.fresh() : member(value, name, machine),
      scope,
      machine,
      give,
    );
  }
}

function orDefault(value: Flow, preset: AnyNode, scope: Scope, machine: Machine): Flow {
  if (value.kind === "literal") return value.value === undefined ? evaluate(preset, scope, machine) : value;
  return machine.isTrue(value) ? value : evaluate(preset, scope, machine);
}

/** `{ a, ...rest }` */
function without(value: Flow, taken: ReadonlySet<string>, site: Site, machine: Machine): Flow {
  if (value.kind !== "thing" || value.isOpen) return machine.fresh();
  const rest = new Thing(false, site);
  for (const [name, slot] of value.slots) if (!taken.has(name)) rest.slots.set(name, slot);
  return rest;
}
