import type { Resource } from "../../evaluate/resource.ts";
import type { Certificate } from "../../model/certificate.ts";
/** aws_acm_certificate, as a resource or a data source. */
export declare function terraformAcmCertificate(resource: Resource, resources: ReadonlyMap<string, Resource>): Certificate;
/** aws_iam_server_certificate, as a resource or a data source. */
export declare function terraformIamCertificate(resource: Resource, resources: ReadonlyMap<string, Resource>): Certificate;
