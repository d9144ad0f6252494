import type { Resource } from "../../evaluate/resource.ts";
import type { Certificate } from "../../model/certificate.ts";
import { unknown } from "../../value.ts";
import { resourceBlock } from "../block.ts";
import { entityOf, lookedUp } from "../entity.ts";
import { id, text, texts } from "../read.ts";
import { importedCertificate } from "./imported.ts";
import { requestedCertificate, undecidedCertificate } from "./requested.ts";

/** aws_acm_certificate, as a resource or a data source. */
export function terraformAcmCertificate(
  resource: Resource,
  resources: ReadonlyMap<string, Resource>,
): Certificate {
  if (resource.mode === "data") return lookedUpCertificate(resource, "domain");
  const block = resourceBlock(resource, "terraform");
  const body = text(block, "certificate_body");
  const domainName = id(block, "domain_name");
  if (body.kind !== "absent" && domainName.kind === "absent") {
    return importedCertificate(resource, { body, chain: id(block, "certificate_chain") }, resources);
  }
  const request = {
    domainName,
    alternativeNames: texts(block, "subject_alternative_names"),
    keyAlgorithm: id(block, "key_algorithm"),
    certificateAuthorityArn: id(block, "certificate_authority_arn"),
  };
  if (body.kind === "unknown") return undecidedCertificate(resource, request, unknown(body.why, body.from));
  return requestedCertificate(resource, request);
}

/** aws_iam_server_certificate, as a resource or a data source. */
export function terraformIamCertificate(
  resource: Resource,
  resources: ReadonlyMap<string, Resource>,
): Certificate {
  if (resource.mode === "data") return lookedUpCertificate(resource, undefined);
  const block = resourceBlock(resource, "terraform");
  const texts = { body: text(block, "certificate_body"), chain: id(block, "certificate_chain") };
  return importedCertificate(resource, texts, resources);
}

/** A certificate found by its domain name has that name, and maybe others. */
function lookedUpCertificate(resource: Resource, domainArgument: string | undefined): Certificate {
  const unseen = (name: string) => lookedUp(resource, name);
  const names = unseen("subject_alternative_names");
  const domain =
    domainArgument === undefined ? undefined : id(resourceBlock(resource, "terraform"), domainArgument);
  const listed = domain === undefined || domain.kind === "absent" ? [] : [domain];
  return {
    ...entityOf(resource),
    source: unseen("type"),
    names: unknown(names.why, names.from, { kind: "list", items: listed, open: true }),
    commonName: unseen("certificate"),
    keyAlgorithm: unseen("key_types"),
    certificateAuthorityArn: unseen("certificate_authority_arn"),
    privateAuthority: unseen("certificate_authority_arn"),
    selfSigned: unseen("certificate"),
    bodyPem: unseen("certificate"),
    chainPem: unseen("certificate_chain"),
  };
}
