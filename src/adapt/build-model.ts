import type { Outcome } from "../diagnostic.ts";
import type { Evaluation, Opaque, Unseen } from "../evaluate/resource.ts";
import type { EdgeModel } from "../model/model.ts";
import { NOTHING_STATED, type Stated } from "../model/stated.ts";
import { normalizeName } from "../names.ts";
import { linkIntegrations } from "./api-integration/api-integration.ts";
import { Directory } from "./directory.ts";
import type { Drafts } from "./drafts.ts";
import { attach } from "./link/certificates.ts";
import { linkDistribution } from "./link/distributions.ts";
import { linkDns } from "./link/dns.ts";
import { linkFunctionUrls } from "./link/function-urls.ts";
import { FunctionDirectory, type HandlerRuns, NOTHING_RUN } from "./link/functions.ts";
import { linkInstances } from "./link/instances.ts";
import { linkListenerFunctions } from "./link/listener-functions.ts";
import { linkLoadBalancers } from "./link/load-balancers.ts";
import { linkNetworkAcls } from "./link/network-acls.ts";
import { linkSecurityGroups } from "./link/security-groups.ts";
import { directoryWithStated, withStatedNames } from "./link/stated-certificates.ts";
import { SubnetAcls } from "./link/subnet-acls.ts";
import { linkVpcOrigins } from "./link/vpc-origins.ts";
import { readResources } from "./read-resources.ts";

/** The edge model of one evaluation, and what sends requests to origins without being part of it. */
export interface BuiltModel {
  readonly model: EdgeModel;
  readonly opaque: readonly Opaque[];
}

/** Reads every resource that has an adapter, and joins what refers to each other. Pure; throws for no input. */
export function buildModel(
  evaluation: Evaluation,
  stated: Stated = NOTHING_STATED,
  runs: HandlerRuns = NOTHING_RUN,
): Outcome<BuiltModel> {
  const drafts = readResources(evaluation.resources);
  const opaque = [...evaluation.opaque, ...drafts.opaque];
  return { value: { model: link(drafts, evaluation.unseen, stated, runs), opaque }, diagnostics: [] };
}

function link(drafts: Drafts, unseen: readonly Unseen[], stated: Stated, runs: HandlerRuns): EdgeModel {
  const { resources, cachePolicies, originRequestPolicies } = drafts;
  const { dnsZones, dnsRecords, names } = linkDns(drafts);
  const certificates = withStatedNames(
    drafts.certificates.map((each) => ({ ...each, names: names.resolveList(each.names) })),
    stated.certificates,
    resources,
  );
  const certificateDirectory = directoryWithStated(certificates, stated.certificates, resources);
  const filters = {
    groups: linkSecurityGroups(drafts, unseen),
    acls: new SubnetAcls(drafts, linkNetworkAcls(drafts, unseen)),
  };
  const instances = linkInstances(drafts, filters.groups, filters.acls, unseen);
  const { loadBalancers, listeners, directory } = linkLoadBalancers(
    drafts,
    certificateDirectory,
    filters,
    unseen,
  );
  const vpcOrigins = linkVpcOrigins(drafts, directory, instances.directory);
  const functions = new FunctionDirectory(drafts, runs);
  const targets = {
    certificates: certificateDirectory,
    cachePolicies: new Directory(cachePolicies, resources),
    originRequestPolicies: new Directory(originRequestPolicies, resources),
    vpcOrigins: new Directory(vpcOrigins, resources),
    apis: new Directory(drafts.apis, resources),
    functions,
    names,
  };
  const distributions = drafts.distributions.map((draft) => linkDistribution(draft, targets));
  return {
    distributions,
    behaviors: distributions.flatMap((distribution) => distribution.behaviors.items),
    origins: distributions.flatMap((distribution) => distribution.origins.items),
    originGroups: distributions.flatMap((distribution) => distribution.originGroups.items),
    vpcOrigins,
    cachePolicies: cachePolicies.filter(({ managed }) => !managed),
    originRequestPolicies: originRequestPolicies.filter(({ managed }) => !managed),
    certificates,
    loadBalancers,
    listeners,
    instances: instances.instances,
    listenerFunctions: linkListenerFunctions(drafts, listeners, functions),
    dnsZones,
    dnsRecords,
    apis: drafts.apis,
    apiDomains: drafts.apiDomains.map((draft) => ({
      ...draft,
      certificates: attach(draft.certificates, draft, certificateDirectory),
    })),
    functionUrls: linkFunctionUrls(drafts, unseen),
    apiIntegrations: linkIntegrations(drafts.apiIntegrations, resources, (address, from) =>
      functions.at(address, from),
    ),
    bucketWebsites: drafts.bucketWebsites,
    edgeFunctions: functions.functions,
    ...(stated.outsideHosts.length > 0 && {
      outsideHosts: new Set(stated.outsideHosts.map(({ text }) => normalizeName(text))),
    }),
  };
}
