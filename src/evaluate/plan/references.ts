import { terraformAttribute } from "../../facts/terraform-attributes.ts";
import type { Atom, Reason } from "../../value.ts";
import { decidedAtCreation, readWhen } from "../decided-later.ts";
import { type Address, stepsOf, within } from "./address.ts";
import { isExpression, memberOf, referencesIn } from "./configuration.ts";
import type { PlanDocument, PlannedResource } from "./document.ts";
import { attributeFor, computedParts, isWhole } from "./identity.ts";

/** Where an expression stands: in which module instance, and under which instance key. */
export type Scope = Pick<Address, "module" | "path" | "key">;

/** What an unknown value is: `parts` where it is certain to be what is referred to, unchanged. */
export interface Referent {
  readonly parts?: readonly (string | Atom)[];
  readonly why: readonly Reason[];
}

type Resolved = Referent | "known";

/** Longer chains through modules are circles, or hostile. */
const MAX_HOPS = 64;

/** References that are followed for one value: in a hostile plan each leads to many. */
const MAX_STEPS = 2_000;

/** No value of a resource whose plan we read is the same in every instance of more than this. */
const MAX_INSTANCES = 1_000;

/** Follows what expressions refer to, through modules, to what is not known yet. A plan tells no more of an expression. */
export class References {
  readonly #plan: PlanDocument;
  readonly #instances = new Map<string, PlannedResource[]>();
  #steps = 0;

  constructor(plan: PlanDocument) {
    this.#plan = plan;
    for (const resource of plan.resources.values()) {
      const key = within(resource.module, resource.declared);
      const instances = this.#instances.get(key);
      if (instances === undefined) this.#instances.set(key, [resource]);
      else if (instances.length < MAX_INSTANCES) instances.push(resource);
    }
  }

  /** The unknown value of an argument called `name`. */
  follow(expression: unknown, scope: Scope, name: string): Referent {
    this.#steps = MAX_STEPS;
    const resolved = this.#all(referencesIn(expression), scope, name, MAX_HOPS);
    return resolved === "known" ? { why: [] } : resolved;
  }

  #all(references: readonly string[], scope: Scope, name: string, hops: number): Resolved {
    this.#steps -= references.length + 1;
    if (hops === 0 || this.#steps < 0) return { why: [] };
    const unknown: Referent[] = [];
    let isMixed = false;
    const isKeyed = references.some((reference) => KEYS.has(reference));
    for (const reference of references) {
      if (isPlain(reference)) continue;
      const resolved = this.#one(reference, scope, name, isKeyed, hops - 1);
      if (resolved === "known") isMixed = true;
      else unknown.push(resolved);
    }
    const [only, second] = unknown;
    if (only === undefined) return "known";
    if (second === undefined && !isMixed) return only;
    return { why: unknown.flatMap(({ why }) => why).slice(0, MAX_REASONS) };
  }

