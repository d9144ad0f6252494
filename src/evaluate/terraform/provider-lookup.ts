import type { Expression } from "../../parse/hcl/ast.ts";
import type { Place } from "../../source/place.ts";
import type { Reason } from "../../value.ts";
import type { Declaration } from "./config.ts";
import { type Expansion, type InstanceKey, keysOf, unknownExpansion } from "./expand.ts";
import { evaluate } from "./expression.ts";
import type { ModuleInstance } from "./module-instance.ts";
import type { ProviderConfiguration } from "./provider.ts";
import { refuse } from "./refusal.ts";
import { type Definition, qualified, type Scope } from "./scope.ts";
import { attempt } from "./session.ts";
import { placeOf } from "./trace.ts";
import { force } from "./val.ts";

/** How a provider configuration is referred to. */
export interface ProviderReference {
  /** `aws`, `aws.us_east_1`. */
  readonly name: string;
  /** Which instance of one with `for_each`, as OpenTofu has them: `aws.by_region[each.key]`. */
  readonly key?: Expression;
}

/** `aws`, `aws.us_east_1`, `aws.by_region["eu"]`, and the quoted form of old configurations. */
export function providerReference(expression: Expression): ProviderReference | undefined {
  if (expression.kind === "variable") return { name: expression.name };
  if (expression.kind === "literal")
    return typeof expression.value === "string" ? { name: expression.value } : undefined;
  if (expression.kind === "get-index") {
    const whole = providerReference(expression.object);
    return whole && { name: whole.name, key: expression.key };
  }
  if (expression.kind !== "get-attribute" || expression.object.kind !== "variable") return undefined;
  return { name: `${expression.object.name}.${expression.name}` };
}

type Expand = (declaration: Declaration, address: string, definition: Definition) => Expansion;
type Declared = ProviderConfiguration & { readonly declaration: Declaration };

/** Finds the provider configurations that a module instance may use: its own, and those that its call hands on. */
export class ProviderLookup {
  readonly #module: ModuleInstance;
  readonly #expand: Expand;
  readonly #keys = new Map<string, readonly InstanceKey[]>();

  constructor(module: ModuleInstance, expand: Expand) {
    this.#module = module;
    this.#expand = expand;
  }

  /** The default configuration is inherited, even where the call passes others; one with an alias is only passed. */
  find({ name, key }: ProviderReference, scope: Scope): ProviderConfiguration {
    const module = this.#module;
    const declaration = module.config.providers.get(name);
    const address = qualified(module.address, name);
    const [base = name] = name.split(".", 1);
    if (declaration) return this.#instance({ name: base, address, module, declaration }, key, scope);
    const callScope = module.callScope();
    const passed = callScope && this.#passed(name);
    if (!module.call || !callScope || (passed === undefined && base !== name))
      return { name: base, address, module, declaration };
    return module.call.parent.provider(passed ?? { name }, callScope);
  }

  /** What the call's `providers` map a name to. */
  #passed(name: string): ProviderReference | undefined {
    const written = this.#module.call?.declaration.body.attributes.get("providers")?.node.value;
    if (written?.kind !== "object") return undefined;
    for (const { key, value } of written.entries)
      if (providerReference(key)?.name === name) return providerReference(value);
    return undefined;
  }

  /** Of several with `for_each`, as OpenTofu has them, the one with the key that is asked for. */
  #instance(whole: Declared, key: Expression | undefined, scope: Scope): ProviderConfiguration {
    const { address, declaration, module } = whole;
    if (!declaration.body.attributes.has("for_each")) return whole;
    const source = `provider.${address}`;
    const place = () => placeOf(scope.file, key ?? declaration.block.header);
    const wanted = attempt(module.budget, source, place, () =>
      force(key ? evaluate(key, scope) : refuse("needs the key of an instance")),
    );
    const keys = this.#keysOf(declaration, source);
    const found = wanted.kind === "string" ? keys.find(({ name }) => name === wanted.value) : undefined;
    const why = wanted.kind === "unknown" ? wanted.why : [noInstance(source, place())];
    const [one] = found ? [found] : keysOf(unknownExpansion(declaration.body, why, source));
    return { ...whole, address: `${address}${one?.suffix ?? ""}`, names: one?.names };
  }

  #keysOf(declaration: Declaration, source: string): readonly InstanceKey[] {
    let keys = this.#keys.get(source);
    if (!keys) {
      keys = keysOf(this.#expand(declaration, source, { kind: "argument", address: source }));
      this.#keys.set(source, keys);
    }
    return keys;
  }
}

function noInstance(what: string, at: Place): Reason {
  return { what, why: "error", says: "has no instance with that key", at };
}
