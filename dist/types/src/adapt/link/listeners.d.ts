import type { Resource } from "../../evaluate/resource.ts";
import type { Certificate } from "../../model/certificate.ts";
import type { Listener, LoadBalancer } from "../../model/load-balancer.ts";
import type { Value } from "../../value.ts";
import { Directory } from "../directory.ts";
import type { Drafts } from "../drafts.ts";
/** The listeners that are resources of their own, with the certificates that other resources add to them. */
export declare function linkListeners(drafts: Drafts, loadBalancers: Directory<LoadBalancer>, certificates: Directory<Certificate>): readonly Listener[];
/**
 * Whether a reference that was not found may still be to one of the input:
 * it is not where it is an attribute of something else that is made here.
 */
export declare function mayBeAnyOf(reference: Value<string>, resources: ReadonlyMap<string, Resource>): boolean;
