import type { Unseen } from "../../evaluate/resource.ts";
import type { AclEntry, NetworkAcl } from "../../model/security-group.ts";
import type { Reason } from "../../value.ts";
import { Directory, notInInput } from "../directory.ts";
import type { Drafts } from "../drafts.ts";
import type { NetworkAclDraft } from "../network-acl/draft.ts";
import { addReasons } from "./add-reasons.ts";
import { mayBeAnyOf } from "./listeners.ts";
import { UnseenReferences } from "./unseen.ts";

/** A network ACL whose entries are still being gathered. */
interface Gathering {
  readonly draft: NetworkAclDraft;
  readonly acl: NetworkAcl;
  readonly items: AclEntry[];
  readonly open: Reason[];
}

/** The network ACLs with the entries that other resources add to them. */
export function linkNetworkAcls(drafts: Drafts, unseen: readonly Unseen[]): Directory<NetworkAcl> {
  const gatherings = new Map(drafts.networkAcls.map((draft) => [draft.address, gather(draft)]));
  const acls = [...gatherings.values()].map(({ acl }) => acl);
  const directory = new Directory(acls, drafts.resources);
  const ofAny = addEntries(drafts, gatherings, directory);
  const references = new UnseenReferences(unseen, directory);
  for (const gathering of gatherings.values()) {
    addReasons(gathering.open, ofAny);
    addReasons(gathering.open, references.reasonsFor(gathering.acl));
    addReasons(gathering.open, unseenEntries(gathering));
  }
  return directory;
}

function gather(draft: NetworkAclDraft): Gathering {
  const { entries, subnets: _subnets, defaultOf: _defaultOf, ...own } = draft;
  const items = [...entries.items];
  const open: Reason[] = [];
  addReasons(open, [...entries.open, ...(draft.uncertain ?? [])]);
  return { draft, acl: { ...own, entries: { items, open } }, items, open };
}

/** Returns why any of them may have more. An entry that may not be there only leaves its ACL open. */
function addEntries(
  { aclEntries, resources }: Drafts,
  gatherings: ReadonlyMap<string, Gathering>,
  directory: Directory<NetworkAcl>,
): readonly Reason[] {
  const ofAny: Reason[] = [];
  for (const draft of aclEntries) {
    const target = directory.find(draft.aclId, draft);
    if (target.kind === "unknown" && mayBeAnyOf(draft.aclId, resources)) addReasons(ofAny, target.why);
    const gathering = target.kind === "known" ? gatherings.get(target.value.address) : undefined;
    const doubts = [...(draft.uncertain ?? []), ...draft.maybeEgress];
    if (gathering && doubts.length > 0) addReasons(gathering.open, doubts);
    else gathering?.items.push(draft.entry);
  }
  return ofAny;
}

/** One without any entry gets them elsewhere: it would shut its subnets off; the default one may be meant to. */
function unseenEntries({ draft, items, open }: Gathering): readonly Reason[] {
  if (draft.defaultOf !== undefined || items.length > 0 || open.length > 0) return [];
  return [notInInput(draft.address, "has no entry in the input for what comes in", draft.from)];
}