  #one(reference: string, scope: Scope, name: string, isKeyed: boolean, hops: number): Resolved {
    const steps = stepsOf(reference) ?? [];
    const [first, second] = steps;
    if (first === undefined || second === undefined) return unresolved(reference, scope);
    if (first.name === "var") return this.#variable(reference, second.name, scope, name, hops);
    if (first.name === "module") return this.#output(reference, steps, scope, name, isKeyed, hops);
    if (first.name === "local") return unresolved(reference, scope, OF_LOCAL);
    if (first.name === "each" || first.name === "self") return unresolved(reference, scope, OF_EACH);
    return this.#attribute(reference, steps, scope, name, isKeyed, hops);
  }

  /** A variable is what the caller gives it; those of the root are known to every plan. */
  #variable(reference: string, variable: string, scope: Scope, name: string, hops: number): Resolved {
    const call = scope.path.at(-1);
    if (call === undefined) return "known";
    const caller = callerOf(scope);
    const calls = this.#plan.configuration?.module(caller.path)?.calls;
    const given = memberOf(memberOf(memberOf(calls, call), "expressions"), variable);
    if (given === undefined || (isExpression(given) && "constant_value" in given)) return "known";
    const rest = reference.slice(`var.${variable}`.length);
    const references = referencesIn(given).map((each) => (isWhole(each) ? each + rest : each));
    return this.#all(references, caller, name, hops);
  }

  #output(
    reference: string,
    steps: ReturnType<typeof stepsOf> & object,
    scope: Scope,
    name: string,
    isKeyed: boolean,
    hops: number,
  ): Resolved {
    const [, call, output] = steps;
    if (call === undefined || output === undefined) return unresolved(reference, scope);
    const path = [...scope.path, call.name];
    const called = this.#plan.configuration?.module(path);
    const expression = memberOf(memberOf(called?.outputs, output.name), "expression");
    if (expression === undefined) return unresolved(reference, scope);
    const key = call.key === "" && isKeyed ? scope.key : call.key;
    const inner: Scope = { module: within(scope.module, `module.${call.name}${key}`), path, key: "" };
    const rest = steps.slice(3).map((step) => `.${step.name}${step.key}`);
    const references = referencesIn(expression).map((each) => (isWhole(each) ? each + rest.join("") : each));
    return this.#all(references, inner, name, hops);
  }

  /** An attribute of a resource: the argument that is written, else what AWS makes of it. */
  #attribute(
    reference: string,
    steps: ReturnType<typeof stepsOf> & object,
    scope: Scope,
    name: string,
    isKeyed: boolean,
    hops: number,
  ): Resolved {
    const isData = steps[0]?.name === "data";
    const [, type = "", declared] = (isData ? steps : [undefined, ...steps]).map((step) => step?.name);
    const count = isData ? 3 : 2;
    const key = steps[count - 1]?.key ?? "";
    const base = within(scope.module, `${isData ? "data." : ""}${type}.${declared}`);
    const target = this.#instance(base, key, scope, isKeyed);
    const rest = steps.slice(count);
    const path = rest.map((step) => step.name + step.key).join(".") || attributeFor(type, name);
    if (target === undefined || path === undefined) return unresolved(reference, scope);
    const first = rest[0]?.name ?? path;
    if (memberOf(target.values, first) !== undefined && !mayBeUnknown(target.unknown, first)) return "known";
    return this.#argument(target, first, hops) ?? computed(target, path, name);
  }

  #argument(target: PlannedResource, name: string, hops: number): Resolved | undefined {
    const config = this.#plan.configuration?.resource(target.path, target.declared);
    const expression = memberOf(memberOf(config, "expressions"), name);
    if (!isExpression(expression)) return undefined;
    return this.#all(referencesIn(expression), target, name, hops);
  }

  /** Without a key, the only instance there is, or the one of the same key where the expression uses its own. */
  #instance(base: string, key: string, scope: Scope, isKeyed: boolean): PlannedResource | undefined {
    const exact = this.#plan.resources.get(base + key);
    if (exact) return exact;
    if (key !== "") return undefined;
    const own = isKeyed ? this.#plan.resources.get(base + scope.key) : undefined;
    const instances = this.#instances.get(base) ?? [];
    return own ?? (instances.length === 1 ? instances[0] : undefined);
  }
}

const MAX_REASONS = 16;
const KEYS: ReadonlySet<string> = new Set(["each.key", "each.value", "count.index"]);
const OF_LOCAL =
  "is a local value, of which a plan does not tell the parts: give the folder with --source-root";
const OF_EACH = "is not known before the configuration is applied";

/** What every plan knows, and what does no more than choose an instance. */
function isPlain(reference: string): boolean {
  return reference === "each.key" || /^(count|path|terraform)\./.test(reference);
}

function callerOf({ module, path }: Scope): Scope {
  const steps = stepsOf(module) ?? [];
  const last = steps.at(-1);
  const outer = steps.slice(0, -2).map((step) => step.name + step.key);
  return { module: outer.join("."), path: path.slice(0, -1), key: last?.key ?? "" };
}

function mayBeUnknown(unknown: unknown, name: string): boolean {
  const marked = unknown === true || memberOf(unknown, name);
  return marked !== undefined && marked !== false;
}

function unresolved(reference: string, { module }: Scope, says = OF_EACH): Referent {
  return { why: [{ what: within(module, reference), why: "resource-attribute", says }] };
}

function computed(target: PlannedResource, path: string, name: string): Referent {
  const { address, type, mode } = target;
  const what = `${address}.${path}`;
  const why: Reason =
    mode === "data"
      ? { what, why: "data-source", says: readWhen(type, "applies") }
      : { what, why: "resource-attribute", says: decidedAtCreation(type) };
  const parts = computedParts(terraformAttribute(type, path), { address, attribute: path }, name);
  return parts === undefined ? { why: [why] } : { parts, why: [why] };
}
