import { LIMITS } from "../../limits.ts";
import type { Place } from "../../source/place.ts";
import type { Choice, Provenance, Reason } from "../../value.ts";
import { assumedOption } from "../assumptions.ts";
import type { Budget } from "./budget.ts";
import type { CallDeclaration, Declaration, ModuleConfig, ResourceDeclaration } from "./config.ts";
import { environmentName } from "./environment-names.ts";
import { type Expansion, expand, type InstanceKey, keysOf, unknownExpansion } from "./expand.ts";
import { evaluate } from "./expression.ts";
import { type Instances, instancesVal, makeInstances } from "./instances.ts";
import {
  ephemeral,
  missing,
  undeclared,
  undeclaredVariable,
  undescribedOutput,
  withName,
  withOwnName,
} from "./module-names.ts";
import type { ProviderConfiguration } from "./provider.ts";
import { ProviderLookup, type ProviderReference } from "./provider-lookup.ts";
import { refuse } from "./refusal.ts";
import { ResourceInstance } from "./resource-instance.ts";
import {
  type Definition,
  type FilePlace,
  type ModuleScope,
  qualified,
  type Resolved,
  type Scope,
} from "./scope.ts";
import { Memo, reasonOf, type Session } from "./session.ts";
import { placeOf, through } from "./trace.ts";
import { type LazyObject, objectVal, unknownVal, type Val } from "./val.ts";
import { variableValue } from "./variables.ts";

/** What an instance weighs in memory, so that modules that call modules twice over run out of steps, not of memory. */
const STEPS_PER_MODULE = 100;

/** The call that made a module instance. */
export interface Call {
  readonly declaration: CallDeclaration;
  readonly parent: ModuleInstance;
  readonly key: InstanceKey;
  readonly uncertain: readonly Reason[] | undefined;
}

/** One instance of a module: the root, or one call of a child (per `count` or `for_each` key). */
export class ModuleInstance implements ModuleScope, LazyObject {
  readonly session: Session;
  readonly config: ModuleConfig;
  readonly address: string;
  /** The names of the calls that lead here. */
  readonly path: readonly string[];
  readonly call: Call | undefined;
  readonly budget: Budget;
  readonly place: FilePlace;
  readonly #memo: Memo;
  readonly #resources = new Map<string, Instances<ResourceInstance>>();
  readonly #modules = new Map<string, Instances<ModuleInstance>>();
  readonly #providers: ProviderLookup;
  readonly #expanding = new Set<string>();

  constructor(session: Session, config: ModuleConfig, address: string, call?: Call) {
    session.budget.spend(STEPS_PER_MODULE);
    this.session = session;
    this.config = config;
    this.address = address;
    this.call = call;
    this.path = call ? [...call.parent.path, call.declaration.name] : [];
    this.budget = session.budget;
    this.place = {
      files: session.files,
      directory: config.directory,
      root: session.tree.root.directory,
      yaml: session.yaml,
    };
    this.#memo = new Memo(session.budget);
    this.#providers = new ProviderLookup(this, (...args) => this.#expand(...args));
  }

  // ---------------------------------------------------------------- names

