import {
  MANAGED_CACHE_POLICIES,
  MANAGED_ORIGIN_REQUEST_POLICIES,
  type ManagedPolicy,
  managedPolicyById,
  managedPolicyByName,
} from "../../facts/managed-policies.ts";
import { providerAccount, providerOf, providerRegion } from "./provider.ts";
import type { ResourceInstance } from "./resource-instance.ts";
import { derived } from "./trace.ts";
import { textVal, type Val } from "./val.ts";

const POLICIES: Readonly<Record<string, readonly ManagedPolicy[]>> = {
  aws_cloudfront_cache_policy: MANAGED_CACHE_POLICIES,
  aws_cloudfront_origin_request_policy: MANAGED_ORIGIN_REQUEST_POLICIES,
};

/** Partitions by the prefix of their regions. */
const PARTITIONS = [
  { prefix: "cn-", partition: "aws-cn", suffix: "amazonaws.com.cn" },
  { prefix: "us-gov-", partition: "aws-us-gov", suffix: "amazonaws.com" },
  { prefix: "us-iso-", partition: "aws-iso", suffix: "c2s.ic.gov" },
  { prefix: "us-isob-", partition: "aws-iso-b", suffix: "sc2s.sgov.gov" },
  { prefix: "eusc-", partition: "aws-eusc", suffix: "amazonaws.eu" },
  { prefix: "", partition: "aws", suffix: "amazonaws.com" },
];

/** What a data source says that is known without asking AWS; `undefined` for all the rest. */
export function dataAttribute(instance: ResourceInstance, name: string): Val | undefined {
  const { type } = instance.declaration;
  const policies = Object.hasOwn(POLICIES, type) ? POLICIES[type] : undefined;
  if (policies) return policyAttribute(instance, policies, name);
  switch (type) {
    case "aws_region":
      return name === "name" || name === "id" || name === "region" ? ownRegion(instance) : undefined;
    case "aws_partition":
      return partitionAttribute(instance, name);
    case "aws_caller_identity":
      return name === "account_id" || name === "id" ? providerAccount(providerOf(instance)) : undefined;
    default:
      return undefined;
  }
}

function ownRegion(instance: ResourceInstance): Val {
  return instance.argument("region") ?? providerRegion(providerOf(instance));
}

function policyAttribute(
  instance: ResourceInstance,
  policies: readonly ManagedPolicy[],
  name: string,
): Val | undefined {
  const byName = instance.argument("name");
  const byId = instance.argument("id");
  if (name === "id" && byName?.kind === "string") {
    // Without the prefix the API knows no such policy, so it can only be one of the account's own.
    const policy = byName.value.startsWith("Managed-")
      ? managedPolicyByName(policies, byName.value)
      : undefined;
    return policy && derived(textVal(policy.id), [byName]);
  }
  if (name === "name" && byId?.kind === "string") {
    const policy = managedPolicyById(policies, byId.value);
    return policy && derived(textVal(`Managed-${policy.name}`), [byId]);
  }
  return undefined;
}

function partitionAttribute(instance: ResourceInstance, name: string): Val | undefined {
  const region = ownRegion(instance);
  if (region.kind !== "string") return undefined;
  const found = PARTITIONS.find(({ prefix }) => region.value.startsWith(prefix));
  if (!found) return undefined;
  if (name === "partition" || name === "id") return derived(textVal(found.partition), [region]);
  return name === "dns_suffix" ? derived(textVal(found.suffix), [region]) : undefined;
}
