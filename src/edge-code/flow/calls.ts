import { LIMITS } from "../../limits.ts";
import { arrayMethod } from "./arrays.ts";
import { aboutAll, isDecoded } from "./derived.ts";
import { type Machine, Thrown } from "./machine.ts";
import { bind } from "./patterns.ts";
import { Scope } from "./scope.ts";
import { runBody } from "./statements.ts";
import { textMethod } from "./texts.ts";
import { callUnknown } from "./unknown-calls.ts";
import {
  blurAll,
  type Callable,
  type Flow,
  type Native,
  Opaque,
  property,
  type Site,
  Stopped,
  UNDEFINED,
} from "./values.ts";

/** A property of any value; nothing has none. */
export function member(owner: Flow, name: string | undefined, machine: Machine): Flow {
  if (owner.kind === "literal") return memberOfLiteral(owner.value, name, machine);
  if (owner.kind === "opaque" && mayBeNothing(owner)) machine.mayThrow();
  if (owner.kind === "thing" || owner.kind === "opaque")
    return name === undefined ? unnamed(owner, machine) : property(owner, name);
  return machine.fresh();
}

/** What always comes with a request or response has properties. */
function mayBeNothing({ nature }: Opaque): boolean {
  return nature.type === undefined && !/^(?:request|response)(?:\.\w+)?$/.test(nature.path ?? "");
}

function unnamed(owner: Flow, machine: Machine): Flow {
  return machine.fresh({ about: aboutAll([owner]), ...(isDecoded([owner]) && { decoded: true }) });
}

function memberOfLiteral(value: unknown, name: string | undefined, machine: Machine): Flow {
  if (value === undefined || value === null) throw new Thrown(machine.fresh({ type: "object" }));
  if (typeof value !== "string" || name === undefined) return machine.fresh();
  if (name === "length") return { kind: "literal", value: value.length };
  return /^\d+$/.test(name) ? { kind: "literal", value: value[Number(name)] } : machine.fresh();
}

export function call(target: Flow, args: readonly Flow[], site: Site, machine: Machine): Flow {
  machine.step();
  switch (target.kind) {
    case "function":
      return invoke(target, args, target.self, machine);
    case "native":
      return target.call(args, site);
    case "opaque":
      return callUnknown(target, args, site, machine);
    default:
      throw new Thrown(machine.fresh({ type: "object" }));
  }
}

export function callMethod(
  owner: Flow,
  name: string | undefined,
  args: readonly Flow[],
  site: Site,
  machine: Machine,
): Flow {
  const own =
    (owner.kind === "thing" || owner.kind === "opaque") && name !== undefined
      ? owner.slots.get(name)?.value
      : undefined;
  if (own?.kind === "function") return invoke(own, args, own.self ?? owner, machine);
  if (own?.kind === "native") return own.call(args, site);
  if (name === "then" || name === "catch" || name === "finally")
    return promised(owner, name, args, site, machine);
  if (owner.kind === "function" || owner.kind === "native") return applied(owner, name, args, site, machine);
  if (owner.kind === "literal") return textMethod(owner.value, name, args, machine);
  if (owner.kind === "thing" && name === "hasOwnProperty") return has(owner, args, machine);
  if (name !== undefined) {
    const known = arrayMethod(owner, name, args, site, machine);
    if (known !== undefined) return known;
  }
  return callUnknown(methodOf(owner, name, machine), args, site, machine, owner);
}

function methodOf(owner: Flow, name: string | undefined, machine: Machine): Opaque {
  const about = aboutAll([owner]);
  if (owner.kind !== "opaque" || name === undefined) return machine.fresh({ about });
  return new Opaque(`${owner.id}.${name}`, { about, ...(owner.nature.decoded && { decoded: true }) });
}

function has(owner: Flow, args: readonly Flow[], machine: Machine): Flow {
  const [name] = args;
  if (name?.kind !== "literal" || owner.kind !== "thing") return machine.fresh({ type: "boolean" });
  if (owner.slots.has(String(name.value))) return { kind: "literal", value: true };
  return owner.isOpen ? machine.fresh({ type: "boolean" }) : { kind: "literal", value: false };
}

/** A promise is taken for what it comes to: what does not fail goes on. */
function promised(owner: Flow, name: string, args: readonly Flow[], site: Site, machine: Machine): Flow {
  const [next] = args;
  if (name === "catch" || next === undefined) return owner;
  if (name === "finally") {
    call(next, [], site, machine);
    return owner;
  }
  return call(next, [owner], site, machine);
}

/** `f.call(this, …)`, `f.bind(this)`. */
function applied(
  owner: Callable | Native,
  name: string | undefined,
  args: readonly Flow[],
  site: Site,
  machine: Machine,
): Flow {
  if (name === "call") return call(owner, args.slice(1), site, machine);
  if (name === "bind") return args.length <= 1 ? owner : machine.fresh();
  for (const arg of args) blurAll(arg, machine.freshId());
  return machine.fresh();
}

export function construct(target: Flow, args: readonly Flow[], site: Site, machine: Machine): Flow {
  const known = target.kind === "opaque" ? target.slots.get("new")?.value : target;
  if (known?.kind === "native") return known.call(args, site);
  return target.kind === "opaque" ? callUnknown(target, args, site, machine) : unknownOf(args, machine);
}

function unknownOf(args: readonly Flow[], machine: Machine): Flow {
  for (const arg of args) blurAll(arg, machine.freshId());
  return machine.fresh({ type: "object" });
}

/** Runs a function of the code. */
export function invoke(fn: Callable, args: readonly Flow[], self: Flow | undefined, machine: Machine): Flow {
  const { node } = fn;
  if (node.generator) return machine.fresh();
  if (machine.depth >= LIMITS.flowDepth) throw new Stopped();
  machine.depth += 1;
  try {
    const scope = new Scope(fn.scope.file, fn.scope);
    if (self !== undefined) scope.declare("this", self);
    for (const [index, parameter] of node.params.entries()) {
      const declare = (name: string, value: Flow) => scope.declare(name, value);
      if (parameter.type === "RestElement")
        bind(parameter.argument, machine.fresh(), scope, machine, declare);
      else bind(parameter, args[index] ?? UNDEFINED, scope, machine, declare);
    }
    return runBody(node.body, scope, machine);
  } finally {
    machine.depth -= 1;
  }
}
