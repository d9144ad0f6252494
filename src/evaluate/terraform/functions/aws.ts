import { refuse } from "../refusal.ts";
import { canHold, partsOf, textOf } from "../text.ts";
import { type ObjectAttribute, STRING } from "../type.ts";
import { objectVal, type Part, textVal, type UnknownVal, type Val } from "../val.ts";
import { type FunctionTable, textArg, unknownOf } from "./spec.ts";

/**
 * The functions of the provider hashicorp/aws that are pure, by what follows `provider::aws::`: as of version 6, read from
 * its `internal/function`. They are the same for whatever local name the provider has.
 */
export const AWS: FunctionTable = {
  arn_build: {
    params: [STRING, STRING, STRING, STRING, STRING],
    returns: STRING,
    partial: true,
    apply: build,
  },
  arn_parse: { fallible: true, params: [STRING], returns: arnType(), partial: true, apply: parse },
  trim_iam_role_path: {
    fallible: true,
    params: [STRING],
    returns: STRING,
    apply: (args) => textVal(trimRolePath(textArg(args, 0))),
  },
  user_agent: { fallible: true, params: [STRING, STRING, STRING], returns: STRING, apply: userAgent },
};

const SECTIONS = ["partition", "service", "region", "account_id", "resource"] as const;

function arnType() {
  const attributes = new Map<string, ObjectAttribute>();
  for (const section of ["partition", "service", "region", "account_id", "resource"])
    attributes.set(section, { type: STRING, optional: false });
  return { kind: "object", attributes } as const;
}

function build(args: readonly Val[]): Val {
  const parts: Part[] = ["arn"];
  const unknown: UnknownVal[] = [];
  for (const argument of args) {
    const own = partsOf(argument);
    if (!own) return unknownOf(args, { type: STRING });
    parts.push(":", ...own);
    if (argument.kind === "unknown") unknown.push(argument);
  }
  return textOf(parts, unknown);
}

/** The colon parts the first five sections; what follows the fifth is the resource, colons and all. */
function parse(args: readonly Val[]): Val {
  const [arn] = args;
  if (arn?.kind === "string") {
    const sections = sectionsOf(arn.value);
    return objectVal(SECTIONS.map((name, i) => [name, textVal(sections[i] ?? "")] as const));
  }
  const parts = arn && partsOf(arn);
  const sections = parts && sectionsOfParts(parts);
  if (arn?.kind !== "unknown" || !sections) return unknownOf(args, { type: arnType(), mayFail: true });
  return objectVal(SECTIONS.map((name, i) => [name, textOf(sections[i] ?? [], [arn])] as const));
}

/** `undefined`: where a section ends cannot be decided. */
function sectionsOfParts(parts: readonly Part[]): readonly (readonly Part[])[] | undefined {
  const sections: Part[][] = [[]];
  for (const part of parts) {
    if (typeof part !== "string") {
      if (sections.length < 6 && canHold(part, ":")) return undefined;
      sections.at(-1)?.push(part);
      continue;
    }
    const pieces = part.split(":");
    const left = 7 - sections.length;
    const [first = "", ...others] = [...pieces.slice(0, left - 1), pieces.slice(left - 1).join(":")].slice(
      0,
      pieces.length,
    );
    sections.at(-1)?.push(first);
    for (const other of others) sections.push([other]);
  }
  const [prefix = [], ...own] = sections;
  return own.length === 5 && prefix.join("") === "arn" ? own : undefined;
}

function sectionsOf(arn: string): readonly string[] {
  if (!arn.startsWith("arn:")) return refuse("an ARN begins with arn:");
  const pieces = arn.split(":");
  if (pieces.length < 6) return refuse("an ARN has six sections");
  return [...pieces.slice(1, 5), pieces.slice(5).join(":")];
}

function trimRolePath(arn: string): string {
  const [partition, service, region, account, resource = ""] = sectionsOf(arn);
  if (service !== "iam") return refuse("trim_iam_role_path: the service must be iam");
  if (region !== "") return refuse("trim_iam_role_path: the region must be empty");
  if (!resource.startsWith("role/")) return refuse("trim_iam_role_path: the resource must begin with role/");
  return `arn:${partition}:iam::${account}:role/${resource.slice(resource.lastIndexOf("/") + 1)}`;
}

function userAgent(args: readonly Val[]): Val {
  const [name, version, comment] = [textArg(args, 0), textArg(args, 1), textArg(args, 2)];
  if (name === "") return refuse("user_agent: product_name must be set");
  return textVal(name + (version && `/${version}`) + (comment && ` (${comment})`));
}
