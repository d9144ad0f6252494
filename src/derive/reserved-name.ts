import { reasons } from "../compare.ts";
import { RESERVED_DOMAINS } from "../facts/reserved-domains.ts";
import { normalizeName } from "../names.ts";
import { textParts } from "../text-form.ts";
import { absent, known, unknown, type Value } from "../value.ts";

/** The reserved domain that a name lies in, which public DNS never answers for; absent where it lies in none. */
export function reservedDomainOf(name: Value<string>): Value<string> {
  const last = textParts(name)?.at(-1);
  if (name.kind === "absent") return name;
  if (last === undefined) return unknown(reasons(name), name.from);
  if (typeof last === "object") {
    if (last.kind === "ec2-private-host") return known("internal", name.from);
    return last.kind?.endsWith("-host") ? absent(name.from) : unknown(reasons(name), name.from);
  }
  const end = `.${normalizeName(last)}`;
  const isWhole = name.kind === "known";
  const found = RESERVED_DOMAINS.find((domain) => (isWhole ? end : end.slice(1)).endsWith(`.${domain}`));
  if (found !== undefined) return known(found, name.from);
  const mayBe = !isWhole && RESERVED_DOMAINS.some((domain) => `.${domain}`.endsWith(end.slice(1)));
  return mayBe ? unknown(reasons(name), name.from) : absent(name.from);
}
