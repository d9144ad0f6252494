import type { TreeNode } from "../../../parse/tree.ts";
import type { Datum, Provenance, Reason, Value } from "../../../value.ts";
import { canonicalText } from "../canonical.ts";
import type { Call, Scope } from "../scope.ts";
import { blocked, type Site } from "../site.ts";

/** The arguments of a function that takes a list of them; `undefined` where their number is wrong. */
export function argumentList(call: Call, least: number, most: number): readonly TreeNode[] | undefined {
  const items = call.argument.kind === "sequence" ? call.argument.items : undefined;
  return items && items.length >= least && items.length <= most ? items : undefined;
}

/** What CloudFormation would refuse: a diagnostic, and a value that is not known. */
export function refuse(scope: Scope, call: Call, site: Site, says: string): Value<Datum> {
  const at = scope.place(call.node);
  scope.session.report("error", "evaluation", `CloudFormation will refuse this ${call.name}: it ${says}`, at);
  return blocked([{ what: canonicalText(scope, call.node), why: "error", says, at }], site);
}

/** A text that is not known, yet always the same: what the expression gives stays comparable with itself. */
export function opaqueText(
  scope: Scope,
  call: Call,
  site: Site,
  why: readonly Reason[],
  via: readonly Provenance[] = [],
): Value<Datum> {
  const source = `${scope.prefix}${canonicalText(scope, call.node)}`;
  return blocked(why, site, via, { kind: "text", parts: [{ source }] });
}
