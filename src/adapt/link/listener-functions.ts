import type { EdgeFunction } from "../../model/edge-function.ts";
import type { Entity } from "../../model/entity.ts";
import type { Listener, ListenerFunction } from "../../model/load-balancer.ts";
import type { Value } from "../../value.ts";
import { Directory } from "../directory.ts";
import type { Drafts } from "../drafts.ts";
import { atomsIn } from "../referent.ts";
import type { TargetDraft } from "../target-group/target-group.ts";
import type { FunctionDirectory } from "./functions.ts";

/** Listeners with the functions of the input that they forward to; what may not be there is left out. */
export function linkListenerFunctions(
  drafts: Drafts,
  listeners: readonly Listener[],
  functions: FunctionDirectory,
): readonly ListenerFunction[] {
  const groups = new Directory(drafts.targetGroups, drafts.resources);
  const listenerDirectory = new Directory(listeners, drafts.resources);
  const byGroup = functionsByGroup(drafts.targets, groups, functions);
  return drafts.forwards.flatMap((forward) => {
    if (forward.uncertain) return [];
    const listener = addressOf(forward.listener, forward, listenerDirectory);
    const found = forward.groups.flatMap((arn) => byGroup.get(addressIn(arn, forward, groups) ?? "") ?? []);
    return listener === undefined ? [] : found.map((target) => ({ listener, function: target }));
  });
}

function functionsByGroup(
  targets: readonly TargetDraft[],
  groups: Directory<Entity>,
  functions: FunctionDirectory,
): ReadonlyMap<string, readonly EdgeFunction[]> {
  const byGroup = new Map<string, EdgeFunction[]>();
  for (const draft of targets) {
    const group = draft.uncertain ? undefined : addressOf(draft.group, draft, groups);
    if (group === undefined) continue;
    const found = atomsIn(draft.target).flatMap(({ address }) => {
      const target = address === undefined ? undefined : functions.at(address, draft.target.from);
      return target?.kind === "known" ? [target.value] : [];
    });
    byGroup.set(group, [...new Set([...(byGroup.get(group) ?? []), ...found])]);
  }
  return byGroup;
}

/** What is meant where nothing is named is the referrer itself. */
function addressOf(reference: Value<string>, referrer: Entity, among: Directory<Entity>): string | undefined {
  return reference.kind === "absent" ? referrer.address : addressIn(reference, referrer, among);
}

function addressIn(reference: Value<string>, referrer: Entity, among: Directory<Entity>): string | undefined {
  const found = among.find(reference, referrer);
  return found.kind === "known" ? found.value.address : undefined;
}
