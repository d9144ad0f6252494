import { reasons } from "../compare.ts";
import { AWS_DOMAINS, ENDPOINT_PATTERNS } from "../facts/endpoint-patterns.ts";
import { normalizeName } from "../names.ts";
import { type TextParts, textParts } from "../text-form.ts";
import { type Atom, type AtomKind, known, unknown, type Value } from "../value.ts";
import type { EndpointKind } from "./origin-request.ts";

/** Longer texts are no host names. */
const MAX_NAME = 255;

/**
 * What a host name says of the thing behind it: `host` where it says nothing; unknown where the missing parts decide.
 * A name such as `${id}.execute-api.${region}.amazonaws.com` says enough.
 */
export function endpointKindOf(name: Value<string>): Value<EndpointKind> {
  if (name.kind === "absent") return name;
  const parts = textParts(name);
  if (parts === undefined) return unknown(reasons(name), name.from);
  const kind = kindOfAtom(parts) ?? kindOfText(normalizeName(parts.map(asSample).join("")));
  if (kind !== undefined) return known(kind, name.from);
  return mayBeAws(parts) ? unknown(reasons(name), name.from) : known<EndpointKind>("host", name.from);
}

/** The entity that a name is made of: its load balancer, API domain, bucket, by address. */
export function addressIn(name: Value<string>, kind: AtomKind): string | undefined {
  const atom = textParts(name)?.findLast(
    (part): part is Atom => typeof part !== "string" && part.kind === kind,
  );
  return atom?.address;
}

function kindOfText(name: string): EndpointKind | undefined {
  if (name.length > MAX_NAME) return undefined;
  return ENDPOINT_PATTERNS.find(({ pattern }) => pattern.test(name))?.kind;
}

/** A host that AWS chooses keeps its kind behind `dualstack.` and the like. */
function kindOfAtom(parts: TextParts): EndpointKind | undefined {
  const last = parts.at(-1);
  return typeof last === "object" && last.kind ? KIND_OF_ATOM[last.kind] : undefined;
}

const KIND_OF_ATOM: Partial<Record<AtomKind, EndpointKind>> = {
  "load-balancer-host": "load-balancer",
  "s3-bucket-host": "s3-bucket",
  "s3-website-host": "s3-website",
  "ec2-public-host": "ec2",
  "ec2-private-host": "ec2",
  "execute-api-host": "execute-api",
  "api-domain-target-host": "api-domain-target",
  "function-url-host": "function-url",
  "distribution-host": "distribution",
  "other-host": "host",
};

/** Atoms stand for a label or a piece of one; the known text around them decides. */
function asSample(part: string | Atom): string {
  return typeof part === "string" ? part : "0";
}

/** Whether the end of the name is open, or is one that AWS gives names under. */
function mayBeAws(parts: TextParts): boolean {
  if (parts.every((part) => typeof part === "string")) return false;
  const last = parts.at(-1);
  if (typeof last !== "string") return true;
  const end = normalizeName(last);
  return AWS_DOMAINS.some(
    (domain) => `.${domain}`.endsWith(end) || end.endsWith(`.${domain}`) || end === domain,
  );
}
