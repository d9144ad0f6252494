import { type DerElement, oidOf, readElements, readInside, TAG } from "./der.ts";
import type { SignatureFacts } from "./judgement.ts";
import { hashAlgorithms, RSA_PSS, signatureAlgorithms } from "./oids.ts";

/** From an AlgorithmIdentifier; undefined where it is none. */
export function readSignatureAlgorithm({ tag, content }: DerElement): SignatureFacts | undefined {
  const [first, parameters] = (tag === TAG.sequence && readElements(content)) || [];
  const oid = first?.tag === TAG.oid ? oidOf(first.content) : undefined;
  if (oid === undefined) return undefined;
  return oid === RSA_PSS ? pss(parameters) : (signatureAlgorithms.get(oid) ?? { algorithm: oid });
}

/** The hash is SHA-1 unless `[0]` names another (RFC 4055 §3.1). */
function pss(parameters: DerElement | undefined): SignatureFacts {
  const named = readElements(parameters?.content ?? new Uint8Array())?.find(({ tag }) => tag === 0xa0);
  if (named === undefined) return { algorithm: "rsassaPss", hash: "sha1" };
  const oid = readInside(named.content, TAG.sequence)?.[0];
  const hash = hashAlgorithms.get((oid && oidOf(oid.content)) ?? "");
  return { algorithm: "rsassaPss", ...(hash !== undefined && { hash }) };
}
