import { DEFAULT_ELB_POLICY } from "../../facts/elb-policies.ts";
import type { ListenerProtocol } from "../../model/load-balancer.ts";
import type { Value } from "../../value.ts";
import { absent, mapKnown, unknown } from "../../value.ts";
import { oneOf, orDefault } from "../read.ts";

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html */
export const LISTENER_DEFAULTS = {
  /** What the Terraform provider asks for; CloudFormation has no default. */
  protocol: "HTTP",
  mutualAuthentication: "off",
} as const;

const PROTOCOLS: readonly ListenerProtocol[] = [
  "HTTP",
  "HTTPS",
  "TCP",
  "TLS",
  "SSL",
  "UDP",
  "TCP_UDP",
  "GENEVE",
  "QUIC",
  "TCP_QUIC",
];

const WITH_TLS: ReadonlySet<ListenerProtocol> = new Set(["HTTPS", "TLS", "SSL"]);

/** Providers take protocols in any letter case. */
export function listenerProtocol(written: Value<string>): Value<ListenerProtocol> {
  return oneOf(
    mapKnown(written, (value) => value.toUpperCase()),
    PROTOCOLS,
  );
}

/** The TLS policy that holds: the one written, the service's default, or none without TLS. */
export function sslPolicy(protocol: Value<ListenerProtocol>, written: Value<string>): Value<string> {
  if (protocol.kind === "known") {
    return WITH_TLS.has(protocol.value) ? orDefault(written, DEFAULT_ELB_POLICY) : absent(written.from);
  }
  if (written.kind !== "absent") return written;
  return protocol.kind === "unknown" ? unknown(protocol.why, written.from) : written;
}
