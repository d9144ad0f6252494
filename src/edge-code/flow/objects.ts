import type { AnyNode, ArrayExpression, ObjectExpression, Property } from "acorn";
import { LIMITS } from "../../limits.ts";
import { propertyName } from "../syntax.ts";
import { evaluate } from "./expressions.ts";
import type { Machine } from "./machine.ts";
import type { Scope } from "./scope.ts";
import { blur, type Flow, Stopped, siteOf, Thing, UNDEFINED, write } from "./values.ts";

/** `{ a, ...b }` */
export function object(node: ObjectExpression, scope: Scope, machine: Machine): Flow {
  const made = new Thing(false, siteOf(node, scope.file));
  for (const each of node.properties) {
    if (each.type === "SpreadElement") {
      const value = evaluate(each.argument, scope, machine);
      if (value.kind === "thing") machine.spend(value.slots.size);
      spread(value, made);
    } else define(each, made, scope, machine);
  }
  return made;
}

function define(node: Property, into: Thing, scope: Scope, machine: Machine): void {
  const name = keyOf(node.key, node.computed, scope, machine);
  const value = node.kind === "init" ? evaluate(node.value, scope, machine) : machine.fresh();
  if (name === undefined) blur(into, machine.freshId());
  else write(into, name, value, siteOf(node, scope.file));
}

/** What may be in a value that is not known may replace all that was written before. */
export function spread(value: Flow, into: Thing): void {
  if (value.kind === "opaque") {
    into.slots.clear();
    into.bases = [value];
  } else if (value.kind === "thing") {
    if (value.isOpen) {
      into.slots.clear();
      into.bases = [...value.bases];
    }
    for (const [name, slot] of value.slots) into.slots.set(name, slot);
    for (const [name, site] of value.gone) into.gone.set(name, site);
  }
}

/** `[a, ...b]` */
export function array(node: ArrayExpression, scope: Scope, machine: Machine): Flow {
  const site = siteOf(node, scope.file);
  const made = new Thing(true, site);
  for (const each of node.elements) {
    if (each?.type === "SpreadElement") spreadItems(evaluate(each.argument, scope, machine), made, machine);
    else {
      const value = each === null ? UNDEFINED : evaluate(each, scope, machine);
      if (!made.isOpen)
        write(made, String(made.slots.size), value, each === null ? site : siteOf(each, scope.file));
    }
  }
  return made;
}

function spreadItems(value: Flow, into: Thing, machine: Machine): void {
  if (value.kind === "thing" && value.isArray && !value.isOpen && !into.isOpen) {
    machine.spend(value.slots.size);
    if (into.slots.size + value.slots.size > LIMITS.flowItems) throw new Stopped();
    for (const [, slot] of value.slots) into.slots.set(String(into.slots.size), slot);
  } else blur(into, machine.freshId());
}

/** The name of a property; nothing where it is not known. */
export function keyOf(key: AnyNode, isComputed: boolean, scope: Scope, machine: Machine): string | undefined {
  if (!isComputed) return propertyName(key, false);
  const value = machine.settle(evaluate(key, scope, machine));
  return value.kind === "literal" ? String(value.value) : undefined;
}
