import type { ExtraCertificate } from "./judgement.ts";
import type { Path, SentChain } from "./path.ts";
import type { ReadCertificate } from "./read.ts";

/** What was sent besides the path. Other certificates of its authorities, and those that signed these, are no extras. */
export function extrasOf(chain: SentChain, path: Path): readonly ExtraCertificate[] {
  const related = relatedTo(chain, path);
  const kept = new Set(path.indices);
  return [...chain.certificates.entries()].flatMap(([index, certificate]) => {
    const why = whyExtra(chain, path, index, certificate, related, kept);
    if (why !== "duplicate") kept.add(index);
    return why === undefined ? [] : [{ index, why }];
  });
}

/** The sent certificates that go on where the path ends at a root that was not sent, as cross-signing has it. */
export function tailOf(chain: SentChain, path: Path): readonly number[] {
  const tail: number[] = [];
  const passed = new Set(path.indices.map((index) => chain.at(index)?.details.identity));
  for (let last = path.indices.at(-1) ?? 0; ; ) {
    const next = chain.issuersOf(last).find((index) => !passed.has(chain.at(index)?.details.identity));
    if (next === undefined || path.anchor === undefined) return tail;
    passed.add(chain.at(next)?.details.identity);
    tail.push(next);
    last = next;
  }
}

function whyExtra(
  chain: SentChain,
  path: Path,
  index: number,
  { value, details }: ReadCertificate,
  related: ReadonlySet<number>,
  kept: ReadonlySet<number>,
): ExtraCertificate["why"] | undefined {
  const isInPath = path.indices.includes(index);
  const twin = [...kept].some(
    (other) => other !== index && chain.at(other)?.value.fingerprint === value.fingerprint,
  );
  if (!isInPath && twin) return "duplicate";
  const isAnchor = index > 0 && value.isSelfSigned && details.identity === path.anchor?.details.identity;
  if (isAnchor || (!isInPath && related.has(index) && value.isSelfSigned)) return "root";
  return related.has(index) ? undefined : "unrelated";
}

/** The path, other certificates of the same name and key, and whatever signed one of these. */
function relatedTo(chain: SentChain, path: Path): ReadonlySet<number> {
  const related = new Set(path.indices);
  const relatives = path.indices.flatMap((index) => chain.at(index) ?? []);
  if (path.anchor !== undefined) relatives.push(path.anchor);
  for (const relative of relatives) {
    for (const [index, certificate] of chain.certificates.entries()) {
      const isSame = certificate.details.identity === relative.details.identity;
      if (related.has(index) || !(isSame || chain.isSignedBy(certificate, relative))) continue;
      related.add(index);
      relatives.push(certificate);
    }
  }
  return related;
}
