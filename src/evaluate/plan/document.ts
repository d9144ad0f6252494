import { LIMITS } from "../../limits.ts";
import type { Reason } from "../../value.ts";
import { isObject, type JsonObject, objectsIn, textIn } from "../cdk/json-object.ts";
import { type Address, parseAddress } from "./address.ts";
import { Configuration, memberOf, objectIn } from "./configuration.ts";
import type { Pointer } from "./json-places.ts";
import { leavesOut } from "./left-out.ts";

/** A resource as it will be: what a plan says of it, or a state. */
export interface PlannedResource extends Address {
  readonly address: string;
  readonly type: string;
  readonly mode: "managed" | "data";
  readonly values: JsonObject;
  /** Where `values` lacks something that is not known yet, `true` stands here. */
  readonly unknown: unknown;
  readonly sensitive: unknown;
  /** Where the address stands in the file. */
  readonly at: Pointer;
  readonly valuesAt: Pointer;
  /** Set where the plan leaves open whether it will be. */
  readonly uncertain?: readonly Reason[];
}

/** A plan or a state, in one shape. */
export interface PlanDocument {
  readonly resources: ReadonlyMap<string, PlannedResource>;
  readonly configuration: Configuration | undefined;
  /** The values of the root module's variables. */
  readonly variables: ReadonlyMap<string, unknown>;
  /** Whether the plan leaves something out that will be. */
  readonly incomplete: boolean;
}

export function readDocument(json: JsonObject): PlanDocument {
  const resources = new Map<string, PlannedResource>();
  const gone = new Set<string>();
  objectsIn(json, "resource_changes").forEach((change, index) => {
    add(changed(change, ["resource_changes", index]), change, resources, gone);
  });
  objectsIn(json, "deferred_changes").forEach((deferred, index) => {
    const change = objectIn(deferred, "resource_change");
    const resource = changed(change, ["deferred_changes", index, "resource_change"]);
    const why = deferral(resource?.address ?? "", textIn(deferred, "reason"));
    add(resource && { ...resource, uncertain: [why] }, change, resources, gone);
  });
  const configuration = isObject(json.configuration) ? new Configuration(json.configuration) : undefined;
  for (const resource of remaining(json)) {
    const { address, path, declared } = resource;
    const isWritten = configuration === undefined || configuration.resource(path, declared) !== undefined;
    if (!gone.has(address) && !resources.has(address) && isWritten) resources.set(address, resource);
  }
  const variables = new Map<string, unknown>();
  for (const [name, variable] of Object.entries(objectIn(json, "variables"))) {
    if (isObject(variable) && "value" in variable) variables.set(name, variable.value);
  }
  const incomplete = leavesOut(json, configuration, [...resources.keys(), ...gone]);
  return { resources, configuration, variables, incomplete };
}

function add(
  resource: PlannedResource | undefined,
  change: JsonObject,
  resources: Map<string, PlannedResource>,
  gone: Set<string>,
): void {
  const address = textIn(change, "address");
  if (resource) resources.set(resource.address, resource);
  else if (address !== undefined) gone.add(address);
}

/** A change's resource; `undefined` where nothing of it will be left: deleted, forgotten, or an object set aside. */
function changed(item: JsonObject, pointer: Pointer): PlannedResource | undefined {
  const change = objectIn(item, "change");
  const isWholly = change.after_unknown === true;
  if ("deposed" in item || !(isObject(change.after) || isWholly)) return undefined;
  return resourceOf(item, pointer, [...pointer, "change", "after"], {
    values: objectIn(change, "after"),
    unknown: change.after_unknown,
    sensitive: change.after_sensitive,
  });
}

function resourceOf(
  item: JsonObject,
  pointer: Pointer,
  valuesAt: Pointer,
  content: Pick<PlannedResource, "values" | "unknown" | "sensitive">,
): PlannedResource | undefined {
  const address = textIn(item, "address");
  const type = textIn(item, "type");
  const parsed = address === undefined ? undefined : parseAddress(address);
  if (address === undefined || type === undefined || parsed === undefined) return undefined;
  const mode = item.mode === "data" ? "data" : "managed";
  return { ...parsed, address, type, mode, ...content, at: [...pointer, "address"], valuesAt };
}

/** What a plan does not change: data sources that were read, and resources outside its targets; or all of a state. */
function* remaining(json: JsonObject): Iterable<PlannedResource> {
  const prior = objectIn(json, "prior_state");
  yield* resourcesIn(memberOf(objectIn(prior, "values"), "root_module"), [
    "prior_state",
    "values",
    "root_module",
  ]);
  yield* resourcesIn(memberOf(objectIn(json, "values"), "root_module"), ["values", "root_module"]);
}

function* resourcesIn(module: unknown, pointer: Pointer): Iterable<PlannedResource> {
  if (!isObject(module) || pointer.length > LIMITS.depth) return;
  let index = 0;
  for (const item of objectsIn(module, "resources")) {
    const at: Pointer = [...pointer, "resources", index++];
    if ("deposed_key" in item) continue;
    const content = { values: objectIn(item, "values"), unknown: false, sensitive: item.sensitive_values };
    const resource = resourceOf(item, at, [...at, "values"], content);
    if (resource) yield resource;
  }
  index = 0;
  for (const child of objectsIn(module, "child_modules")) {
    yield* resourcesIn(child, [...pointer, "child_modules", index++]);
  }
}

function deferral(what: string, reason: string | undefined): Reason {
  const says = `is left to a later plan${reason === undefined ? "" : ` (${reason.replaceAll("_", " ")})`}`;
  return { what, why: "for-each", says };
}
