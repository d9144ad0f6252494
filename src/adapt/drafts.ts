import type { Opaque, Resource } from "../evaluate/resource.ts";
import type { Certificate } from "../model/certificate.ts";
import type { DnsZone } from "../model/dns.ts";
import type { Api, BucketWebsite } from "../model/endpoints.ts";
import type { Entity } from "../model/entity.ts";
import type { CachePolicy, OriginRequestPolicy } from "../model/policies.ts";
import type { Reason } from "../value.ts";
import type { ApiDomainDraft } from "./api-domain/draft.ts";
import type { ApiIntegrationDraft } from "./api-integration/api-integration.ts";
import type { DistributionDraft } from "./distribution/draft.ts";
import type { DnsRecordDraft } from "./dns/draft.ts";
import { Archives } from "./edge-function/code.ts";
import type { EdgeFunctionDraft } from "./edge-function/draft.ts";
import type { FunctionUrlDraft, PermissionDraft } from "./function-url/draft.ts";
import type { ElasticIpDraft, GroupAttachmentDraft, InstanceDraft } from "./instance/draft.ts";
import { CLASSIC_POLICY_TYPES } from "./listener/classic.terraform.ts";
import type { ListenerCertificateDraft, ListenerDraft } from "./listener/draft.ts";
import type { LoadBalancerDraft } from "./load-balancer/draft.ts";
import type {
  AclAssociationDraft,
  AclEntryDraft,
  NetworkAclDraft,
  SubnetDraft,
} from "./network-acl/draft.ts";
import type { RoleDraft } from "./role/draft.ts";
import type { IngressRuleDraft, SecurityGroupDraft } from "./security-group/draft.ts";
import type { ForwardDraft, TargetDraft } from "./target-group/target-group.ts";
import type { VpcOriginDraft } from "./vpc-origin/draft.ts";

/** Everything that was read from the resources, one array per kind, before anything is joined. */
export interface Drafts {
  readonly distributions: DistributionDraft[];
  readonly vpcOrigins: VpcOriginDraft[];
  readonly cachePolicies: CachePolicy[];
  readonly originRequestPolicies: OriginRequestPolicy[];
  readonly certificates: Certificate[];
  readonly loadBalancers: LoadBalancerDraft[];
  readonly listeners: ListenerDraft[];
  /** Those of classic load balancers, by its address; `open` where blocks are not known. */
  readonly classicListeners: Map<string, { items: readonly ListenerDraft[]; open: readonly Reason[] }>;
  readonly listenerCertificates: ListenerCertificateDraft[];
  readonly targetGroups: Entity[];
  readonly targets: TargetDraft[];
  readonly forwards: ForwardDraft[];
  readonly dnsZones: DnsZone[];
  readonly dnsRecords: DnsRecordDraft[];
  readonly apis: Api[];
  readonly apiDomains: ApiDomainDraft[];
  readonly functionUrls: FunctionUrlDraft[];
  readonly permissions: PermissionDraft[];
  readonly apiIntegrations: ApiIntegrationDraft[];
  readonly bucketWebsites: BucketWebsite[];
  readonly edgeFunctions: EdgeFunctionDraft[];
  readonly roles: RoleDraft[];
  readonly securityGroups: SecurityGroupDraft[];
  readonly ingressRules: IngressRuleDraft[];
  readonly networkAcls: NetworkAclDraft[];
  readonly aclEntries: AclEntryDraft[];
  readonly aclAssociations: AclAssociationDraft[];
  readonly subnets: SubnetDraft[];
  readonly instances: InstanceDraft[];
  readonly elasticIps: ElasticIpDraft[];
  readonly groupAttachments: GroupAttachmentDraft[];
  readonly opaque: Opaque[];
  /** Every resource of the input, by address. */
  readonly resources: ReadonlyMap<string, Resource>;
  readonly archives: Archives;
  /** What may set the TLS policy of a classic listener. */
  readonly classicPolicies: readonly Resource[];
}

export function noDrafts(resources: readonly Resource[]): Drafts {
  return {
    distributions: [],
    vpcOrigins: [],
    cachePolicies: [],
    originRequestPolicies: [],
    certificates: [],
    loadBalancers: [],
    listeners: [],
    classicListeners: new Map(),
    listenerCertificates: [],
    targetGroups: [],
    targets: [],
    forwards: [],
    dnsZones: [],
    dnsRecords: [],
    apis: [],
    apiDomains: [],
    apiIntegrations: [],
    functionUrls: [],
    permissions: [],
    bucketWebsites: [],
    edgeFunctions: [],
    roles: [],
    securityGroups: [],
    ingressRules: [],
    networkAcls: [],
    aclEntries: [],
    aclAssociations: [],
    subnets: [],
    instances: [],
    elasticIps: [],
    groupAttachments: [],
    opaque: [],
    resources: new Map(resources.map((resource) => [resource.address, resource])),
    archives: new Archives(resources),
    classicPolicies: resources.filter(({ type }) => CLASSIC_POLICY_TYPES.has(type)),
  };
}
