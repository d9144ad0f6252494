import { LIMITS } from "../../limits.ts";
import { childOf, type TreeEntry, type TreeNode, textOf } from "../../parse/tree.ts";
import type { Atom, Datum, Provenance, Reason, Value } from "../../value.ts";
import { assumedOption } from "../assumptions.ts";
import { isList } from "./datum.ts";
import type { Scope } from "./scope.ts";
import { blocked, firstLine, provenance, type Site, seenFrom } from "./site.ts";
import { asSensitive, scalarText, splitPiece } from "./text.ts";

/**
 * A parameter as its `Ref` gives it: supplied, else its default; a closed enumeration without a default is a choice.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
 */
export function parameterValue(scope: Scope, entry: TreeEntry, supplied: string | undefined): Value<Datum> {
  const declaration = readDeclaration(scope, entry);
  const { type } = declaration;
  const text = supplied ?? declaration.defaultText;
  if (type.startsWith(SSM_VALUE)) return fromParameterStore(scope, declaration, text);
  if (text !== undefined) return typedValue(text, declaration, stepOf(declaration, supplied));
  return withoutValue(scope, declaration);
}

/**
 * A parameter that the parent stack passes a value for. Only texts can be passed: a list comes as one with commas.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-stack.html
 */
export function passedParameter(scope: Scope, entry: TreeEntry, passed: Value<Datum>): Value<Datum> {
  const declaration = readDeclaration(scope, entry);
  const { type, site } = declaration;
  const text = passed.kind === "known" ? scalarText(passed.value) : undefined;
  if (type.startsWith(SSM_VALUE))
    return fromParameterStore(scope, { ...declaration, isSensitive: isHidden(declaration, passed) }, text);
  if (text === undefined) return isListType(type) ? splitList(scope, passed, site) : passed;
  const value = typedValue(text, declaration, passed.from);
  return passed.kind === "known" && passed.sensitive ? asSensitive(value, site) : value;
}

function isHidden(declaration: ParameterDeclaration, passed: Value<Datum>): boolean {
  return declaration.isSensitive || (passed.kind === "known" && passed.sensitive === true);
}

/** `subnet-1,${Subnet}` as a list; what is a list already, or says nothing of its items, as it is. */
function splitList(scope: Scope, passed: Value<Datum>, site: Site): Value<Datum> {
  if (passed.kind !== "unknown" || passed.form?.kind !== "text") return passed;
  const piece = { parts: passed.form.parts, why: passed.why, via: passed.from.via, sensitive: false };
  return { ...splitPiece(scope, piece, ",", site), from: passed.from };
}

const SSM_VALUE = "AWS::SSM::Parameter::Value<";

interface ParameterDeclaration {
  readonly name: string;
  readonly type: string;
  readonly defaultText?: string;
  readonly allowed: readonly string[];
  readonly isSensitive: boolean;
  /** The parameter's header, or its default's line where it has one. */
  readonly site: Site;
}

function readDeclaration(scope: Scope, entry: TreeEntry): ParameterDeclaration {
  const { key: name, value: body } = entry;
  const defaultEntry = body.kind === "mapping" ? body.entries.get("Default") : undefined;
  const defaultText = textOf(defaultEntry?.value) ?? (defaultEntry?.value.kind === "scalar" ? "" : undefined);
  const allowed = childOf(body, "AllowedValues");
  const span = defaultEntry
    ? { start: defaultEntry.keySpan.start, end: defaultEntry.value.end }
    : { start: entry.keySpan.start, end: entry.keySpan.end };
  return {
    name,
    type: textOf(childOf(body, "Type")) ?? "String",
    ...(defaultText !== undefined && { defaultText }),
    allowed: allowed?.kind === "sequence" ? allowed.items.map(allowedText) : [],
    isSensitive: isSecret(entry),
    site: {
      at: firstLine(scope.template.source, scope.template.lines, span),
      address: `${scope.prefix}${name}`,
      path: defaultEntry ? `Parameters.${name}.Default` : `Parameters.${name}`,
    },
  };
}

/** Whether a parameter is declared with `NoEcho`. */
function isSecret({ value: body }: TreeEntry): boolean {
  return textOf(childOf(body, "NoEcho"))?.toLowerCase() === "true";
}

/**
 * The value of a parameter as a property sees it. A secret is one whoever gives it, and comes without its way:
 * a report would show the line where it is written.
 */
