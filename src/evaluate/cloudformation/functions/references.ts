import { type TreeNode, textOf } from "../../../parse/tree.ts";
import type { Datum, Value } from "../../../value.ts";
import { splitAttribute } from "../intrinsics.ts";
import type { Call, Scope } from "../scope.ts";
import { type Site, seenFrom } from "../site.ts";
import { sensitiveReason, textPiece } from "../text.ts";
import { plainText } from "../text-parts.ts";
import { opaqueText, refuse } from "./arguments.ts";

export function ref(scope: Scope, call: Call, site: Site): Value<Datum> {
  const name = textOf(call.argument);
  return name === undefined ? refuse(scope, call, site, "names nothing") : scope.reference(name, "Ref", site);
}

/** `Alb.DNSName`, or `[Alb, DNSName]`, where the attribute may be a `Ref` to a parameter. */
export function getAtt(scope: Scope, call: Call, site: Site): Value<Datum> {
  if (isSecretAttribute(scope, call.argument, site)) {
    return opaqueText(scope, call, site, [sensitiveReason(site)]);
  }
  const target = targetOf(scope, call.argument, site);
  if (target === undefined) return refuse(scope, call, site, "names no resource and attribute");
  return scope.reference(target.id, target.attribute, site);
}

/** An attribute is named in what is told of it, so one that a secret selects stays unknown. */
function isSecretAttribute(scope: Scope, node: TreeNode, site: Site): boolean {
  const items = node.kind === "sequence" ? node.items : [];
  return items.some((item) => textPiece(scope, item, site)?.sensitive === true);
}

function targetOf(scope: Scope, node: TreeNode, site: Site): ReturnType<typeof splitAttribute> {
  if (node.kind === "scalar") return splitAttribute(node.text);
  const items = node.kind === "sequence" ? node.items : [];
  const texts = items.map((item) => plainText(textPiece(scope, item, site)?.parts ?? []));
  const [id, ...attribute] = texts;
  if (!id || attribute.length === 0 || attribute.includes(undefined)) return undefined;
  return { id, attribute: attribute.join(".") };
}

/** An export of a sibling stack; of any other stack the value is not part of the input. */
export function importValue(scope: Scope, call: Call, site: Site): Value<Datum> {
  const piece = textPiece(scope, call.argument, site);
  if (piece === undefined) return refuse(scope, call, site, "names no export");
  const name = plainText(piece.parts);
  const exported = name === undefined ? undefined : scope.exported(name, site);
  if (exported !== undefined) return seenFrom(exported, site);
  const what = name === undefined || piece.sensitive ? "the export" : name;
  const says = "is exported by a stack that is not part of the input";
  return opaqueText(scope, call, site, [
    { what, why: "import-value", says, at: scope.place(call.node) },
    ...piece.why,
  ]);
}
