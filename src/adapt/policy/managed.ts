import type { Resource } from "../../evaluate/resource.ts";
import {
  MANAGED_CACHE_POLICIES,
  MANAGED_ORIGIN_REQUEST_POLICIES,
  type ManagedCachePolicy,
  type ManagedPolicy,
  managedPolicyById,
  managedPolicyByName,
} from "../../facts/managed-policies.ts";
import type { Entity } from "../../model/entity.ts";
import type { CachePolicy, OriginRequestPolicy, PolicyHeaders } from "../../model/policies.ts";
import type { Provenance, Value } from "../../value.ts";
import { known, unknown } from "../../value.ts";
import { entityOf, foreignEntity, lookedUp } from "../entity.ts";
import { oneOf } from "../read.ts";
import { CACHE_HEADER_BEHAVIORS, ORIGIN_REQUEST_HEADER_BEHAVIORS } from "./defaults.ts";

/** The cache policy of AWS's own that has this id, as seen from where it is named. */
export function managedCachePolicy(id: string, from: Provenance): CachePolicy | undefined {
  const policy = managedPolicyById(MANAGED_CACHE_POLICIES, id);
  if (policy === undefined) return undefined;
  return cachePolicy(foreignEntity(policy.id, "managed cache policy", from), policy, from);
}

/** The origin request policy of AWS's own that has this id, as seen from where it is named. */
export function managedOriginRequestPolicy(id: string, from: Provenance): OriginRequestPolicy | undefined {
  const policy = managedPolicyById(MANAGED_ORIGIN_REQUEST_POLICIES, id);
  if (policy === undefined) return undefined;
  return originRequestPolicy(foreignEntity(policy.id, "managed origin request policy", from), policy, from);
}

/** A data source that names a policy; AWS's own are known by heart. */
export function lookedUpCachePolicy(resource: Resource, id: Value<string>, name: Value<string>): CachePolicy {
  const policy = managed(MANAGED_CACHE_POLICIES, id, name);
  if (policy !== undefined) return cachePolicy(entityOf(resource), policy, name.from);
  return {
    ...entityOf(resource),
    name,
    managed: false,
    headers: unknownHeaders(resource),
    gzip: lookedUp(resource, "enable_accept_encoding_gzip"),
    brotli: lookedUp(resource, "enable_accept_encoding_brotli"),
  };
}

/** A data source that names a policy; AWS's own are known by heart. */
export function lookedUpOriginRequestPolicy(
  resource: Resource,
  id: Value<string>,
  name: Value<string>,
): OriginRequestPolicy {
  const policy = managed(MANAGED_ORIGIN_REQUEST_POLICIES, id, name);
  if (policy !== undefined) return originRequestPolicy(entityOf(resource), policy, name.from);
  return { ...entityOf(resource), name, managed: false, headers: unknownHeaders(resource) };
}

function managed<P extends ManagedPolicy>(
  policies: readonly P[],
  id: Value<string>,
  name: Value<string>,
): P | undefined {
  if (id.kind === "known") return managedPolicyById(policies, id.value);
  // Without the prefix the API knows no such policy: it can only be one of the account's own.
  if (name.kind !== "known" || !name.value.startsWith("Managed-")) return undefined;
  return managedPolicyByName(policies, name.value);
}

function unknownHeaders(resource: Resource): PolicyHeaders<never> {
  return { behavior: lookedUp(resource, "headers_config"), names: lookedUp(resource, "headers_config") };
}

function cachePolicy(entity: Entity, policy: ManagedCachePolicy, from: Provenance): CachePolicy {
  return {
    ...entity,
    ...managedTexts(policy, from, CACHE_HEADER_BEHAVIORS),
    gzip: managedFlag(policy.gzip, policy, from),
    brotli: managedFlag(policy.brotli, policy, from),
  };
}

function managedFlag(
  flag: boolean | undefined,
  { name }: ManagedPolicy,
  reference: Provenance,
): Value<boolean> {
  const from: Provenance = { ...reference, kind: "derived", because: [reference] };
  if (flag !== undefined) return known(flag, from);
  const says = "is AWS's own policy, and its compression is not in our table";
  return unknown([{ what: `Managed-${name}`, why: "not-modelled", says }], from);
}

function originRequestPolicy(entity: Entity, policy: ManagedPolicy, from: Provenance): OriginRequestPolicy {
  return { ...entity, ...managedTexts(policy, from, ORIGIN_REQUEST_HEADER_BEHAVIORS) };
}

function managedTexts<B extends string>(
  policy: ManagedPolicy,
  reference: Provenance,
  behaviors: readonly B[],
): { name: Value<string>; managed: true; headers: PolicyHeaders<B> } {
  const from: Provenance = { ...reference, kind: "derived", because: [reference] };
  const names = policy.headers.names.map((name) => known(name, from));
  return {
    name: known(`Managed-${policy.name}`, from),
    managed: true,
    headers: { behavior: oneOf(known(policy.headers.behavior, from), behaviors), names: known(names, from) },
  };
}
