import { type KeyObject, X509Certificate } from "node:crypto";
import { LIMITS } from "../../limits.ts";

/** What the adapters want of a certificate in PEM; key algorithms are named as ACM does. */
export interface PemFacts {
  readonly names: readonly string[];
  readonly commonName: string | undefined;
  readonly keyAlgorithm: string;
  readonly selfSigned: boolean;
}

/** Reads the first certificate of a text; `undefined` where there is none or it does not parse. */
export function readPem(text: string): PemFacts | undefined {
  if (text.length > LIMITS.stringLength) return undefined;
  try {
    const certificate = new X509Certificate(text);
    const { subject, subjectAltName, issuer, publicKey } = certificate;
    return {
      names: dnsNames(subjectAltName ?? ""),
      commonName: commonNameOf(subject),
      keyAlgorithm: keyAlgorithmOf(publicKey),
      selfSigned: subject === issuer && certificate.verify(publicKey),
    };
  } catch {
    return undefined;
  }
}

/** Node prints `DNS:a, IP Address:b`, and quotes as JSON what holds a comma or a quote. */
function dnsNames(alternatives: string): readonly string[] {
  const names: string[] = [];
  for (const [, kind, name] of alternatives.matchAll(/(?:^|, )([^:,"]+):("(?:[^"\\]|\\.)*"|[^,"]*)/g)) {
    if (kind === "DNS" && name !== undefined && !name.startsWith('"')) names.push(name.toLowerCase());
  }
  return names;
}

function commonNameOf(subject: string): string | undefined {
  const line = subject.split("\n").find((part) => part.startsWith("CN="));
  return line?.slice("CN=".length);
}

function keyAlgorithmOf(key: KeyObject): string {
  const details = key.asymmetricKeyDetails;
  switch (key.asymmetricKeyType) {
    case "rsa":
    case "rsa-pss":
      return `RSA_${details?.modulusLength ?? "unknown"}`;
    case "ec":
      return `EC_${details?.namedCurve ?? "unknown"}`;
    default:
      return (key.asymmetricKeyType ?? "unknown").toUpperCase();
  }
}
