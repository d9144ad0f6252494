import type { EdgeModel } from "../model/model.ts";
import type { SubjectName, Subjects } from "../rule.ts";
import { ifKnown } from "../value.ts";
import type { CompiledRule } from "./compiled-rule.ts";
import type { JudgeInput, OriginRequest, Subject } from "./judged.ts";

/** Where the model keeps the things of each type. */
const PLACES: {
  readonly [S in Exclude<SubjectName, "originRequest">]: (model: EdgeModel) => readonly Subjects[S][];
} = {
  distribution: (model) => model.distributions,
  behavior: (model) => model.behaviors,
  origin: (model) => model.origins,
  originGroup: (model) => model.originGroups,
  vpcOrigin: (model) => model.vpcOrigins,
  cachePolicy: (model) => model.cachePolicies,
  originRequestPolicy: (model) => model.originRequestPolicies,
  certificate: (model) => model.certificates,
  loadBalancer: (model) => model.loadBalancers,
  listener: (model) => model.listeners,
  dnsZone: (model) => model.dnsZones,
  dnsRecord: (model) => model.dnsRecords,
  apiDomain: (model) => model.apiDomains,
  functionUrl: (model) => model.functionUrls,
  bucketWebsite: (model) => model.bucketWebsites,
  edgeFunction: (model) => model.edgeFunctions,
};

/** Everything that a rule about things of the model has to look at. */
export function entitiesOf(name: SubjectName, input: JudgeInput): readonly Subjects[SubjectName][] {
  return name === "originRequest" ? input.requests : PLACES[name](input.model);
}

/** The origin requests that go through a subject: themselves, or those that its settings decide about. */
export class RequestIndex {
  readonly #requests = new Map<unknown, OriginRequest[]>();

  constructor(requests: readonly OriginRequest[]) {
    for (const request of requests) {
      for (const thing of participantsOf(request)) this.#add(thing, request);
    }
  }

  of(subject: Subject, rule: CompiledRule): readonly OriginRequest[] {
    if (rule.subject === "resource") return [];
    return this.#requests.get(subject) ?? [];
  }

  #add(thing: unknown, request: OriginRequest): void {
    const known = this.#requests.get(thing);
    if (known === undefined) this.#requests.set(thing, [request]);
    else known.push(request);
  }
}

/** Every thing of the model that takes part in a request, once. */
function participantsOf(request: OriginRequest): ReadonlySet<unknown> {
  const { behavior, origin, endpoint, distribution } = request;
  const found = new Set<unknown>([request, distribution, behavior, origin, ...endpoint.via]);
  const add = (thing: unknown): void => {
    if (thing !== undefined) found.add(thing);
  };
  add(ifKnown(origin.vpcOrigin));
  add(ifKnown(behavior.cachePolicy));
  add(ifKnown(behavior.originRequestPolicy));
  add(ifKnown(endpoint.loadBalancer));
  add(ifKnown(endpoint.listener));
  add(ifKnown(endpoint.apiDomain));
  for (const { certificate } of endpoint.certificates.items) add(ifKnown(certificate));
  for (const association of behavior.functions.items) add(ifKnown(association.function));
  for (const record of endpoint.via) add(ifKnown(record.zone));
  if (request.member !== "none") add(groupOf(request));
  return found;
}

/** The origin group that a member's request comes from. */
export function groupOf(request: OriginRequest): Subjects["originGroup"] | undefined {
  const target = ifKnown(request.behavior.targetOriginId);
  if (target === undefined) return undefined;
  return request.distribution.originGroups.items.find((group) => ifKnown(group.id) === target);
}
