import { childOf, textOf } from "../../parse/tree.ts";
import type { Datum, Reason, Value } from "../../value.ts";
import type { Opaque, Resource, Unseen } from "../resource.ts";
import { generatorReason } from "./collections.ts";
import { isGenerator } from "./intrinsics.ts";
import { localCode } from "./local-code.ts";
import { accountValue, regionValue } from "./pseudo-parameters.ts";
import { provenance, type Site } from "./site.ts";
import type { Stack } from "./stack.ts";
import type { ResourceDeclaration } from "./template.ts";
import { unfollowedReason } from "./unfollowed.ts";
import { referentsIn } from "./unseen.ts";

/**
 * Every resource of a stack and of its nested stacks; those whose condition is false are not there. `around`: why it is
 * uncertain that there is such a stack.
 */
export function stackResources(stack: Stack, around: readonly Reason[] = []): readonly Resource[] {
  const resources: Resource[] = [];
  for (const declaration of stack.template.resources.values()) {
    const existence = stack.existence(declaration);
    if (existence.is === false) continue;
    const uncertain = [
      ...around,
      ...(existence.is === "unknown" ? existence.why : []),
      ...macroReasons(stack, declaration),
    ];
    resources.push(resourceOf(stack, declaration, uncertain));
  }
  for (const { nested, uncertain } of nestedStacks(stack)) {
    for (const resource of stackResources(nested, [...around, ...uncertain])) resources.push(resource);
  }
  return resources;
}

/** The nested stacks that are or may be there, and what that hangs on. */
function nestedStacks(
  stack: Stack,
): readonly { readonly nested: Stack; readonly uncertain: readonly Reason[] }[] {
  return [...stack.nested].flatMap(([id, nested]) => {
    const declaration = stack.template.resources.get(id);
    if (declaration === undefined) return [];
    const existence = stack.existence(declaration);
    if (existence.is === false) return [];
    return [{ nested, uncertain: existence.is === "unknown" ? existence.why : [] }];
  });
}

function resourceOf(stack: Stack, declaration: ResourceDeclaration, uncertain: readonly Reason[]): Resource {
  const site = headerSite(stack, declaration);
  const { environment, constructPaths } = stack.input;
  const constructPath =
    textOf(childOf(declaration.metadata, "aws:cdk:path")) ?? constructPaths.get(declaration.id);
  const properties = propertiesOf(stack, declaration);
  const code = localCode(declaration, properties, stack.template.source.path, stack.input.files);
  return {
    address: site.address,
    type: declaration.type,
    mode: "managed",
    properties,
    from: provenance(site, [], "block"),
    region: regionValue(environment, site),
    account: accountValue(environment, site),
    ...(uncertain.length > 0 && { uncertain }),
    ...(constructPath !== undefined && { constructPath }),
    ...(code !== undefined && { code }),
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
  const opaque = [...stackGenerators(stack)];
  for (const declaration of stack.template.resources.values()) {
    const why = unseenReason(stack, declaration);
    if (why === undefined || stack.existence(declaration).is === false) continue;
    const site = headerSite(stack, declaration);
    opaque.push({ address: site.address, from: provenance(site, [], "block"), why: [why] });
  }
  for (const { nested } of nestedStacks(stack)) opaque.push(...stackOpaque(nested));
  return opaque;
}

/** Loops and macros that write further resources. */
function stackGenerators(stack: Stack): readonly Opaque[] {
  return stack.template.generators.map((entry) => {
    const at = stack.line(entry.keySpan);
    const address = `${stack.prefix}${entry.key}`;
    const from = provenance({ at, address, path: "" }, [], "block");
    return { address, from, why: [generatorReason(stack, entry)] };
  });
}

/** What stands in the template and may attach something to its resources, yet cannot be looked into. */
export function stackUnseen(stack: Stack): readonly Unseen[] {
  const unseen: Unseen[] = stackGenerators(stack).map((opaque) => ({ ...opaque, refersTo: "anything" }));
  for (const declaration of stack.template.resources.values()) {
    const why = unseenReason(stack, declaration);
    if (why === undefined || stack.existence(declaration).is === false) continue;
    const site = headerSite(stack, declaration);
    const handed = declaration.properties?.value;
    const refersTo = handed ? [...referentsIn(stack, handed, site)] : [];
    unseen.push({ address: site.address, from: provenance(site, [], "block"), why: [why], refersTo });
  }
  for (const { nested } of nestedStacks(stack)) unseen.push(...stackUnseen(nested));
  return unseen;
}

/** Why what a resource stands for is not evaluated together with the stack. */
function unseenReason(stack: Stack, declaration: ResourceDeclaration): Reason | undefined {
  const { id, type } = declaration;
  if (!isNested(type) || stack.nested.has(id)) return undefined;
  return unfollowedReason(stack, declaration, stack.line(declaration.entry.keySpan));
}

function isNested(type: string): boolean {
  return (
    type === "AWS::CloudFormation::Stack" ||
    type === "AWS::Serverless::Application" ||
    type.endsWith("::MODULE")
  );
}
