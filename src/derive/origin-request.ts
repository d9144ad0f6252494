import type { Behavior } from "../model/behavior.ts";
import type { AttachedCertificate } from "../model/certificate.ts";
import type { Distribution } from "../model/distribution.ts";
import type { DnsRecord } from "../model/dns.ts";
import type { ApiDomain, BucketWebsite } from "../model/endpoints.ts";
import type { Collection, ValueList } from "../model/entity.ts";
import type { Instance } from "../model/instance.ts";
import type { Listener, LoadBalancer } from "../model/load-balancer.ts";
import type { ObservedOrigin } from "../model/observed.ts";
import type { Origin } from "../model/origin.ts";
import type { Known, Value } from "../value.ts";

export type Scheme = "http" | "https";

/**
 * One request that CloudFront will send: distribution × behavior × origin (or group member) × scheme that can occur.
 * The values point at what a person would edit: `scheme.from` is origin_protocol_policy, `port.from` the port of that
 * scheme, `hosts.from` the policy or header list that forwards Host (else domain_name), `protocols.from` origin_ssl_protocols.
 */
export interface OriginRequest {
  /** Stable within a root: distribution, path pattern, origin id, member, scheme. */
  readonly id: string;
  readonly distribution: Distribution;
  readonly behavior: Behavior;
  readonly origin: Origin;
  readonly member: "none" | "primary" | "secondary";
  readonly scheme: Known<Scheme>;
  /** Unknown whether this scheme occurs at all: a finding on it is at most undecided. */
  readonly occurs: Value<boolean>;
  readonly port: Value<number>;
  /** Whether the viewer's Host is sent on. */
  readonly hostForwarded: Value<boolean>;
  readonly hosts: Value<readonly Host[]>;
  /** origin_ssl_protocols; absent for http. */
  readonly protocols: ValueList<string>;
  readonly endpoint: Endpoint;
  readonly edge: EdgeInfluence;
}

/** One value that the Host header of the origin request can have, with the TLS names it leads to. */
export interface Host {
  readonly name: Value<string>;
  readonly from: "origin-domain" | "alias" | "default-domain" | "function";
  /** The server name that CloudFront puts into its ClientHello. */
  readonly sni: Value<string>;
  /** The certificate must carry one of these: the Host if forwarded, and the origin's domain name. */
  readonly namesThatWillDo: readonly Value<string>[];
}

export type EndpointKind =
  | "s3-bucket"
  | "s3-website"
  | "load-balancer"
  | "ec2"
  | "execute-api"
  | "api-domain"
  | "api-domain-target"
  | "function-url"
  | "distribution"
  /** A host name that says nothing of what is behind it, and that no record of the input explains. */
  | "host";

/** What answers under the origin's domain name, as far as the input shows. */
export interface Endpoint {
  readonly kind: Value<EndpointKind>;
  /** The DNS records followed, in order. */
  readonly via: readonly DnsRecord[];
  /** Absent where it is no load balancer; unknown where it is one that the input does not hold. */
  readonly loadBalancer: Value<LoadBalancer>;
  /** The listener on the port used; absent where the load balancer's listeners are known and none has it. */
  readonly listener: Value<Listener>;
  /** Absent where the input does not hold it. */
  readonly instance: Value<Instance>;
  readonly apiDomain: Value<ApiDomain>;
  /** The bucket whose website it is. Absent where the input does not hold it. */
  readonly website: Value<BucketWebsite>;
  /** Those that the server can present on that port; open where more may be attached. */
  readonly certificates: Collection<AttachedCertificate>;
  /** What `verify` saw; absent in `check`, unknown where it could not be asked. */
  readonly observed: Value<ObservedOrigin>;
}

/** What the functions of the behavior may do to the request before it reaches the origin. */
export interface EdgeInfluence {
  /** An origin-request Lambda, or a viewer-request CloudFront Function that may use an origin helper, may choose another origin, Host or name. */
  readonly mayRewriteOrigin: boolean;
  /** The CloudFront Function part of it: acts before the origin's name is resolved. */
  readonly mayRewriteBeforeDns: boolean;
  /** A viewer-request function may answer without any origin request: known where that is decided from its code. */
  readonly answersEverything: Value<boolean>;
}
