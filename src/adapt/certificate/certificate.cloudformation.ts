import type { Resource } from "../../evaluate/resource.ts";
import type { Certificate } from "../../model/certificate.ts";
import { resourceBlock } from "../block.ts";
import { id, text, texts } from "../read.ts";
import { importedCertificate } from "./imported.ts";
import { requestedCertificate } from "./requested.ts";

/** AWS::CertificateManager::Certificate, which cannot import. */
export function cloudformationAcmCertificate(resource: Resource): Certificate {
  const block = resourceBlock(resource, "cloudformation");
  return requestedCertificate(resource, {
    domainName: text(block, "DomainName"),
    alternativeNames: texts(block, "SubjectAlternativeNames"),
    keyAlgorithm: id(block, "KeyAlgorithm"),
    certificateAuthorityArn: id(block, "CertificateAuthorityArn"),
  });
}

/** AWS::IAM::ServerCertificate. */
export function cloudformationIamCertificate(
  resource: Resource,
  resources: ReadonlyMap<string, Resource>,
): Certificate {
  const block = resourceBlock(resource, "cloudformation");
  const texts = { body: text(block, "CertificateBody"), chain: id(block, "CertificateChain") };
  return importedCertificate(resource, texts, resources);
}
