import { childOf, type TreeNode, textOf } from "../../../parse/tree.ts";
import type { Datum, Value } from "../../../value.ts";
import { isList } from "../datum.ts";
import { callOf } from "../intrinsics.ts";
import type { Call, Scope } from "../scope.ts";
import { blocked, entrySpan, firstLine, joinVia, provenance, type Site, seenFrom } from "../site.ts";
import { asSensitive, type TextPiece, textPiece } from "../text.ts";
import { plainText } from "../text-parts.ts";
import { argumentList, opaqueText, refuse } from "./arguments.ts";

export function select(scope: Scope, call: Call, site: Site): Value<Datum> {
  const [indexNode, listNode] = argumentList(call, 2, 2) ?? [];
  if (indexNode === undefined || listNode === undefined)
    return refuse(scope, call, site, "takes an index and a list");
  const piece = textPiece(scope, indexNode, site);
  if (piece === undefined) return refuse(scope, call, site, "has an index that is no number");
  if (piece.why.length > 0) return opaqueText(scope, call, site, piece.why, piece.via);
  const index = Number(plainText(piece.parts));
  if (!Number.isInteger(index) || index < 0)
    return refuse(scope, call, site, "has an index that is no number");
  const list = scope.evaluate(listNode, site);
  const via = joinVia(piece.via, list.from.via);
  if (list.kind === "known" && isList(list.value)) {
    const item = list.value[index];
    if (item === undefined) {
      const which = piece.sensitive ? "an item that is not there" : `item ${index}`;
      return refuse(scope, call, site, `selects ${which} of a list of ${list.value.length}`);
    }
    const selected = { ...item, from: { ...item.from, via: joinVia(item.from.via, via) } };
    return piece.sensitive || list.sensitive ? asSensitive(selected, site) : selected;
  }
  if (list.kind !== "unknown") return refuse(scope, call, site, "selects from something that is no list");
  const item = provenItem(listNode, list, index);
  return item ?? opaqueText(scope, call, site, list.why, via);
}

/** The first pieces of a split text are certain although the rest is not; of other lists an item may still drop out. */
function provenItem(listNode: TreeNode, list: Value<Datum>, index: number): Value<Datum> | undefined {
  if (callOf(listNode)?.name !== "Fn::Split" || list.kind !== "unknown" || list.form?.kind !== "list")
    return undefined;
  return list.form.items[index];
}

/** With the default value of the language extensions, if given. */
export function findInMap(scope: Scope, call: Call, site: Site): Value<Datum> {
  const [mapNode, topNode, secondNode, options] = argumentList(call, 3, 4) ?? [];
  if (mapNode === undefined || topNode === undefined || secondNode === undefined) {
    return refuse(scope, call, site, "takes a mapping's name and two keys");
  }
  const fallback = childOf(options, "DefaultValue");
  const keys: TextPiece[] = [];
  for (const node of [mapNode, topNode, secondNode]) {
    const piece = textPiece(scope, node, site);
    if (piece === undefined) return refuse(scope, call, site, "has a key that is no text");
    keys.push(piece);
  }
  const via = joinVia(...keys.map((key) => key.via));
  const why = keys.flatMap((key) => key.why);
  const [mapName, topKey, secondKey] = keys.map((key) => plainText(key.parts));
  const isDecided =
    why.length === 0 && mapName !== undefined && topKey !== undefined && secondKey !== undefined;
  if (!isDecided) return opaqueText(scope, call, site, why, via);
  const isSecret = keys.some((key) => key.sensitive);
  const path = `${mapName}.${topKey}.${secondKey}`;
  const top = scope.template.mappings.get(mapName)?.value;
  const second = childOf(top, topKey);
  const entry = second?.kind === "mapping" ? second.entries.get(secondKey) : undefined;
  if (entry === undefined) {
    if (fallback !== undefined) return scope.evaluate(fallback, site);
    return refuse(scope, call, site, `finds nothing at ${isSecret ? "its keys" : path}`);
  }
  const mappingSite: Site = {
    at: firstLine(scope.template.source, scope.template.lines, entrySpan(entry)),
    address: `${scope.prefix}${mapName}`,
    path: `Mappings.${path}`,
  };
  // What a secret key selects tells the key: neither its path nor its line is a step of the way.
  if (isSecret) return asSensitive(scope.evaluate(entry.value, site), site);
  const value = seenFrom(scope.evaluate(entry.value, mappingSite), site, "mapping");
  return { ...value, from: { ...value.from, via: joinVia(value.from.via, via) } };
}

export function length(scope: Scope, call: Call, site: Site): Value<Datum> {
  const list = scope.evaluate(call.argument, site);
  if (list.kind === "unknown") return opaqueText(scope, call, site, list.why, list.from.via);
  if (list.kind === "absent" || !isList(list.value))
    return refuse(scope, call, site, "counts something that is no list");
  const count = { kind: "known", value: list.value.length, from: provenance(site, list.from.via) } as const;
  return list.sensitive ? asSensitive(count, site) : count;
}

export function getAZs(_scope: Scope, call: Call, site: Site): Value<Datum> {
  const what = `the zones of ${textOf(call.argument) || "the stack's region"}`;
  const says = "are read when the stack is deployed";
  return blocked([{ what, why: "data-source", says }], site, [], { kind: "list", items: [], open: true });
}

/** No origin hangs on an address range that is cut out of another one. */
export function cidr(_scope: Scope, call: Call, site: Site): Value<Datum> {
  const reason = { what: call.name, why: "unsupported-function", says: "is not evaluated" } as const;
  return blocked([reason], site, [], { kind: "list", items: [], open: true });
}

/** A macro's answer. */
export function transform(scope: Scope, call: Call, site: Site): Value<Datum> {
  const name = textOf(childOf(call.argument, "Name")) ?? "a macro";
  const says = "is written by a macro when the stack is deployed";
  return blocked([{ what: name, why: "unsupported-syntax", says, at: scope.place(call.node) }], site);
}
