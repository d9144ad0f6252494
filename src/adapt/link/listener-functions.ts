import type { EdgeFunction } from "../../model/edge-function.ts";
import type { Entity } from "../../model/entity.ts";
import type { Listener, ListenerFunction } from "../../model/load-balancer.ts";
import type { Value } from "../../value.ts";
import { Directory } from "../directory.ts";
import type { Drafts } from "../drafts.ts";
import { atomsIn } from "../referent.ts";
import type { TargetDraft } from "../target-group/target-group.ts";
import type { FunctionDirectory } from "./functions.ts";

/** Listeners with the functions of the input that they forward to, each once; what may not be there is left out. */
export function linkListenerFunctions(
  drafts: Drafts,
  listeners: readonly Listener[],
  functions: FunctionDirectory,
): readonly ListenerFunction[] {
  const groups = new Directory(drafts.targetGroups, drafts.resources);
  const listenerDirectory = new Directory(listeners, drafts.resources);
  const byGroup = functionsByGroup(drafts.targets, groups, functions);
  const byListener = new Map<string, Set<EdgeFunction>>();
  for (const forward of drafts.forwards) {
    const listener = forward.uncertain ? undefined : addressOf(forward.listener, forward, listenerDirectory);
    if (listener === undefined) continue;
    const own = byListener.get(listener) ?? new Set();
    byListener.set(listener, own);
    for (const arn of forward.groups) {
      const found = byGroup.get(addressIn(arn, forward, groups) ?? "");
      if (found !== undefined) own.add(found);
    }
  }
  return [...byListener].flatMap(([listener, own]) =>
    [...own].map((found) => ({ listener, function: found })),
  );
}

/** AWS takes one function in a group, and no more. */
function functionsByGroup(
  targets: readonly TargetDraft[],
  groups: Directory<Entity>,
  functions: FunctionDirectory,
): ReadonlyMap<string, EdgeFunction> {
  const byGroup = new Map<string, EdgeFunction>();
  for (const draft of targets) {
    const group = draft.uncertain ? undefined : addressOf(draft.group, draft, groups);
    const found = functionAt(draft.target, functions);
    if (group !== undefined && found !== undefined) byGroup.set(group, found);
  }
  return byGroup;
}

function functionAt(target: Value<string>, functions: FunctionDirectory): EdgeFunction | undefined {
  for (const { address } of atomsIn(target)) {
    const found = address === undefined ? undefined : functions.at(address, target.from);
    if (found?.kind === "known") return found.value;
  }
  return undefined;
}

/** What is meant where nothing is named is the referrer itself. */
function addressOf(reference: Value<string>, referrer: Entity, among: Directory<Entity>): string | undefined {
  return reference.kind === "absent" ? referrer.address : addressIn(reference, referrer, among);
}

function addressIn(reference: Value<string>, referrer: Entity, among: Directory<Entity>): string | undefined {
  const found = among.find(reference, referrer);
  return found.kind === "known" ? found.value.address : undefined;
}
