import type { Resource } from "../../evaluate/resource.ts";
import { type Atom, type Reason, unknown, type Value } from "../../value.ts";

/**
 * The distribution's own name, `d111111abcdef8.cloudfront.net`: as it is written where the input is a deployed distribution;
 * code cannot say it, since CloudFront chooses it.
 */
export function ownDomainName(resource: Resource, attribute: string, written: Value<string>): Value<string> {
  if (written.kind !== "absent") return written;
  const { address, from } = resource;
  const atom: Atom = { source: `${address}.${attribute}`, address, attribute, kind: "distribution-host" };
  const says = "is chosen by CloudFront";
  const why: Reason = { what: atom.source, why: "resource-attribute", says, at: from.at };
  return unknown([why], from, { kind: "text", parts: [atom] });
}
