import {
  MANAGED_CACHE_POLICIES,
  MANAGED_ORIGIN_REQUEST_POLICIES,
  managedPolicyById,
} from "../../facts/managed-policies.ts";
import { type Datum, known, type Reason, unknown, type Value } from "../../value.ts";
import type { Resource } from "../resource.ts";
import { printPolicy } from "./commands.ts";
import { POLICIES, type PolicyWords } from "./policies.ts";

/**
 * The policies that a distribution's behaviors name and that nobody gave, nor AWS itself manages: they are there, and what they
 * say is not known.
 */
export function missingPolicies(distribution: Resource, given: ReadonlySet<string>): readonly Resource[] {
  const missing = new Map<string, Resource>();
  for (const behavior of behaviorsOf(distribution)) {
    for (const words of POLICIES) {
      const reference = behavior.get(words.reference);
      if (reference?.kind !== "known" || typeof reference.value !== "string") continue;
      const id = reference.value;
      if (id === "" || given.has(id) || isManaged(id) || missing.has(id)) continue;
      missing.set(id, missingPolicy(id, words, reference, distribution));
    }
  }
  return [...missing.values()];
}

function isManaged(id: string): boolean {
  return [MANAGED_CACHE_POLICIES, MANAGED_ORIGIN_REQUEST_POLICIES].some(
    (policies) => managedPolicyById(policies, id) !== undefined,
  );
}

function missingPolicy(
  id: string,
  words: PolicyWords,
  { from: reference }: Value<Datum>,
  { region, account }: Resource,
): Resource {
  const from = { ...reference, address: id, path: "" };
  const says = `is not in the input: ${printPolicy(words.kind, id)} prints it`;
  const why: Reason = { what: id, why: "not-in-input", says, at: reference.at };
  const properties = new Map<string, Value<Datum>>([
    [words.config, unknown([why], from)],
    ["id", known(id, from)],
  ]);
  return { address: id, type: words.type, mode: "managed", properties, from, region, account };
}

function behaviorsOf({ properties }: Resource): readonly ReadonlyMap<string, Value<Datum>>[] {
  const config = mapIn(properties.get("DistributionConfig"));
  const ordered = config?.get("CacheBehaviors");
  const items = ordered?.kind === "known" && Array.isArray(ordered.value) ? ordered.value : [];
  return [config?.get("DefaultCacheBehavior"), ...items].flatMap((value) => mapIn(value) ?? []);
}

function mapIn(value: Value<Datum> | undefined): ReadonlyMap<string, Value<Datum>> | undefined {
  return value?.kind === "known" && value.value instanceof Map ? value.value : undefined;
}
