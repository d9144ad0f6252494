import type { Behavior } from "../../model/behavior.ts";
import type { Certificate } from "../../model/certificate.ts";
import type { Distribution } from "../../model/distribution.ts";
import type { Api } from "../../model/endpoints.ts";
import type { Origin, OriginGroup } from "../../model/origin.ts";
import type { CachePolicy, OriginRequestPolicy } from "../../model/policies.ts";
import type { VpcOrigin } from "../../model/vpc-origin.ts";
import type { Provenance, Value } from "../../value.ts";
import { known } from "../../value.ts";
import type { BehaviorDraft } from "../behavior/draft.ts";
import type { Directory } from "../directory.ts";
import type { DistributionDraft } from "../distribution/draft.ts";
import type { OriginDraft } from "../origin/draft.ts";
import { managedCachePolicy, managedOriginRequestPolicy } from "../policy/managed.ts";
import { mapItems } from "../read.ts";
import { apiAt } from "./apis.ts";
import type { FunctionDirectory } from "./functions.ts";
import type { RecordNames } from "./record-names.ts";
import { ofVpcOrigin } from "./vpc-origins.ts";

/** What a distribution's parts are joined to. */
export interface Targets {
  readonly certificates: Directory<Certificate>;
  readonly cachePolicies: Directory<CachePolicy>;
  readonly originRequestPolicies: Directory<OriginRequestPolicy>;
  readonly vpcOrigins: Directory<VpcOrigin>;
  readonly apis: Directory<Api>;
  readonly functions: FunctionDirectory;
  readonly names: RecordNames;
}

/** A distribution whose parts know it, and what they refer to. */
export function linkDistribution(draft: DistributionDraft, targets: Targets): Distribution {
  const origins: Origin[] = [];
  const originGroups: OriginGroup[] = [];
  const behaviors: Behavior[] = [];
  const { acmCertificateArn, iamCertificateId, from } = draft.viewerCertificate;
  const reference = acmCertificateArn.kind === "absent" ? iamCertificateId : acmCertificateArn;
  const distribution: Distribution = {
    ...draft,
    aliases: targets.names.resolveList(draft.aliases),
    viewerCertificate: { from, acmCertificateArn, certificate: targets.certificates.find(reference, draft) },
    origins: { items: origins, open: draft.origins.open },
    originGroups: { items: originGroups, open: draft.originGroups.open },
    behaviors: { items: behaviors, open: draft.behaviors.open },
  };
  for (const origin of draft.origins.items) origins.push(linkOrigin(origin, distribution, targets));
  for (const group of draft.originGroups.items) originGroups.push({ ...group, distribution });
  for (const behavior of draft.behaviors.items) behaviors.push(linkBehavior(behavior, distribution, targets));
  return distribution;
}

function linkOrigin(draft: OriginDraft, distribution: Distribution, targets: Targets): Origin {
  const { vpcOriginId, ...own } = draft;
  const vpcOrigin = targets.vpcOrigins.find(vpcOriginId, distribution);
  const origin: Origin = {
    ...own,
    domainName: targets.names.resolve(own.domainName),
    distribution,
    vpcOrigin,
    api: apiAt(own.domainName, targets.apis, distribution),
    clientCertificate: targets.certificates.find(own.clientCertificateArn, distribution),
  };
  if (origin.access.kind !== "known" || origin.access.value !== "vpc") return origin;
  return {
    ...origin,
    httpPort: ofVpcOrigin(vpcOrigin, (v) => v.httpPort),
    httpsPort: ofVpcOrigin(vpcOrigin, (v) => v.httpsPort),
    protocolPolicy: ofVpcOrigin(vpcOrigin, (v) => v.protocolPolicy),
    sslProtocols: ofVpcOrigin(vpcOrigin, (v) => v.sslProtocols),
  };
}

function linkBehavior(draft: BehaviorDraft, distribution: Distribution, targets: Targets): Behavior {
  const { cachePolicyId, originRequestPolicyId } = draft;
  return {
    ...draft,
    distribution,
    cachePolicy:
      managed(cachePolicyId, managedCachePolicy) ?? targets.cachePolicies.find(cachePolicyId, distribution),
    originRequestPolicy:
      managed(originRequestPolicyId, managedOriginRequestPolicy) ??
      targets.originRequestPolicies.find(originRequestPolicyId, distribution),
    functions: mapItems(draft.functions, (each) => ({ ...each, ...targets.functions.link(each) })),
  };
}

function managed<T>(
  id: Value<string>,
  find: (id: string, from: Provenance) => T | undefined,
): Value<T> | undefined {
  const policy = id.kind === "known" ? find(id.value, id.from) : undefined;
  return policy === undefined ? undefined : known(policy, id.from);
}
