import { normalizeName } from "../names.ts";
import type { Value } from "../value.ts";

/** Reserved by RFC 2606 and RFC 6761, or for private use: no such name is in public DNS. */
const RESERVED = /(^|\.)(example\.(com|net|org)|invalid|test|example|localhost|local|internal)$/;

/** A name that is there only because CloudFront asks for one. */
export function looksLikePlaceholder(domainName: Value<string>): boolean {
  if (domainName.kind !== "known") return false;
  const name = normalizeName(domainName.value);
  return RESERVED.test(name) || !name.includes(".");
}
