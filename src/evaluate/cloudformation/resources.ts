import { childOf, textOf } from "../../parse/tree.ts";
import type { Datum, Reason, Value } from "../../value.ts";
import type { Opaque, Resource } from "../resource.ts";
import { generatorReason } from "./collections.ts";
import { isGenerator } from "./intrinsics.ts";
import { accountValue, regionValue } from "./pseudo-parameters.ts";
import { provenance, type Site } from "./site.ts";
import type { Stack } from "./stack.ts";
import type { ResourceDeclaration } from "./template.ts";

/** Every resource of a stack and of its nested stacks; those whose condition is false are not there. */
export function stackResources(stack: Stack): readonly Resource[] {
  const resources: Resource[] = [];
  for (const declaration of stack.template.resources.values()) {
    const existence = stack.existence(declaration);
    if (existence.is === false) continue;
    const uncertain = [
      ...(existence.is === "unknown" ? existence.why : []),
      ...macroReasons(stack, declaration),
    ];
    resources.push(resourceOf(stack, declaration, uncertain));
  }
  for (const nested of stack.nested.values()) resources.push(...stackResources(nested));
  return resources;
}

function resourceOf(stack: Stack, declaration: ResourceDeclaration, uncertain: readonly Reason[]): Resource {
  const site = headerSite(stack, declaration);
  const { environment, constructPaths } = stack.input;
  const constructPath =
    textOf(childOf(declaration.metadata, "aws:cdk:path")) ?? constructPaths.get(declaration.id);
  return {
    address: site.address,
    type: declaration.type,
    mode: "managed",
    properties: propertiesOf(stack, declaration),
    from: provenance(site, [], "block"),
    region: regionValue(environment, site),
    account: accountValue(environment, site),
    ...(uncertain.length > 0 && { uncertain }),
    ...(constructPath !== undefined && { constructPath }),
  };
}

function headerSite(stack: Stack, declaration: ResourceDeclaration): Site {
  const at = stack.line(declaration.entry.keySpan);
  return { at, address: `${stack.prefix}${declaration.id}`, path: "" };
}

function propertiesOf(stack: Stack, declaration: ResourceDeclaration): ReadonlyMap<string, Value<Datum>> {
  const properties = new Map<string, Value<Datum>>();
  const written = declaration.properties?.value;
  if (written?.kind !== "mapping") return properties;
  for (const name of written.entries.keys()) {
    if (!isGenerator(name)) properties.set(name, stack.property(declaration, name));
  }
  return properties;
}

/** A macro among the properties, or over the whole template, may write the resource anew. */
function macroReasons(stack: Stack, declaration: ResourceDeclaration): readonly Reason[] {
  const reasons: Reason[] = [];
  const written = declaration.properties?.value;
  if (written?.kind === "mapping") {
    for (const entry of written.entries.values()) {
      if (isGenerator(entry.key)) reasons.push(generatorReason(stack, entry));
    }
  }
  for (const name of stack.template.transforms) {
    if (name.startsWith("AWS::") || name === "Fn::Transform") continue;
    reasons.push({ what: name, why: "unsupported-syntax", says: "is a macro that may change the template" });
  }
  return reasons;
}

/** What stands in the template and may hold distributions, yet cannot be looked into. */
export function stackOpaque(stack: Stack): readonly Opaque[] {
  const opaque: Opaque[] = [];
  for (const entry of stack.template.generators) {
    const at = stack.line(entry.keySpan);
    const address = `${stack.prefix}${entry.key}`;
    opaque.push({
      address,
      from: provenance({ at, address, path: "" }, [], "block"),
      why: [generatorReason(stack, entry)],
    });
  }
  for (const declaration of stack.template.resources.values()) {
    const why = opaqueReason(stack, declaration);
    if (why === undefined || stack.existence(declaration).is === false) continue;
    const site = headerSite(stack, declaration);
    opaque.push({ address: site.address, from: provenance(site, [], "block"), why: [why] });
  }
  for (const nested of stack.nested.values()) opaque.push(...stackOpaque(nested));
  return opaque;
}

function opaqueReason(stack: Stack, declaration: ResourceDeclaration): Reason | undefined {
  const { id, type } = declaration;
  const what = `${stack.prefix}${id}`;
  const at = stack.line(declaration.entry.keySpan);
  const says = "has a template that is not part of the input";
  if (type === "AWS::CloudFormation::Stack") {
    return stack.nested.has(id) || hasLocalTemplate(stack, declaration)
      ? undefined
      : { what, why: "not-in-input", says, at };
  }
  if (type === "AWS::Serverless::Application" || type.endsWith("::MODULE"))
    return { what, why: "not-in-input", says, at };
  return undefined;
}

/** Before it is packaged a nested stack names a file, which discovery finds as a template of its own. */
function hasLocalTemplate(stack: Stack, declaration: ResourceDeclaration): boolean {
  const url = stack.property(declaration, "TemplateURL");
  return url.kind === "known" && typeof url.value === "string" && !url.value.includes("://");
}
