import type { MappingNode, ScalarNode, SequenceNode, TreeEntry } from "../../parse/tree.ts";
import type { Datum, Reason, Value } from "../../value.ts";
import { mayBeAbsent } from "./functions/conditional.ts";
import { isGenerator } from "./intrinsics.ts";
import type { Scope } from "./scope.ts";
import { blocked, entrySpan, firstLine, notWritten, provenance, type Site } from "./site.ts";
import { plainPiece, textValue } from "./text.ts";

export function scalarValue(scope: Scope, node: ScalarNode, site: Site): Value<Datum> {
  if (node.value === null) return notWritten(site);
  if (typeof node.value === "boolean") return { kind: "known", value: node.value, from: provenance(site) };
  if (typeof node.value === "number" && isFaithful(node.value, node.text)) {
    return { kind: "known", value: node.value, from: provenance(site) };
  }
  return textValue(scope, [plainPiece(node.text)], site);
}

/** `012345678901`, `1.10` and what a double cannot hold are texts: their spelling counts. */
function isFaithful(value: number, text: string): boolean {
  return String(value) === text && (Number.isSafeInteger(value) || !Number.isInteger(value));
}

/** Items that turn out to be `AWS::NoValue` are left out; where that is undecided more items may follow. */
export function listValue(scope: Scope, node: SequenceNode, site: Site): Value<Datum> {
  const items: Value<Datum>[] = [];
  const why: Reason[] = [];
  for (const [index, itemNode] of node.items.entries()) {
    const at = firstLine(scope.template.source, scope.template.lines, itemNode);
    const itemSite: Site = { ...site, at, path: `${site.path}[${index}]` };
    const item = scope.evaluate(itemNode, itemSite);
    if (item.kind === "absent") continue;
    if (item.kind === "unknown" && mayBeAbsent(scope, itemNode, itemSite)) {
      for (const reason of item.why) why.push(reason);
    } else items.push(item);
  }
  if (why.length > 0) return blocked(why, site, [], { kind: "list", items, open: true });
  return { kind: "known", value: items, from: provenance(site, [], "block") };
}

export function mapValue(scope: Scope, node: MappingNode, site: Site): Value<Datum> {
  const { entries, open } = mapEntries(scope, node, site);
  if (open.length > 0) return blocked(open, site, [], { kind: "map", entries, open: true });
  return { kind: "known", value: entries, from: provenance(site, [], "block") };
}

/** The values of a mapping, and why there may be more of them: a loop or a macro among the keys. */
export function mapEntries(
  scope: Scope,
  node: MappingNode,
  site: Site,
): { readonly entries: ReadonlyMap<string, Value<Datum>>; readonly open: readonly Reason[] } {
  const entries = new Map<string, Value<Datum>>();
  const open: Reason[] = [];
  for (const entry of node.entries.values()) {
    if (isGenerator(entry.key)) open.push(generatorReason(scope, entry));
    else entries.set(entry.key, scope.evaluate(entry.value, entrySite(scope, entry, site)));
  }
  return { entries, open };
}

function entrySite(scope: Scope, entry: TreeEntry, site: Site): Site {
  const at = firstLine(scope.template.source, scope.template.lines, entrySpan(entry));
  return { ...site, at, path: site.path === "" ? entry.key : `${site.path}.${entry.key}` };
}

/** `Fn::ForEach::Name` and `Fn::Transform` stand among the keys of a mapping and write further ones. */
export function generatorReason(scope: Scope, entry: TreeEntry): Reason {
  const at = scope.place(entry.keySpan);
  return { what: entry.key, why: "unsupported-syntax", says: "is not evaluated", at };
}
