import type { Resource } from "../../evaluate/resource.ts";
import type { Certificate } from "../../model/certificate.ts";
import type { Provenance, Unknown, Value } from "../../value.ts";
import { absent, known, unknown } from "../../value.ts";
import { notWritten, refused } from "../block.ts";
import { entityOf, lacking } from "../entity.ts";
import { readPem } from "./pem.ts";
import { type CertificateContents, contentsMadeHere } from "./tls-provider.ts";

/** The texts that an imported certificate consists of, whatever the arguments are called. */
export interface ImportedTexts {
  readonly body: Value<string>;
  readonly chain: Value<string>;
}

/** A certificate with a body of its own: imported into ACM or IAM. */
export function importedCertificate(
  resource: Resource,
  texts: ImportedTexts,
  resources: ReadonlyMap<string, Resource>,
): Certificate {
  return {
    ...entityOf(resource),
    source: known("imported", texts.body.from),
    ...(contentsMadeHere(texts.body, resources) ?? contentsOf(texts.body)),
    certificateAuthorityArn: lacking(resource, "certificate_authority_arn"),
    bodyPem: texts.body,
    chainPem: texts.chain,
  };
}

function contentsOf(body: Value<string>): CertificateContents {
  if (body.kind === "unknown") return unreadable(unknown(body.why, body.from));
  if (body.kind === "absent") return unreadable(refused(body.from, "is missing"));
  const facts = readPem(body.value);
  if (facts === undefined) return unreadable(refused(body.from, "is not a certificate in PEM"));
  const from: Provenance = { ...body.from, kind: "derived", because: [body.from] };
  const names = facts.names.map((name) => known(name, from));
  return {
    names: known(names, from),
    commonName: facts.commonName === undefined ? absent(from) : known(facts.commonName, from),
    keyAlgorithm: known(facts.keyAlgorithm, from),
    selfSigned: known(facts.selfSigned, from),
    privateAuthority: absent(notWritten(body.from, "authority")),
  };
}

function unreadable(value: Unknown): CertificateContents {
  return {
    names: value,
    commonName: value,
    keyAlgorithm: value,
    selfSigned: value,
    privateAuthority: absent(value.from),
  };
}