  resolve(root: string, names: readonly string[], where: () => Place): Resolved {
    const [first, second] = names;
    switch (root) {
      case "var":
        return { value: this.#variable(named(root, first), where), used: 1 };
      case "local":
        return { value: this.#local(named(root, first), where), used: 1 };
      case "module":
        return { value: this.#moduleVal(named(root, first), where), used: 1 };
      case "path":
      case "terraform":
        return { value: environmentName(this, root, named(root, first)), used: 1 };
      case "each":
      case "count":
      case "self":
        return refuse(`"${root}" cannot be used here`);
      case "ephemeral":
        return { value: ephemeral(this, `${named(root, first)}.${named(root, second)}`, where), used: 2 };
      case "data":
        return {
          value: this.#resourceVal(`data.${named(root, first)}.${named(root, second)}`, where),
          used: 2,
        };
      case "resource":
        return { value: this.#resourceVal(`${named(root, first)}.${named(root, second)}`, where), used: 2 };
      default:
        return { value: this.#resourceVal(`${root}.${named(root, first)}`, where), used: 1 };
    }
  }

  assumed(choice: Pick<Choice, "id" | "equality">): boolean | string | number | undefined {
    return assumedOption(this.session.assumptions, choice);
  }

  anonymous(place: Place): string {
    return this.session.anonymous(place);
  }

  /** The chain of calls that lead here, nearest first. */
  callers(): readonly Provenance[] {
    if (!this.call) return [];
    const { declaration, parent } = this.call;
    const at = placeOf(declaration.file, declaration.block.header);
    return [
      { at, kind: "caller", address: this.address, path: "", via: [], because: [] },
      ...parent.callers(),
    ];
  }

  // ---------------------------------------------------------------- variables, locals, outputs

  #variable(name: string, where: () => Place): Val {
    const declaration = this.config.variables.get(name);
    const source = qualified(this.address, `var.${name}`);
    if (!declaration) return undeclaredVariable(source, where);
    const place = () => placeOf(declaration.file, declaration.block.header);
    return this.#memo.value(`var.${name}`, source, place, () =>
      withName(variableValue(this, declaration), { source }),
    );
  }

  #local(name: string, where: () => Place): Val {
    const located = this.config.locals.get(name);
    const source = qualified(this.address, `local.${name}`);
    if (!located) return undeclared(this, `local.${name}`, where);
    const { file, node } = located;
    const definition: Definition = { kind: "local", address: source };
    return this.#memo.value(
      `local.${name}`,
      source,
      () => placeOf(file, node),
      () => {
        const value = evaluate(node.value, { module: this, file, names: undefined, definition });
        return through(withOwnName(value, { source }), { ...definition, path: name, file, node });
      },
    );
  }

  has(name: string): boolean | undefined {
    return this.config.outputs.has(name) || (this.config.standIn ? undefined : false);
  }

  /** An output, as the caller sees it. */
  get(name: string): Val {
    if (this.config.standIn && !this.config.outputs.has(name)) return undescribedOutput(this, name);
    const declaration =
      this.config.outputs.get(name) ?? refuse(`module "${this.path.at(-1) ?? ""}" has no output "${name}"`);
    const written = declaration.body.attributes.get("value") ?? refuse(`output "${name}" has no value`);
    const { file, node } = written;
    const source = qualified(this.address, name);
    const definition: Definition = { kind: "output", address: this.address };
    return this.#memo.value(
      `output.${name}`,
      source,
      () => placeOf(file, node),
      () => {
        const value = evaluate(node.value, { module: this, file, names: undefined, definition });
        return through(withOwnName(value, { source }), { ...definition, path: name, file, node });
      },
    );
  }

  materialise(): Val {
    return objectVal([...this.config.outputs.keys()].map((name) => [name, this.get(name)] as const));
  }

  // ---------------------------------------------------------------- resources

