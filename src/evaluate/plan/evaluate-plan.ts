import { EDGE_CODE_TYPES } from "../../facts/resource-types.ts";
import { startOf } from "../../source/place.ts";
import type { Provenance, Reason } from "../../value.ts";
import type { Assumptions, EvaluableRoot, Evaluation, Resource, Root, Unseen } from "../resource.ts";
import { edgeFunctionsOf } from "../terraform/edge-code.ts";
import { withoutKeys } from "./address.ts";
import { CodeIndex } from "./code.ts";
import { memberOf } from "./configuration.ts";
import type { PlanDocument, PlannedResource } from "./document.ts";
import type { JsonPlaces } from "./json-places.ts";
import { PlannedValues } from "./planned-values.ts";
import { homeOf } from "./provider.ts";
import { References } from "./references.ts";

export interface LoadedPlan {
  readonly root: Root;
  readonly plan: PlanDocument;
  /** The root module that the plan is of, where its folder is there. */
  readonly code: EvaluableRoot | undefined;
  readonly places: JsonPlaces;
  isHandedOn(type: string): boolean;
  /** The types that policies are about. */
  readonly types: ReadonlySet<string>;
}

/** The resources of a plan under the assumptions of one world: these only matter to what its code leaves unknown. */
export function evaluatePlan(given: LoadedPlan, assumptions: Assumptions): Evaluation {
  const { plan, root } = given;
  const index = given.code && new CodeIndex(given.code, assumptions);
  const references = new References(plan);
  const resources: Resource[] = [];
  for (const resource of plan.resources.values()) {
    if (given.isHandedOn(resource.type)) resources.push(resourceOf(resource, given, index, references));
  }
  const unseen = plan.incomplete ? [leftOut(root)] : [];
  return { root, resources: withoutOtherCode(resources, given), opaque: [], unseen, diagnostics: [] };
}

function resourceOf(
  resource: PlannedResource,
  { plan, places }: LoadedPlan,
  index: CodeIndex | undefined,
  references: References,
): Resource {
  const { address, type, mode, uncertain, at } = resource;
  const found = index?.find(address, withoutKeys(resource));
  const place = (pointer: PlannedResource["at"]) => places.place(pointer);
  const call = found === undefined ? index?.call(resource) : undefined;
  const written = found?.resource.from ?? call;
  const from: Provenance = written
    ? { ...written, address }
    : { at: place(at), kind: "block", address, path: "", via: [], because: [] };
  const config = plan.configuration?.resource(resource.path, resource.declared);
  const code = found && { properties: found.resource.properties, from, isExact: found.isExact };
  const expressions = memberOf(config, "expressions");
  const reading = new PlannedValues({ resource, expressions, code, call, references, place });
  return {
    address,
    type,
    mode,
    properties: reading.properties(),
    from,
    ...homeOf(resource, plan, from, found?.resource),
    ...(uncertain && { uncertain }),
    ...(found?.resource.code !== undefined && { code: found.resource.code }),
    ...(found?.resource.constructPath !== undefined && { constructPath: found.resource.constructPath }),
  };
}

/** Most Lambda functions do other work than a distribution's. */
function withoutOtherCode(resources: readonly Resource[], { types }: LoadedPlan): readonly Resource[] {
  const functions = edgeFunctionsOf(resources);
  if (functions === "all") return resources;
  return resources.filter(
    ({ address, type }) =>
      types.has(type) || !EDGE_CODE_TYPES.has(type) || functions.has(address) || isArchive(type, functions),
  );
}

function isArchive(type: string, functions: ReadonlySet<string>): boolean {
  return type !== "aws_lambda_function" && functions.size > 0;
}

/** What Terraform has left to a later plan may be attached to anything. */
function leftOut({ name }: Root): Unseen {
  const why: Reason = {
    what: name,
    why: "not-in-input",
    says: "is a plan that leaves something to a later one",
  };
  const from: Provenance = {
    at: startOf(name),
    kind: "block",
    address: name,
    path: "",
    via: [],
    because: [],
  };
  return { address: name, from, why: [why], refersTo: "anything" };
}
