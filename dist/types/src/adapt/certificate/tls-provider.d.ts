import type { Resource } from "../../evaluate/resource.ts";
import type { Certificate } from "../../model/certificate.ts";
import type { Value } from "../../value.ts";
/** What can be told of an imported certificate. */
export type CertificateContents = Pick<Certificate, "names" | "commonName" | "keyAlgorithm" | "selfSigned" | "privateAuthority">;
type Resources = ReadonlyMap<string, Resource>;
/**
 * The contents of a body that is an attribute of tls_self_signed_cert or tls_locally_signed_cert.
 * https://registry.terraform.io/providers/hashicorp/tls/latest/docs
 */
export declare function contentsMadeHere(body: Value<string>, resources: Resources): CertificateContents | undefined;
export {};