  #resourceVal(key: string, where: () => Place): Val {
    const declaration = this.config.resources.get(key);
    if (!declaration) return undeclared(this, key, where);
    return instancesVal(this.resources(key, declaration), {
      source: qualified(this.address, key),
      type: declaration.type,
    });
  }

  resources(key: string, declaration: ResourceDeclaration): Instances<ResourceInstance> {
    let instances = this.#resources.get(key);
    if (!instances) {
      const address = qualified(this.address, key);
      const expansion = this.#expand(declaration, address, { kind: "argument", address });
      instances = makeInstances(expansion, address, (instance, name, uncertain) => {
        return new ResourceInstance(this, declaration, instance, name, uncertain);
      });
      this.#resources.set(key, instances);
    }
    return instances;
  }

  /** An expansion that fails, or hangs on itself, is one that is not known. */
  #expand(declaration: Declaration, address: string, definition: Definition): Expansion {
    const scope: Scope = { module: this, file: declaration.file, names: undefined, definition };
    const place = () => placeOf(declaration.file, declaration.block.header);
    const unknown = (why: readonly Reason[]) => unknownExpansion(declaration.body, why, address);
    if (this.#expanding.has(address))
      return unknown([{ what: address, why: "cycle", says: "depends on itself", at: place() }]);
    this.#expanding.add(address);
    try {
      return this.budget.referred(() => expand(declaration.body, scope, address));
    } catch (error) {
      return unknown([reasonOf(error, address, place)]);
    } finally {
      this.#expanding.delete(address);
    }
  }

  // ---------------------------------------------------------------- module calls

  #moduleVal(name: string, where: () => Place): Val {
    const declaration = this.config.calls.get(name);
    const source = qualified(this.address, `module.${name}`);
    if (!declaration) return undeclared(this, `module.${name}`, where);
    const instances = this.modules(declaration);
    if (instances.kind === "opaque")
      return unknownVal(instances.why, { ref: { source }, mayFail: true, notNull: true });
    return instancesVal(instances, { source });
  }

  /** The instances of a call; `opaque` where its module cannot be looked into. */
  modules(declaration: CallDeclaration): Instances<ModuleInstance> {
    let instances = this.#modules.get(declaration.name);
    if (!instances) {
      instances = this.#callModule(declaration);
      this.#modules.set(declaration.name, instances);
    }
    return instances;
  }

  #callModule(declaration: CallDeclaration): Instances<ModuleInstance> {
    const address = qualified(this.address, `module.${declaration.name}`);
    const target = this.session.tree.target(declaration, this.config, [...this.path, declaration.name]);
    const place = placeOf(declaration.file, declaration.block.header);
    if (target.kind !== "module") return { kind: "opaque", why: [missing(address, target, place)] };
    if (this.#isRecursive(target.config)) return { kind: "opaque", why: [this.#recursion(address, place)] };
    if (this.path.length >= LIMITS.depth) return { kind: "opaque", why: [this.#tooDeep(address, place)] };
    const expansion = this.#expand(declaration, address, { kind: "caller", address });
    return makeInstances(expansion, address, (instance, key, uncertain) => {
      return new ModuleInstance(this.session, target.config, instance, {
        declaration,
        parent: this,
        key,
        uncertain,
      });
    });
  }

  /** The keys of a call's instances, whether or not its module can be looked into. */
  keysOfCall(declaration: CallDeclaration): readonly InstanceKey[] {
    const address = qualified(this.address, `module.${declaration.name}`);
    return keysOf(this.#expand(declaration, address, { kind: "caller", address }));
  }

  #isRecursive(config: ModuleConfig): boolean {
    for (let module: ModuleInstance | undefined = this; module; module = module.call?.parent) {
      if (module.config === config) return true;
    }
    return false;
  }

  #recursion(address: string, place: Place): Reason {
    const message = `${address} calls a module that is being called already`;
    this.session.diagnostics.push({ severity: "error", code: "module-cycle", message, place });
    return { what: address, why: "cycle", says: "calls itself", at: place };
  }

  #tooDeep(address: string, place: Place): Reason {
    const says = `exceeds a limit: ${LIMITS.depth} module calls in one another`;
    this.session.diagnostics.push({ severity: "error", code: "limit", message: `${address} ${says}`, place });
    return { what: address, why: "limit", says, at: place };
  }

  /** The scope in which the arguments of the call that made this instance are evaluated. */
  callScope(): Scope | undefined {
    const { call } = this;
    if (!call) return undefined;
    const definition: Definition = { kind: "caller", address: this.address };
    return { module: call.parent, file: call.declaration.file, names: call.key.names, definition };
  }

  // ---------------------------------------------------------------- providers

  /** A configuration by the name it has in this module; `scope` is that of the reference. */
  provider(reference: ProviderReference, scope: Scope): ProviderConfiguration {
    return this.#providers.find(reference, scope);
  }
}

function named(root: string, name: string | undefined): string {
  return name ?? refuse(`"${root}" needs the name of an attribute`);
}
