import type { Behavior } from "./behavior.ts";
import type { Certificate } from "./certificate.ts";
import type { Distribution } from "./distribution.ts";
import type { DnsRecord, DnsZone } from "./dns.ts";
import type { EdgeFunction } from "./edge-function.ts";
import type { Api, ApiDomain, ApiIntegration, BucketWebsite, FunctionUrl } from "./endpoints.ts";
import type { Instance } from "./instance.ts";
import type { Listener, ListenerFunction, LoadBalancer } from "./load-balancer.ts";
import type { Origin, OriginGroup } from "./origin.ts";
import type { CachePolicy, OriginRequestPolicy } from "./policies.ts";
import type { VpcOrigin } from "./vpc-origin.ts";

/** Everything that the code says about one edge: one array per kind, joined. The only thing that rules read. */
export interface EdgeModel {
  readonly distributions: readonly Distribution[];
  readonly behaviors: readonly Behavior[];
  readonly origins: readonly Origin[];
  readonly originGroups: readonly OriginGroup[];
  readonly vpcOrigins: readonly VpcOrigin[];
  readonly cachePolicies: readonly CachePolicy[];
  readonly originRequestPolicies: readonly OriginRequestPolicy[];
  readonly certificates: readonly Certificate[];
  readonly loadBalancers: readonly LoadBalancer[];
  readonly listeners: readonly Listener[];
  readonly instances: readonly Instance[];
  readonly listenerFunctions: readonly ListenerFunction[];
  readonly dnsZones: readonly DnsZone[];
  readonly dnsRecords: readonly DnsRecord[];
  readonly apis: readonly Api[];
  readonly apiDomains: readonly ApiDomain[];
  readonly apiIntegrations: readonly ApiIntegration[];
  readonly functionUrls: readonly FunctionUrl[];
  readonly bucketWebsites: readonly BucketWebsite[];
  readonly edgeFunctions: readonly EdgeFunction[];
  /** Names (normalized) of hosts that nothing in the input answers for, as the config states. */
  readonly outsideHosts?: ReadonlySet<string>;
}
