import { attributeFact } from "../../facts/cloudformation-attributes.ts";
import type { Atom, Datum, Reason, Value } from "../../value.ts";
import { blocked, type Site, seenFrom } from "./site.ts";
import type { ResourceDeclaration } from "./template.ts";
import type { Part } from "./text-parts.ts";

/** How the attribute of a resource reads that resource's own properties. */
export type ReadProperty = (name: string) => Value<Datum>;

/**
 * What `Ref` or `Fn::GetAtt` gives for a resource of this template: the property that it repeats, else a text
 * whose one unknown part belongs to the resource.
 */
export function attributeValue(
  declaration: ResourceDeclaration,
  address: string,
  attribute: string,
  property: ReadProperty,
  site: Site,
): Value<Datum> {
  const fact = attributeFact(declaration.type, attribute);
  if (fact.echoes !== undefined) {
    const written = property(fact.echoes);
    if (written.kind !== "absent") return seenFrom(written, site);
  }
  const source = `${address}.${attribute}`;
  const atom: Atom = { source, address, attribute, ...(fact.kind && { kind: fact.kind }) };
  const before = beforeOf(fact, property);
  const parts: readonly Part[] = [before, atom, fact.after].filter((part) => part !== undefined);
  const reason: Reason = {
    what: attribute === "Ref" ? address : source,
    why: "resource-attribute",
    says: "is decided by AWS when the resource is created",
  };
  return blocked([reason], site, [], { kind: "text", parts });
}

function beforeOf(fact: ReturnType<typeof attributeFact>, property: ReadProperty): string | undefined {
  const { before, beforeWhere } = fact;
  if (beforeWhere === undefined) return before;
  const value = property(beforeWhere.property);
  return value.kind === "known" && value.value === beforeWhere.is ? beforeWhere.text : before;
}
