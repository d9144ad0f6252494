import { items } from "../../compare.ts";
import type { Unseen } from "../../evaluate/resource.ts";
import type { Collection, Entity } from "../../model/entity.ts";
import type { IngressRule, SecurityGroup } from "../../model/security-group.ts";
import type { Reason, Value } from "../../value.ts";
import { Directory, notInInput } from "../directory.ts";
import type { Drafts } from "../drafts.ts";
import type { SecurityGroupDraft } from "../security-group/draft.ts";
import { addReasons } from "./add-reasons.ts";
import { mayBeAnyOf } from "./listeners.ts";
import { withNames } from "./looked-up-names.ts";
import { UnseenReferences } from "./unseen.ts";

/** A group whose rules are still being gathered. */
interface Gathering {
  readonly draft: SecurityGroupDraft;
  readonly group: SecurityGroup;
  readonly items: IngressRule[];
  readonly open: Reason[];
}

/** The groups with the rules that other resources add to them. */
export function linkSecurityGroups(drafts: Drafts, unseen: readonly Unseen[]): Directory<SecurityGroup> {
  const gatherings = new Map(drafts.securityGroups.map((draft) => [draft.address, gather(draft, drafts)]));
  const groups = [...gatherings.values()].map(({ group }) => group);
  const directory = new Directory(groups, drafts.resources);
  const ofAny = addRules(drafts, gatherings, directory);
  const references = new UnseenReferences(unseen, directory);
  for (const gathering of gatherings.values()) {
    addReasons(gathering.open, ofAny);
    addReasons(gathering.open, references.reasonsFor(gathering.group));
    addReasons(gathering.open, unseenRules(gathering));
  }
  return directory;
}

function gather(draft: SecurityGroupDraft, { resources }: Drafts): Gathering {
  const { managed: _managed, ingress, ...own } = draft;
  const rules = ingress.items.map((rule) => withNames(rule, resources));
  const open: Reason[] = [];
  addReasons(open, [...ingress.open, ...(draft.uncertain ?? [])]);
  return { draft, group: { ...own, ingress: { items: rules, open } }, items: rules, open };
}

/** Returns why any group may have more. A rule that may not be there only leaves its group open. */
function addRules(
  { ingressRules, resources }: Drafts,
  gatherings: ReadonlyMap<string, Gathering>,
  directory: Directory<SecurityGroup>,
): readonly Reason[] {
  const ofAny: Reason[] = [];
  for (const draft of ingressRules) {
    const target = directory.find(draft.groupId, draft);
    if (target.kind === "unknown" && mayBeAnyOf(draft.groupId, resources)) addReasons(ofAny, target.why);
    const gathering = target.kind === "known" ? gatherings.get(target.value.address) : undefined;
    const doubts = [...(draft.uncertain ?? []), ...draft.maybeEgress];
    if (gathering && doubts.length > 0) addReasons(gathering.open, doubts);
    else gathering?.items.push(withNames(draft.rule, resources));
  }
  return ofAny;
}

/** A group without any rule gets them elsewhere: nobody would attach it else. */
function unseenRules({ draft, items: rules, open }: Gathering): readonly Reason[] {
  if (!draft.managed || rules.length > 0 || open.length > 0) return [];
  return [notInInput(draft.address, "has no rule in the input for what comes in", draft.from)];
}

/** The groups attached to something; open where one is not in the input, empty where none is written. */
export function groupsOf(
  ids: Value<readonly Value<string>[]>,
  holder: Entity,
  groups: Directory<SecurityGroup>,
): Collection<SecurityGroup> {
  const { items: listed, open: unlisted } = items(ids);
  const found: SecurityGroup[] = [];
  const open: Reason[] = [...unlisted];
  for (const id of listed) {
    const group = groups.find(id, holder);
    if (group.kind === "known") found.push(group.value);
    else if (group.kind === "unknown") addReasons(open, group.why);
  }
  return { items: found, open };
}
