import type { Finding } from "../../src/finding.ts";
import type { EdgeModel } from "../../src/model/model.ts";

/** Every address that a message may name, longest first. */
export function addressesIn(findings: readonly Finding[], model: EdgeModel | undefined): readonly string[] {
  const entities = model === undefined ? [] : Object.values(model).flat();
  const addresses = [
    ...findings.map(({ resource }) => resource.address),
    ...entities.flatMap((entity) => ("address" in entity ? [entity.address] : [])),
  ];
  return [...new Set(addresses)].sort((a, b) => b.length - a.length);
}

/**
 * What must not depend on the language, in one line: severity, certainty, consequence, and the message without addresses
 * and without the words of an unknown, which name variables or parameters.
 */
export function neutral(finding: Finding, addresses: readonly string[]): string {
  const { severity, certainty, consequence, affects, message } = finding;
  let text = message.replaceAll(/\(unknown: [^()]*(\([^()]*\)[^()]*)*\)|\$\{[^{}]*\}/g, "(unknown)");
  for (const address of addresses) text = text.replaceAll(wholeWord(address), "<resource>");
  return `${severity} ${certainty} ${consequence} ${affects}: ${text}`;
}

/** A resource may be called `Edge`, and `Lambda@Edge` is none. */
function wholeWord(address: string): RegExp {
  const escaped = address.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![\\w@])${escaped}(?!\\w)`, "g");
}
