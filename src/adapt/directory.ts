import type { Resource } from "../evaluate/resource.ts";
import type { Entity } from "../model/entity.ts";
import type { Known, Provenance, Reason, Value } from "../value.ts";
import { known, unknown } from "../value.ts";
import { resourceBlock } from "./block.ts";
import { id } from "./read.ts";
import { soleReferent } from "./referent.ts";

/** The attributes by which an input that was applied before (a plan) knows a resource. */
const IDENTITIES = [
  "arn",
  "id",
  "name",
  "zone_id",
  "function_name",
  "Name",
  "FunctionName",
  "LoadBalancerName",
];

/** References that lead on to another resource: the argument that names it, by type. */
const FORWARDS: ReadonlyMap<string, readonly string[]> = new Map([
  ["aws_acm_certificate_validation", ["certificate_arn"]],
  ["aws_api_gateway_deployment", ["rest_api_id"]],
  ["aws_api_gateway_stage", ["rest_api_id"]],
  ["aws_apigatewayv2_stage", ["api_id"]],
  ["aws_lambda_alias", ["function_name"]],
  ["AWS::Lambda::Alias", ["FunctionName"]],
  ["AWS::Lambda::Version", ["FunctionName"]],
]);

/** Data sources that may look up what the same code makes. */
const LOOK_UPS: ReadonlyMap<string, readonly string[]> = new Map([
  ["aws_lb", ["arn", "name"]],
  ["aws_alb", ["arn", "name"]],
  ["aws_elb", ["name"]],
  ["aws_lb_listener", ["arn"]],
  ["aws_alb_listener", ["arn"]],
  ["aws_route53_zone", ["zone_id"]],
  ["aws_security_group", ["id"]],
  ["aws_lambda_function", ["function_name"]],
  ["aws_iam_role", ["name"]],
  ["aws_cloudfront_function", ["name"]],
  ["aws_cloudfront_cache_policy", ["id", "name"]],
  ["aws_cloudfront_origin_request_policy", ["id", "name"]],
]);

/** A chain of references longer than this is a circle. */
const MAX_HOPS = 5;

/** Finds the entities of one kind by what refers to them: an attribute, or a known ARN, id or name. */
export class Directory<T extends Entity> {
  readonly #resources: ReadonlyMap<string, Resource>;
  readonly #byAddress = new Map<string, T>();
  readonly #byIdentity = new Map<string, T[]>();

  /** `elsewhere`: what no resource of the input makes, by its ARN. */
  constructor(
    entities: readonly T[],
    resources: ReadonlyMap<string, Resource>,
    elsewhere: ReadonlyMap<string, T> = new Map(),
  ) {
    this.#resources = resources;
    for (const entity of entities) {
      this.#byAddress.set(entity.address, entity);
      for (const identity of identitiesOf(resources.get(entity.address))) this.#add(identity, entity);
    }
    for (const [identity, entity] of elsewhere)
      if (!this.#byIdentity.has(identity)) this.#add(identity, entity);
  }

  #add(identity: string, entity: T): void {
    const same = this.#byIdentity.get(identity);
    if (same) same.push(entity);
    else this.#byIdentity.set(identity, [entity]);
  }

  /**
   * What a reference refers to, as seen from there: absent without one, unknown where it cannot be told
   * or is not in the input. Names count within the region and account of `referrer`.
   */
  find(reference: Value<string>, referrer: Entity): Value<T> {
    return this.#find(reference, referrer, MAX_HOPS);
  }

  /** As `find`, for a reference that begins with the address given. */
  at(address: string, from: Provenance): Value<T> | undefined {
    return this.#at(address, from, MAX_HOPS);
  }

  #find(reference: Value<string>, referrer: Entity, hops: number): Value<T> {
    if (reference.kind === "absent") return reference;
    if (reference.kind === "known") return this.#identified(reference, referrer);
    const address = soleReferent(reference);
    const found = address === undefined ? undefined : this.#at(address, reference.from, hops);
    return found ?? unknown(reference.why, reference.from);
  }

  #at(address: string, from: Provenance, hops: number): Value<T> | undefined {
    const resource = this.#resources.get(address);
    const own = this.#byAddress.get(address);
    if (resource !== undefined && hops > 0) {
      const onward = this.#onward(resource, from, hops - 1);
      if (onward !== undefined && (onward.kind === "known" || own === undefined)) return onward;
    }
    return own === undefined ? undefined : known(own, from);
  }

  #onward(resource: Resource, from: Provenance, hops: number): Value<T> | undefined {
    const forwards = resource.mode === "data" ? LOOK_UPS.get(resource.type) : FORWARDS.get(resource.type);
    for (const name of forwards ?? []) {
      const reference = id(resourceBlock(resource, "terraform"), name);
      if (reference.kind === "absent") continue;
      const found = this.#find(reference, resource, hops);
      return found.kind === "known" ? known(found.value, from) : found;
    }
    return undefined;
  }

  #identified(reference: Known<string>, referrer: Entity): Value<T> {
    const { value: identity, from } = reference;
    const anywhere = identity.startsWith("arn:");
    const candidates = (this.#byIdentity.get(identity) ?? []).filter(
      (candidate) =>
        anywhere ||
        !(differ(candidate.region, referrer.region) || differ(candidate.account, referrer.account)),
    );
    const managed = candidates.filter(
      (candidate) => this.#resources.get(candidate.address)?.mode === "managed",
    );
    const [only, second] = managed.length > 0 ? managed : candidates;
    if (only !== undefined && second === undefined) return known(only, from);
    const says = only === undefined ? "is not in the input" : "is the name of several resources of the input";
    return unknown([notInInput(shown(reference), says, from)], from);
  }
}

/** How a reason calls what a known text names. */
export function shown({ sensitive, value }: Known<string>): string {
  return sensitive ? "(sensitive)" : value;
}

/** The reason for what is named and not found. */
export function notInInput(what: string, says: string, from: Provenance): Reason {
  return { what, why: "not-in-input", says, at: from.at };
}

function identitiesOf(resource: Resource | undefined): ReadonlySet<string> {
  const identities = new Set<string>();
  if (resource === undefined) return identities;
  const block = resourceBlock(resource, "terraform");
  for (const attribute of IDENTITIES) {
    const value = id(block, attribute);
    if (value.kind === "known") identities.add(value.value);
  }
  return identities;
}

function differ(a: Value<string>, b: Value<string>): boolean {
  return a.kind === "known" && b.kind === "known" && a.value !== b.value;
}
