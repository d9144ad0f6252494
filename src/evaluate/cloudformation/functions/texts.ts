import type { TreeNode } from "../../../parse/tree.ts";
import type { Atom, Datum, Value } from "../../../value.ts";
import { isList, isMap } from "../datum.ts";
import { splitAttribute } from "../intrinsics.ts";
import type { Call, Scope } from "../scope.ts";
import type { Site } from "../site.ts";
import {
  opaqueAtom,
  pieceOf,
  plainPiece,
  sensitiveReason,
  splitPiece,
  type TextPiece,
  textPiece,
  textValue,
} from "../text.ts";
import { argumentList, opaqueText, refuse } from "./arguments.ts";

export function join(scope: Scope, call: Call, site: Site): Value<Datum> {
  const [delimiterNode, listNode] = argumentList(call, 2, 2) ?? [];
  const delimiter = delimiterNode?.kind === "scalar" ? delimiterNode.text : undefined;
  if (delimiter === undefined || listNode === undefined) {
    return refuse(scope, call, site, "takes a delimiter and a list");
  }
  const list = scope.evaluate(listNode, site);
  if (list.kind === "unknown") return opaqueText(scope, call, site, list.why, list.from.via);
  if (list.kind === "absent" || !isList(list.value)) {
    return refuse(scope, call, site, "joins something that is no list");
  }
  const pieces: TextPiece[] = [];
  for (const [index, item] of list.value.entries()) {
    const piece = pieceOf(item, () => itemAtom(scope, call, index));
    if (piece === undefined) return refuse(scope, call, site, "joins something that is no text");
    pieces.push(piece);
  }
  return textValue(scope, pieces, site, delimiter, list.from.via);
}

/** Stands for an item of which nothing is known; by its index, for items that are left out shift those behind them. */
function itemAtom(scope: Scope, call: Call, index: number): Atom {
  return { source: `${opaqueAtom(scope, call.node).source}[${index}]` };
}

// ------------------------------------------------------------------ Fn::Sub

/** `Fn::Sub` with its text alone, or with a mapping of further variables. */
export function sub(scope: Scope, call: Call, site: Site): Value<Datum> {
  const [template, variables] =
    call.argument.kind === "sequence" ? (argumentList(call, 1, 2) ?? []) : [call.argument];
  const isText = template?.kind === "scalar" && template.value !== null;
  if (!isText || (variables !== undefined && variables.kind !== "mapping")) {
    return refuse(scope, call, site, "takes a text, and a mapping of variables");
  }
  const pieces: TextPiece[] = [];
  for (const token of substitutions(template.text)) {
    const piece =
      token.kind === "text" ? plainPiece(token.text) : variablePiece(scope, token.name, variables, site);
    if (piece === undefined)
      return refuse(scope, call, site, `puts ${token.text} into a text, which is no text`);
    pieces.push(piece);
  }
  return textValue(scope, pieces, site);
}

type Token =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "variable"; readonly text: string; readonly name: string };

/** `${Name}` and `${Id.Attribute}` are variables, `${!Name}` is the text `${Name}`. */
function* substitutions(template: string): Generator<Token> {
  let offset = 0;
  for (;;) {
    const start = template.indexOf("${", offset);
    const end = start === -1 ? -1 : template.indexOf("}", start);
    if (end === -1) break;
    if (start > offset) yield { kind: "text", text: template.slice(offset, start) };
    const text = template.slice(start, end + 1);
    const name = text.slice(2, -1).trim();
    if (name.startsWith("!")) yield { kind: "text", text: `\${${name.slice(1)}}` };
    else yield { kind: "variable", text, name };
    offset = end + 1;
  }
  if (offset < template.length) yield { kind: "text", text: template.slice(offset) };
}

function variablePiece(
  scope: Scope,
  name: string,
  variables: TreeNode | undefined,
  site: Site,
): TextPiece | undefined {
  const given = variables?.kind === "mapping" ? variables.entries.get(name)?.value : undefined;
  if (given !== undefined) return textPiece(scope, given, site);
  const target = scope.template.resources.has(name) ? undefined : splitAttribute(name);
  const value = target
    ? scope.reference(target.id, target.attribute, site)
    : scope.reference(name, "Ref", site);
  return pieceOf(value, () => ({ source: `${scope.prefix}${name}` }));
}

// ------------------------------------------------------------------ Fn::Split, Fn::Base64, Fn::ToJsonString

export function split(scope: Scope, call: Call, site: Site): Value<Datum> {
  const [delimiterNode, textNode] = argumentList(call, 2, 2) ?? [];
  const delimiter = delimiterNode?.kind === "scalar" ? delimiterNode.text : "";
  if (delimiter === "" || textNode === undefined)
    return refuse(scope, call, site, "takes a delimiter and a text");
  const piece = textPiece(scope, textNode, site);
  if (piece === undefined) return refuse(scope, call, site, "splits something that is no text");
  return splitPiece(scope, piece, delimiter, site);
}

export function base64(scope: Scope, call: Call, site: Site): Value<Datum> {
  const piece = textPiece(scope, call.argument, site);
  if (piece === undefined) return refuse(scope, call, site, "encodes something that is no text");
  if (piece.why.length > 0) return opaqueText(scope, call, site, piece.why, piece.via);
  const bytes = new TextEncoder().encode(piece.parts.join(""));
  return textValue(scope, [{ ...piece, parts: [Buffer.from(bytes).toString("base64")] }], site);
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-ToJsonString.html */
export function toJsonString(scope: Scope, call: Call, site: Site): Value<Datum> {
  const value = scope.evaluate(call.argument, site);
  const { plain, why, sensitive } = plainDatum(value);
  const { via } = value.from;
  if (why.length > 0) {
    return opaqueText(scope, call, site, sensitive ? [...why, sensitiveReason(site)] : why, via);
  }
  return textValue(scope, [{ ...plainPiece(JSON.stringify(plain) ?? "null"), via, sensitive }], site);
}

type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

interface PlainDatum {
  readonly plain: Plain;
  readonly why: TextPiece["why"];
  /** Whether the value, or any value in it, is. */
  readonly sensitive: boolean;
}

function plainDatum(value: Value<Datum>): PlainDatum {
  if (value.kind === "absent") return { plain: null, why: [], sensitive: false };
  if (value.kind === "unknown") return { plain: null, why: value.why, sensitive: false };
  const { value: datum, sensitive = false } = value;
  if (typeof datum !== "object") return { plain: datum, why: [], sensitive };
  const keys = isMap(datum) ? [...datum.keys()] : undefined;
  const inside = [...datum.values()].map(plainDatum);
  const plains = inside.map(({ plain }) => plain);
  return {
    plain: keys === undefined ? plains : writtenEntries(keys, plains),
    why: inside.flatMap(({ why }) => why),
    sensitive: sensitive || inside.some((item) => item.sensitive),
  };
}

function writtenEntries(keys: readonly string[], plains: readonly Plain[]): Plain {
  const entries = keys.map((key, index) => [key, plains[index] ?? null] as const);
  return Object.fromEntries(entries.filter(([, plain]) => plain !== null));
}
