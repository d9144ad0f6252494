import type { AttachedCertificate, Certificate } from "../model/certificate.ts";
import type { Collection } from "../model/entity.ts";
import { absent, known, type Provenance, type Value } from "../value.ts";
import type { ChainJudgement, KeyFacts } from "../x509/judgement.ts";

/** The leaf of a chain that was presented, as a certificate of the model. */
export function certificateOf(
  chain: ChainJudgement,
  inCode: Collection<AttachedCertificate>,
  from: Provenance,
): Certificate | undefined {
  const leaf = chain.certificates[chain.path[0] ?? 0];
  if (leaf === undefined) return undefined;
  const nothing = absent(from);
  return {
    address: leaf.subject,
    type: "observed",
    from,
    region: nothing,
    account: nothing,
    source: known("imported", from),
    names: known(
      leaf.names.map((name) => known(name, from)),
      from,
    ),
    commonName: leaf.commonName === undefined ? nothing : known(leaf.commonName, from),
    keyAlgorithm: known(keyName(leaf.key), from),
    certificateAuthorityArn: nothing,
    privateAuthority: privateAuthority(chain, inCode, from),
    selfSigned: known(chain.end.is === "self-signed", from),
    bodyPem: nothing,
    chainPem: nothing,
  };
}

/** Where the code says that a private authority signs, whether what is presented is trusted all the same decides. */
function privateAuthority(
  { end }: ChainJudgement,
  inCode: Collection<AttachedCertificate>,
  from: Provenance,
): Value<boolean> {
  if (end.is === "trusted") return known(false, from);
  const isPrivateInCode = inCode.items.some(({ certificate }) => {
    const authority = certificate.kind === "known" ? certificate.value.privateAuthority : undefined;
    return authority?.kind === "known" && authority.value;
  });
  return isPrivateInCode ? known(true, from) : absent(from);
}

/** In ACM's words: `RSA_2048`, `EC_prime256v1`. */
export function keyName({ type, bits, curve }: KeyFacts): string {
  if (type === "rsa") return `RSA_${bits ?? "unknown"}`;
  return type === "ec" ? `EC_${curve ?? "unknown"}` : type;
}
