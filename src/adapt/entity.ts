import type { Resource } from "../evaluate/resource.ts";
import type { Entity } from "../model/entity.ts";
import type { Absent, Provenance, Reason, Unknown } from "../value.ts";
import { absent, unknown } from "../value.ts";
import { notWritten } from "./block.ts";

/** What an entity takes over from the resource it is read from. */
export function entityOf(resource: Resource): Entity {
  const { address, type, from, region, account, uncertain, constructPath } = resource;
  return {
    address,
    type,
    from,
    region,
    account,
    ...(uncertain === undefined ? {} : { uncertain }),
    ...(constructPath === undefined ? {} : { constructPath }),
  };
}

/** An entity that no resource of the input makes: named only by reference. */
export function foreignEntity(address: string, type: string, from: Provenance): Entity {
  const nowhere = absent(notWritten(from, "region"));
  return { address, type, from, region: nowhere, account: nowhere };
}

/** A property that only AWS knows, of something that is looked up and not made here. */
export function lookedUp(resource: Resource, name: string): Unknown {
  const what = `${resource.address}.${name}`;
  const why: Reason = {
    what,
    why: "data-source",
    says: "is looked up when the code is applied",
    at: resource.from.at,
  };
  return unknown([why], notWritten(resource.from, name));
}

/** A property that this kind of resource does not have. */
export function lacking(resource: Resource, name: string): Absent {
  return absent(notWritten(resource.from, name));
}
