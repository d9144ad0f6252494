import { isObject, type JsonObject, objectsIn, textIn } from "../cdk/json-object.ts";

/** What a module's code says, as far as a plan repeats it: which arguments are written, and what they refer to. */
export interface PlannedModule {
  /** By `aws_lb.web`, `data.aws_lb.web`. */
  readonly resources: ReadonlyMap<string, JsonObject>;
  readonly calls: JsonObject;
  readonly outputs: JsonObject;
  readonly variables: JsonObject;
}

/** The `configuration` of a plan. A state has none. */
export class Configuration {
  readonly #root: JsonObject;
  readonly #providers: JsonObject;
  readonly #modules = new Map<string, PlannedModule | undefined>();

  constructor(configuration: JsonObject) {
    this.#root = objectIn(configuration, "root_module");
    this.#providers = objectIn(configuration, "provider_config");
  }

  /** The module that a path of calls leads to. */
  module(path: readonly string[]): PlannedModule | undefined {
    const key = path.join(".");
    if (!this.#modules.has(key)) this.#modules.set(key, this.#read(path));
    return this.#modules.get(key);
  }

  #read(path: readonly string[]): PlannedModule | undefined {
    let module = this.#root;
    for (const name of path) {
      const call = memberOf(objectIn(module, "module_calls"), name);
      if (!isObject(call) || !isObject(call.module)) return undefined;
      module = call.module;
    }
    return moduleOf(module);
  }

  resource(path: readonly string[], declared: string): JsonObject | undefined {
    return this.module(path)?.resources.get(declared);
  }

  /** A provider's configuration by its key, `module.cdn:aws.us`; one that a module is handed stands further up. */
  provider(key: string): { readonly key: string; readonly config: JsonObject } | undefined {
    for (let tried: string | undefined = key; tried !== undefined; tried = above(tried)) {
      const config = memberOf(this.#providers, tried);
      if (isObject(config)) return { key: tried, config };
    }
    return undefined;
  }
}

function above(key: string): string | undefined {
  const colon = key.indexOf(":");
  if (colon === -1) return undefined;
  const parent = key.slice(0, colon).replace(/(^|\.)module\.[^.]*$/, "");
  const name = key.slice(colon + 1);
  return parent === "" ? name : `${parent}:${name}`;
}

function moduleOf(module: JsonObject): PlannedModule {
  const resources = new Map<string, JsonObject>();
  for (const resource of objectsIn(module, "resources")) {
    const address = textIn(resource, "address");
    if (address !== undefined) resources.set(address, resource);
  }
  return {
    resources,
    calls: objectIn(module, "module_calls"),
    outputs: objectIn(module, "outputs"),
    variables: objectIn(module, "variables"),
  };
}

/** The object under a key; an empty one where there is none. */
export function objectIn(holder: JsonObject, key: string): JsonObject {
  const value = memberOf(holder, key);
  return isObject(value) ? value : {};
}

/** An own member: a hostile name leads to nothing inherited. */
export function memberOf(holder: unknown, key: string): unknown {
  return isObject(holder) && Object.hasOwn(holder, key) ? holder[key] : undefined;
}

/** An argument's expression, as opposed to a nested block with expressions. */
export function isExpression(value: unknown): value is JsonObject {
  return isObject(value) && ("references" in value || "constant_value" in value);
}

/** Each thing that an expression refers to, in its longest spelling: a plan lists `a.b.c`, then `a.b`. */
export function referencesIn(expression: unknown): readonly string[] {
  const listed = memberOf(expression, "references");
  if (!Array.isArray(listed)) return [];
  const found = new Set<string>();
  let longest = "";
  for (const reference of listed) {
    if (typeof reference !== "string") continue;
    if (longest.startsWith(reference) && /^[.[]/.test(longest.slice(reference.length))) continue;
    longest = reference;
    found.add(reference);
  }
  return [...found];
}
