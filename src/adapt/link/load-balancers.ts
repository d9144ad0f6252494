import type { Unseen } from "../../evaluate/resource.ts";
import type { Certificate } from "../../model/certificate.ts";
import type { Listener, LoadBalancer } from "../../model/load-balancer.ts";
import type { SecurityGroup } from "../../model/security-group.ts";
import type { Reason } from "../../value.ts";
import { known } from "../../value.ts";
import { Directory, notInInput } from "../directory.ts";
import type { Drafts } from "../drafts.ts";
import type { LoadBalancerDraft } from "../load-balancer/draft.ts";
import { addReasons } from "./add-reasons.ts";
import { attach } from "./certificates.ts";
import { linkListeners, mayBeAnyOf } from "./listeners.ts";
import { groupsOf } from "./security-groups.ts";
import { StrayListeners } from "./stray-listeners.ts";
import type { SubnetAcls } from "./subnet-acls.ts";
import { UnseenReferences } from "./unseen.ts";

export interface LinkedLoadBalancers {
  readonly loadBalancers: readonly LoadBalancer[];
  readonly listeners: readonly Listener[];
  readonly directory: Directory<LoadBalancer>;
}

export interface FilterDirectories {
  readonly groups: Directory<SecurityGroup>;
  readonly acls: SubnetAcls;
}

/** A load balancer whose listeners are still being gathered. */
interface Gathering {
  readonly draft: LoadBalancerDraft;
  readonly loadBalancer: LoadBalancer;
  readonly items: Listener[];
  readonly open: Reason[];
}

/** Load balancers with their listeners, and listeners with their certificates. */
export function linkLoadBalancers(
  drafts: Drafts,
  certificates: Directory<Certificate>,
  filters: FilterDirectories,
  unseen: readonly Unseen[],
): LinkedLoadBalancers {
  const gatherings = new Map(drafts.loadBalancers.map((draft) => [draft.address, gather(draft, filters)]));
  const loadBalancers = [...gatherings.values()].map(({ loadBalancer }) => loadBalancer);
  const directory = new Directory(loadBalancers, drafts.resources);
  const references = new UnseenReferences(unseen, directory);
  const listeners = [...linkListeners(drafts, directory, certificates, unseen)];
  const stray = new StrayListeners();
  for (const listener of listeners) addListener(listener, gatherings, stray, drafts);
  for (const gathering of gatherings.values()) {
    addReasons(gathering.open, stray.reasonsFor(gathering.draft));
    if (!isClassic(gathering.draft)) addReasons(gathering.open, references.reasonsFor(gathering.draft));
    listeners.push(...addClassicListeners(gathering, drafts, certificates));
    addReasons(gathering.open, unseenListeners(gathering));
  }
  return { loadBalancers, listeners, directory };
}

/** Its listeners stand inside it: nothing else brings any. */
function isClassic({ kind }: LoadBalancerDraft): boolean {
  return kind.kind === "known" && kind.value === "classic";
}

function gather(draft: LoadBalancerDraft, filters: FilterDirectories): Gathering {
  const items: Listener[] = [];
  const open: Reason[] = [];
  const { name: _name, managed: _managed, ...own } = draft;
  const groups = groupsOf(draft.securityGroups, draft, filters.groups);
  const subnetAcls = filters.acls.of(draft.subnets);
  return { draft, loadBalancer: { ...own, groups, subnetAcls, listeners: { items, open } }, items, open };
}

function addListener(
  listener: Listener,
  gatherings: ReadonlyMap<string, Gathering>,
  stray: StrayListeners,
  drafts: Drafts,
): void {
  const { loadBalancer, loadBalancerArn } = listener;
  if (loadBalancer.kind === "known") {
    const gathering = gatherings.get(loadBalancer.value.address);
    gathering?.items.push(listener);
    if (gathering && listener.uncertain) addReasons(gathering.open, listener.uncertain);
  } else if (loadBalancer.kind === "unknown" && mayBeAnyOf(loadBalancerArn, drafts.resources)) {
    stray.add(loadBalancerArn, loadBalancer.why);
  }
}

/** The listeners that stand inside a classic load balancer. */
function addClassicListeners(
  gathering: Gathering,
  drafts: Drafts,
  certificates: Directory<Certificate>,
): readonly Listener[] {
  const own = drafts.classicListeners.get(gathering.draft.address);
  if (own === undefined) return [];
  const listeners = own.items.map(
    (draft): Listener => ({
      ...draft,
      loadBalancer: known(gathering.loadBalancer, draft.from),
      certificates: attach(draft.certificates, draft, certificates),
    }),
  );
  gathering.items.push(...listeners);
  addReasons(gathering.open, own.open);
  return listeners;
}

/** Why there may be listeners that the input does not show. */
function unseenListeners({ draft, items, open }: Gathering): readonly Reason[] {
  const says = "is looked up: its listeners are not all in the input";
  if (!draft.managed) return [notInInput(draft.address, says, draft.from)];
  if (items.length > 0 || open.length > 0) return [];
  return [notInInput(draft.address, "has no listener in the input", draft.from)];
}
