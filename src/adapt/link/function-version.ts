import type { Resource } from "../../evaluate/resource.ts";
import type { FunctionVersion } from "../../model/behavior.ts";
import type { EdgeFunction } from "../../model/edge-function.ts";
import type { Atom, Known, Provenance, TextForm, Value } from "../../value.ts";
import { known, unknown } from "../../value.ts";
import { notInInput, shown } from "../directory.ts";

type Resources = ReadonlyMap<string, Resource>;

/** Which version of a Lambda function an ARN names. */
export function versionOf(
  arn: Exclude<Value<string>, { kind: "absent" }>,
  target: Value<EdgeFunction>,
  resources: Resources,
): Value<FunctionVersion> {
  if (arn.kind === "known") return versionInText(arn);
  if (arn.form?.kind !== "text") return unknown(arn.why, arn.from);
  const version = versionInParts(arn.form.parts, resources);
  if (version === undefined) return unknown(arn.why, arn.from);
  return version === "as published" ? asPublished(target, arn.from) : known(version, arn.from);
}

function versionInText(written: Known<string>): Value<FunctionVersion> {
  const { value: arn, from } = written;
  if (/^arn:[^:]*:apigateway:/.test(arn)) return known("invoke-arn", from);
  const match = arn.match(/^arn:[^:]*:lambda:[^:]*:[^:]*:function:[^:]+(?::([^:]*))?$/);
  if (match === null)
    return unknown([notInInput(shown(written), "is not the ARN of a Lambda function", from)], from);
  return known(qualified(match[1]), from);
}

function qualified(qualifier: string | undefined): FunctionVersion {
  if (qualifier === undefined || qualifier === "") return "unqualified";
  if (qualifier === "$LATEST") return "latest";
  return /^\d+$/.test(qualifier) ? "numbered" : "alias";
}

/** `as published`: the function's own latest version, a number only if it publishes any. */
function versionInParts(
  parts: TextForm["parts"],
  resources: Resources,
): FunctionVersion | "as published" | undefined {
  const [first, separator, number, ...rest] = parts;
  if (typeof first === "string") return versionBehindName(parts);
  if (first === undefined || rest.length > 0) return undefined;
  if (separator === undefined) return wholeAttribute(first, resources);
  if (typeof separator !== "string" || !separator.startsWith(":")) return undefined;
  if (number === undefined) return qualified(separator.slice(1));
  return separator === ":" && typeof number === "object" ? versionAttribute(number, resources) : undefined;
}

/** An ARN that is written out but for account or region: `"arn:aws:lambda:us-east-1:${account}:function:edge:3"`. */
function versionBehindName(parts: TextForm["parts"]): FunctionVersion | undefined {
  const last = parts.at(-1);
  const match = typeof last === "string" ? last.match(/:function:[^:]+(?::([^:]*))?$/) : undefined;
  return match ? qualified(match[1]) : undefined;
}

function wholeAttribute(atom: Atom, resources: Resources): FunctionVersion | "as published" | undefined {
  const type = atom.address === undefined ? undefined : resources.get(atom.address)?.type;
  if (type === "AWS::Lambda::Version") return "numbered";
  if (type === "AWS::Lambda::Alias" || type === "aws_lambda_alias") return "alias";
  // An output or a variable may have an attribute of that name, and hold anything.
  if (type === undefined || !FUNCTIONS.has(type)) return undefined;
  switch (atom.attribute) {
    case "arn":
    case "Arn":
      return "unqualified";
    case "qualified_arn":
      return "as published";
    case "invoke_arn":
    case "qualified_invoke_arn":
      return "invoke-arn";
    default:
      return undefined;
  }
}

const FUNCTIONS: ReadonlySet<string> = new Set(["AWS::Lambda::Function", "aws_lambda_function"]);

function versionAttribute(atom: Atom, resources: Resources): FunctionVersion | "as published" | undefined {
  const type = atom.address === undefined ? undefined : resources.get(atom.address)?.type;
  if (type === "AWS::Lambda::Version") return "numbered";
  if (type === "aws_lambda_function" && atom.attribute === "version") return "as published";
  return type === "aws_lambda_alias" && atom.attribute === "function_version" ? "numbered" : undefined;
}

function asPublished(target: Value<EdgeFunction>, from: Provenance): Value<FunctionVersion> {
  if (target.kind === "unknown") return unknown(target.why, from);
  if (target.kind === "absent") return target;
  const { publish } = target.value;
  if (publish.kind === "unknown") return unknown(publish.why, from);
  const because = [publish.from];
  const version = publish.kind === "known" && publish.value ? "numbered" : "unpublished";
  return known(version, { ...from, because });
}