export function parameterSeenFrom(value: Value<Datum>, entry: TreeEntry, site: Site): Value<Datum> {
  return isSecret(entry) ? secretSeenFrom(value, site) : seenFrom(value, site);
}

function secretSeenFrom(value: Value<Datum>, site: Site): Value<Datum> {
  if (value.kind === "known") {
    const datum = isList(value.value) ? value.value.map((item) => secretSeenFrom(item, site)) : value.value;
    return { kind: "known", value: datum, from: provenance(site), sensitive: true };
  }
  const isWritten =
    value.kind === "unknown" &&
    (value.form?.kind === "text"
      ? value.form.parts.some((part) => typeof part === "string")
      : value.form?.kind === "list" && value.form.items.length > 0);
  return isWritten ? asSensitive({ ...value, from: provenance(site) }, site) : seenFrom(value, site);
}

function allowedText(node: TreeNode): string {
  return textOf(node) ?? "";
}

function stepOf(declaration: ParameterDeclaration, supplied: string | undefined): Provenance {
  return provenance(declaration.site, [], supplied === undefined ? "parameter" : "command-line");
}

function typedValue(text: string, declaration: ParameterDeclaration, from: Provenance): Value<Datum> {
  const { type } = declaration;
  const sensitive = declaration.isSensitive ? ({ sensitive: true } as const) : {};
  if (isListType(type)) {
    const items = text === "" ? [] : text.split(",");
    const value = items.map(
      (item): Value<Datum> => ({
        kind: "known",
        value: typedScalar(item.trim(), type === "List<Number>"),
        from,
        ...sensitive,
      }),
    );
    return { kind: "known", value, from, ...sensitive };
  }
  return { kind: "known", value: typedScalar(text, type === "Number"), from, ...sensitive };
}

function isListType(type: string): boolean {
  return type === "CommaDelimitedList" || type.startsWith("List<");
}

function typedScalar(text: string, isNumber: boolean): string | number {
  const number = isNumber && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  return String(number) === text ? number : text;
}

function withoutValue(scope: Scope, declaration: ParameterDeclaration): Value<Datum> {
  const { allowed, isSensitive, site } = declaration;
  const id = site.address;
  const [only] = allowed;
  const from = provenance(site, [], "parameter");
  if (only !== undefined && allowed.length === 1) return typedValue(only, declaration, from);
  const assumed = assumedOption(scope.session.assumptions, { id });
  if (assumed !== undefined && allowed.includes(String(assumed))) {
    return typedValue(String(assumed), declaration, from);
  }
  // The worlds of a choice are told by its values.
  const isChoice = !isSensitive && allowed.length > 1 && allowed.length <= LIMITS.choiceOptions;
  const reason: Reason = {
    what: id,
    why: "no-value",
    says: "has no value",
    at: site.at,
    ...(isChoice && { choice: { id, options: allowed } }),
  };
  return unknownParameter(declaration, [reason], { source: id, ...kindOf(declaration.type) });
}

function kindOf(type: string): Pick<Atom, "kind"> {
  if (type === "Number") return { kind: "number" };
  return type.startsWith("AWS::") && type.endsWith("::Id") ? { kind: "id" } : {};
}

/** The default of such a parameter is the name under which the value is stored. */
function fromParameterStore(
  scope: Scope,
  declaration: ParameterDeclaration,
  key: string | undefined,
): Value<Datum> {
  if (key === undefined) return withoutValue(scope, { ...declaration, allowed: [] });
  const reason: Reason = {
    what: declaration.site.address,
    why: "data-source",
    says: `is read from ${declaration.isSensitive ? "an SSM parameter" : `the SSM parameter ${key}`} when the stack is deployed`,
    at: declaration.site.at,
  };
  return unknownParameter(declaration, [reason], { source: declaration.site.address });
}

function unknownParameter(
  declaration: ParameterDeclaration,
  why: readonly Reason[],
  atom: Atom,
): Value<Datum> {
  const isList = declaration.type === "CommaDelimitedList" || declaration.type.includes("List<");
  const form = isList
    ? ({ kind: "list", items: [], open: true } as const)
    : ({ kind: "text", parts: [atom] } as const);
  const value = blocked(why, declaration.site, [], form);
  return { ...value, from: provenance(declaration.site, [], "parameter") };
}
