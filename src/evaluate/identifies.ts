import type { Atom } from "../value.ts";

/** What tells where a load balancer is reached. Nobody finds the load balancer itself by it. */
const WHEREABOUTS: ReadonlySet<string> = new Set([
  "dns_name",
  "zone_id",
  "DNSName",
  "CanonicalHostedZoneID",
  "CanonicalHostedZoneName",
  "CanonicalHostedZoneNameID",
]);

/** The arguments that hold a resource's own name, by their path. */
const OWN_NAMES: ReadonlySet<string> = new Set([
  "name",
  "function_name",
  "Properties.Name",
  "Properties.FunctionName",
  "Properties.LoadBalancerName",
]);

/** Whether who is handed the attribute of a resource can attach something to that resource. */
export function identifies(attribute: Atom["attribute"]): boolean {
  return attribute === undefined || !WHEREABOUTS.has(attribute);
}

/** The same for the argument at `path` that a known value comes from. */
export function isOwnName(path: string): boolean {
  return OWN_NAMES.has(path);
}
