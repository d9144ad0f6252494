import type { NameConstraints } from "./extensions.ts";
import type { CertificateFacts, CertificateFault } from "./judgement.ts";
import { ANY_USAGE, SERVER_AUTH } from "./oids.ts";
import type { Path, SentChain } from "./path.ts";
import type { ReadCertificate } from "./read.ts";
import { mayHaveSigned } from "./signatures.ts";

/** What is wrong with the certificates of the path, as of that time. Nothing is asked of the trusted root itself. */
export function faultsOf(chain: SentChain, path: Path, now: number): readonly CertificateFault[] {
  return path.indices.flatMap((index, height) => {
    const certificate = chain.at(index);
    if (certificate === undefined || isAnchor(certificate, path)) return [];
    const said = [
      ...dates(certificate.value, now),
      ...signature(chain, path, height),
      ...(height === 0 ? leafRole(certificate.value) : authorityRole(certificate, height - 1)),
      ...usage(certificate.value),
      ...criticalExtensions(certificate.value),
      ...constraints(chain, path, height),
      ...weakness(certificate.value),
    ];
    return said.map((fault) => ({ index, ...fault }));
  });
}

type Fault = Omit<CertificateFault, "index">;

const isAnchor = ({ value, details }: ReadCertificate, { anchor }: Path): boolean =>
  value.fingerprint === anchor?.value.fingerprint ||
  (value.isSelfSigned && details.identity === anchor?.details.identity);

const day = (time: number): string => new Date(time).toISOString().slice(0, 10);

function dates({ notBefore, notAfter }: CertificateFacts, now: number): readonly Fault[] {
  if (now < notBefore) return [{ is: "not-yet-valid", says: `it is valid from ${day(notBefore)}` }];
  return now > notAfter ? [{ is: "expired", says: `it is valid until ${day(notAfter)}` }] : [];
}

/** The path goes on by name alone where no certificate of that name signed. */
function signature(chain: SentChain, path: Path, height: number): readonly Fault[] {
  const certificate = chain.at(path.indices[height] ?? 0);
  if (certificate === undefined || certificate.value.isSelfSigned) return [];
  const { issuer, signature: made } = certificate.value;
  const next = path.indices[height + 1];
  const above = next === undefined ? path.anchor : chain.at(next);
  const isFaulty =
    above === undefined ? isDisowned(chain, certificate) : !chain.isSignedBy(above, certificate);
  if (!isFaulty) return [];
  const isUnknown = /^[\d.]+$/.test(made.algorithm);
  if (isUnknown)
    return [{ is: "bad-signature", says: `its signature algorithm ${made.algorithm} is not known` }];
  return [{ is: "bad-signature", says: `its signature was not made with the key of ${issuer}` }];
}

/** It names itself or a trusted root as its issuer, and neither signed it. */
const isDisowned = (chain: SentChain, certificate: ReadCertificate): boolean =>
  mayHaveSigned(certificate, certificate) || chain.isIssuerNamedAsRoot(certificate);

function leafRole({ isAuthority }: CertificateFacts): readonly Fault[] {
  return isAuthority ? [{ is: "authority-as-leaf", says: "it is the certificate of an authority" }] : [];
}

/** `below`: how many authorities stand between it and the leaf. */
function authorityRole({ value, details }: ReadCertificate, below: number): readonly Fault[] {
  const { maySign, pathLength } = details.extensions;
  if (!value.isAuthority)
    return [{ is: "not-an-authority", says: "it is not the certificate of an authority" }];
  if (!maySign)
    return [{ is: "not-an-authority", says: "its key usage does not allow it to sign certificates" }];
  if (pathLength === undefined || below <= pathLength) return [];
  const says = `its path length allows ${pathLength} authorities below it, and there are ${below}`;
  return [{ is: "not-an-authority", says }];
}

/** Of an authority, too: it limits what its leaves are for, as OpenSSL and browsers read it. */
function usage({ extendedKeyUsage: usages }: CertificateFacts): readonly Fault[] {
  const isForServers = usages.length === 0 || usages.includes(SERVER_AUTH) || usages.includes(ANY_USAGE);
  if (isForServers) return [];
  return [{ is: "no-server-auth", says: "its extended key usage does not name server authentication" }];
}

function criticalExtensions({ unknownCriticalExtensions: oids }: CertificateFacts): readonly Fault[] {
  if (oids.length === 0) return [];
  const says = `its extension ${oids.join(", ")} is critical, and clients do not know it`;
  return [{ is: "unknown-critical-extension", says }];
}

/** What one authority of the path says of the leaf's DNS names; the common name stands in where there are none. */
function constraints(chain: SentChain, path: Path, height: number): readonly Fault[] {
  const authority = chain.at(path.indices[height] ?? 0);
  const leaf = chain.at(path.indices[0] ?? 0);
  if (height === 0 || authority === undefined || leaf === undefined) return [];
  const { names, commonName } = leaf.value;
  const all = names.length > 0 || commonName === undefined ? names : [commonName];
  const refused = all.find((name) => !isAllowed(authority.details.extensions.nameConstraints, name));
  if (refused === undefined) return [];
  return [{ is: "name-constraints", says: `its name constraints do not allow ${refused}` }];
}

function isAllowed({ permitted, excluded }: NameConstraints, name: string): boolean {
  const isWithin = (base: string): boolean => liesWithin(name.toLowerCase(), base.toLowerCase());
  return !excluded.some(isWithin) && (permitted === undefined || permitted.some(isWithin));
}

/** RFC 5280 §4.2.1.10. A base that begins with a dot means the names below it, as OpenSSL reads it. */
const liesWithin = (name: string, base: string): boolean =>
  base === "" || name === base || name.endsWith(base.startsWith(".") ? base : `.${base}`);

function weakness({ isSelfSigned, signature: { algorithm, hash } }: CertificateFacts): readonly Fault[] {
  if (isSelfSigned || (hash !== "md5" && hash !== "sha1")) return [];
  return [{ is: "weak-signature", says: `its signature is ${algorithm}` }];
}
