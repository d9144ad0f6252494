import type { FindingResource } from "../finding.ts";
import type { Entity } from "../model/entity.ts";
import type { EdgeModel } from "../model/model.ts";
import type { JudgeInput, Subject } from "./judged.ts";

/** Finds the resource that a place belongs to, by its address. */
export class ResourceIndex {
  readonly #byAddress = new Map<string, FindingResource>();

  constructor({ model, resources }: Pick<JudgeInput, "model" | "resources">) {
    for (const entity of entities(model)) this.#add(entity);
    for (const resource of resources) this.#add(resource);
  }

  #add({ address, type, constructPath }: Pick<Entity, "address" | "type" | "constructPath">): void {
    if (this.#byAddress.has(address)) return;
    this.#byAddress.set(address, {
      address,
      type,
      ...(constructPath === undefined ? {} : { constructPath }),
    });
  }

  /** The resource at an address; where there is none of that address, the one that the subject is or belongs to. */
  of(address: string, subject: Subject): FindingResource {
    const found = this.#byAddress.get(address);
    if (found !== undefined) return found;
    const owner = "address" in subject ? subject : subject.distribution;
    return this.#byAddress.get(owner.address) ?? { address: owner.address, type: owner.type };
  }
}

function* entities(model: EdgeModel): Iterable<Entity> {
  yield* model.distributions;
  yield* model.vpcOrigins;
  yield* model.cachePolicies;
  yield* model.originRequestPolicies;
  yield* model.certificates;
  yield* model.loadBalancers;
  yield* model.listeners;
  yield* model.dnsZones;
  yield* model.dnsRecords;
  yield* model.apis;
  yield* model.apiDomains;
  yield* model.functionUrls;
  yield* model.bucketWebsites;
  yield* model.edgeFunctions;
}
