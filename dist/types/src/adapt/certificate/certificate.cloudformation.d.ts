import type { Resource } from "../../evaluate/resource.ts";
import type { Certificate } from "../../model/certificate.ts";
/** AWS::CertificateManager::Certificate, which cannot import. */
export declare function cloudformationAcmCertificate(resource: Resource): Certificate;
/** AWS::IAM::ServerCertificate. */
export declare function cloudformationIamCertificate(resource: Resource, resources: ReadonlyMap<string, Resource>): Certificate;
