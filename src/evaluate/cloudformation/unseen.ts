import type { TreeNode } from "../../parse/tree.ts";
import type { Datum, Value } from "../../value.ts";
import { identifies, isOwnName } from "../identifies.ts";
import { isList, isMap } from "./datum.ts";
import { callOf } from "./intrinsics.ts";
import type { Scope } from "./scope.ts";
import type { Site } from "./site.ts";

/** The addresses of the resources that can be found by what is written there, whichever way its conditions go. */
export function referentsIn(scope: Scope, node: TreeNode, site: Site): ReadonlySet<string> {
  const found = new Set<string>();
  const pending: TreeNode[] = [node];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const call = callOf(next);
    const parts = call === undefined ? next : call.name === "Fn::If" ? call.argument : undefined;
    if (parts?.kind === "mapping") for (const { value } of parts.entries.values()) pending.push(value);
    else if (parts?.kind === "sequence") for (const item of parts.items) pending.push(item);
    else addReferents(scope.evaluate(next, site), found);
  }
  return found;
}

function addReferents(value: Value<Datum>, into: Set<string>): void {
  for (const { kind, address, path } of value.from.via)
    if (kind === "argument" && isOwnName(path)) into.add(address);
  if (value.kind === "known") addItems(value.value, into);
  if (value.kind !== "unknown" || value.form === undefined) return;
  const { form } = value;
  if (form.kind === "list") addItems(form.items, into);
  else if (form.kind === "map") addItems(form.entries, into);
  else
    for (const part of form.parts)
      if (typeof part !== "string" && part.address !== undefined && identifies(part.attribute))
        into.add(part.address);
}

function addItems(datum: Datum, into: Set<string>): void {
  if (isList(datum)) for (const item of datum) addReferents(item, into);
  else if (isMap(datum)) for (const entry of datum.values()) addReferents(entry, into);
}
