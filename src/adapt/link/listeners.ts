import type { Resource, Unseen } from "../../evaluate/resource.ts";
import type { AttachedCertificate, Certificate } from "../../model/certificate.ts";
import type { Listener, LoadBalancer } from "../../model/load-balancer.ts";
import type { Reason, Value } from "../../value.ts";
import { Directory } from "../directory.ts";
import type { Drafts } from "../drafts.ts";
import type { ListenerCertificateDraft } from "../listener/draft.ts";
import { soleReferent } from "../referent.ts";
import { addReasons } from "./add-reasons.ts";
import { attach } from "./certificates.ts";
import { UnseenReferences } from "./unseen.ts";

/** A listener whose certificates are still being gathered. */
interface Gathering {
  readonly listener: Listener;
  readonly items: AttachedCertificate[];
  readonly open: Reason[];
}

/** The listeners that are resources of their own, with the certificates that other resources add to them. */
export function linkListeners(
  drafts: Drafts,
  loadBalancers: Directory<LoadBalancer>,
  certificates: Directory<Certificate>,
  unseen: readonly Unseen[],
): readonly Listener[] {
  const gatherings = new Map<string, Gathering>();
  for (const draft of drafts.listeners) {
    const own = attach(draft.certificates, draft, certificates);
    const items = [...own.items];
    const open = [...own.open];
    const loadBalancer = loadBalancers.find(draft.loadBalancerArn, draft);
    gatherings.set(draft.address, {
      listener: { ...draft, loadBalancer, certificates: { items, open } },
      items,
      open,
    });
  }
  const listeners = [...gatherings.values()].map(({ listener }) => listener);
  const directory = new Directory(listeners, drafts.resources);
  const ofAny: Reason[] = [];
  for (const draft of drafts.listenerCertificates) {
    const target = directory.find(draft.listenerArn, draft);
    const gathering = target.kind === "known" ? gatherings.get(target.value.address) : undefined;
    if (gathering) addTo(gathering, draft, certificates);
    else if (target.kind === "unknown" && mayBeAnyOf(draft.listenerArn, drafts.resources)) {
      addReasons(ofAny, target.why);
    }
  }
  const toListeners = new UnseenReferences(unseen, directory);
  const toLoadBalancers = new UnseenReferences(unseen, loadBalancers);
  for (const { listener, open } of gatherings.values()) {
    addReasons(open, ofAny);
    // Without TLS there is no certificate to attach.
    if (listener.sslPolicy.kind === "absent") continue;
    addReasons(open, toListeners.reasonsFor(listener));
    const { loadBalancer } = listener;
    if (loadBalancer.kind === "known") addReasons(open, toLoadBalancers.reasonsFor(loadBalancer.value));
  }
  return listeners;
}

/** One that may not exist only leaves the listener's certificates open. */
function addTo(
  gathering: Gathering,
  draft: ListenerCertificateDraft,
  certificates: Directory<Certificate>,
): void {
  if (draft.uncertain) {
    addReasons(gathering.open, draft.uncertain);
    return;
  }
  const { items, open } = attach(draft.certificates, draft, certificates);
  gathering.items.push(...items);
  addReasons(gathering.open, open);
}

/**
 * Whether a reference that was not found may still be to one of the input:
 * it is not where it is an attribute of something else that is made here.
 */
export function mayBeAnyOf(reference: Value<string>, resources: ReadonlyMap<string, Resource>): boolean {
  const address = soleReferent(reference);
  return address === undefined || resources.get(address)?.mode !== "managed";
}
