import type { Value } from "../value.ts";
import type { AttachedCertificate } from "./certificate.ts";
import type { EdgeFunction } from "./edge-function.ts";
import type { Collection, Entity, ValueList } from "./entity.ts";
import type { Filters } from "./security-group.ts";

export type LoadBalancerKind = "application" | "network" | "gateway" | "classic";

export interface LoadBalancer extends Entity, Filters {
  readonly kind: Value<LoadBalancerKind>;
  readonly internal: Value<boolean>;
  /** Its own DNS name in lower case, where the input was applied before and tells it. */
  readonly dnsName?: string;
  readonly addressType: Value<string>;
  readonly idleTimeoutSeconds: Value<number>;
  readonly securityGroups: ValueList<string>;
  readonly subnets: ValueList<string>;
  /** Open where a listener of the input may or may not belong to it. */
  readonly listeners: Collection<Listener>;
}

export type ListenerProtocol =
  | "HTTP"
  | "HTTPS"
  | "TCP"
  | "TLS"
  | "SSL"
  | "UDP"
  | "TCP_UDP"
  | "GENEVE"
  | "QUIC"
  | "TCP_QUIC";

/** A listener of any kind of load balancer; a classic one's are read from its own blocks. */
export interface Listener extends Entity {
  readonly loadBalancerArn: Value<string>;
  readonly loadBalancer: Value<LoadBalancer>;
  readonly port: Value<number>;
  readonly protocol: Value<ListenerProtocol>;
  /** The TLS policy's name; the service's default where it is not written; absent without TLS. */
  readonly sslPolicy: Value<string>;
  /** Of classic ones: what a policy accepts that is none of the service's own. */
  readonly customPolicy?: CustomTlsPolicy;
  readonly certificates: Collection<AttachedCertificate>;
  /** `verify`, `passthrough` or `off`. */
  readonly mutualAuthentication: Value<string>;
}

/** A Lambda function in a target group that a listener forwards to, by default or by one of its rules. */
export interface ListenerFunction {
  /** The listener's address. */
  readonly listener: string;
  readonly function: EdgeFunction;
}

/** Protocols (`TLSv1.2`) and ciphers (OpenSSL's names), as a classic load balancer's own policy lists them. */
export interface CustomTlsPolicy {
  readonly name: Value<string>;
  readonly protocols: ValueList<string>;
  readonly ciphers: ValueList<string>;
}
