import { type AttributePart, terraformAttribute } from "../../facts/terraform-attributes.ts";
import type { Atom, AtomKind } from "../../value.ts";
import { stepsOf } from "./address.ts";

/** Arguments that hold the name of a host. */
const HOST_ARGUMENTS: ReadonlySet<string> = new Set(["domain_name", "name", "records", "aliases"]);
/** Arguments that hold the name of another resource. */
const NAME_ARGUMENTS: ReadonlySet<string> = new Set(["bucket", "function_name"]);

/**
 * A plan tells what an expression refers to, not what it makes of it. The argument's name and the attribute's kind tell whether
 * it can be taken unchanged: nobody writes anything around an ARN or the name of a load balancer; a URL must have lost its
 * scheme where a host is asked for. `undefined` where it cannot.
 */
export function computedParts(
  fact: readonly AttributePart[] | undefined,
  of: { readonly address: string; readonly attribute: string },
  argument: string,
): readonly (string | Atom)[] | undefined {
  const host = argument === "domain_name" ? hostOfUrl(fact, of) : undefined;
  if (host) return [host];
  const parts: (string | Atom)[] = [];
  for (const part of fact ?? []) {
    if (typeof part === "string") parts.push(part);
    else if (!("atom" in part)) return undefined;
    else if (!mayHold(argument, part.atom)) return undefined;
    else parts.push(atomOf(of.address, part.of ?? of.attribute, part.atom));
  }
  const isUrl = typeof parts[0] === "string";
  return parts.length === 0 || isUrl ? undefined : parts;
}

/** CloudFront takes no scheme and no path in an origin's name, so what is made of a URL can only be the host in it. */
function hostOfUrl(
  fact: readonly AttributePart[] | undefined,
  { address, attribute }: { readonly address: string; readonly attribute: string },
): Atom | undefined {
  const host = fact?.find(
    (part) => typeof part === "object" && "atom" in part && part.atom.endsWith("-host"),
  );
  if (host === undefined || typeof host === "string" || !("atom" in host)) return undefined;
  return atomOf(address, host.of ?? attribute, host.atom);
}

function atomOf(address: string, attribute: string, kind: AtomKind): Atom {
  return { source: `${address}.${attribute}`, address, attribute, kind };
}

function mayHold(argument: string, kind: AtomKind): boolean {
  const isHostArgument = HOST_ARGUMENTS.has(argument);
  if (kind.endsWith("-host")) return isHostArgument;
  if (kind === "ip-address") return argument === "records";
  if (kind === "name") return NAME_ARGUMENTS.has(argument);
  return !isHostArgument;
}

/** Attributes by which a resource is mostly referred to where a host is asked for. */
const HOST_ATTRIBUTES = ["dns_name", "website_endpoint", "domain_name", "fqdn"];

/** `aws_lb.web[*]` leaves out which attribute is taken: what the argument can only mean. */
export function attributeFor(type: string, argument: string): string | undefined {
  if (argument.endsWith("arn")) return "arn";
  if (argument.endsWith("zone_id")) return "zone_id";
  if (argument.endsWith("_id")) return "id";
  if (!HOST_ARGUMENTS.has(argument)) return undefined;
  return HOST_ATTRIBUTES.find((name) =>
    terraformAttribute(type, name)?.some((part) => typeof part !== "string" && "atom" in part),
  );
}

/** Whether a reference is to a resource or a module's output and goes on to no attribute: `aws_lb.web[0]`, `var.lb`. */
export function isWhole(reference: string): boolean {
  const steps = stepsOf(reference) ?? [];
  const first = steps[0]?.name;
  if (first === "module" || first === "data") return steps.length === 3;
  return steps.length === 2;
}
