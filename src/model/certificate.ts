import type { Provenance, Value } from "../value.ts";
import type { Entity, ValueList } from "./entity.ts";

/** An ACM or IAM server certificate; in code it is requested (public or from a private CA) or imported. */
export interface Certificate extends Entity {
  readonly source: Value<"requested" | "imported">;
  /** Subject alternative names, the domain name first; for an imported one those of its PEM body. */
  readonly names: ValueList<string>;
  /** Only for imported ones whose body can be read. */
  readonly commonName: Value<string>;
  readonly keyAlgorithm: Value<string>;
  /** Absent for a public certificate. */
  readonly certificateAuthorityArn: Value<string>;
  /**
   * True where an authority's ARN is set, whatever it is, or the same code makes the authority; false where ACM's
   * public one signs; absent where the PEM body alone could tell.
   */
  readonly privateAuthority: Value<boolean>;
  /** Made by the `tls` provider without an authority, or issuer equals subject. Absent for requested ones. */
  readonly selfSigned: Value<boolean>;
  readonly bodyPem: Value<string>;
  readonly chainPem: Value<string>;
  /** Only of those whose body the same code makes. */
  readonly made?: MadeCertificate;
}

/** What Terraform's `tls` provider puts into a certificate when the code is applied. */
export interface MadeCertificate {
  /** From then on. */
  readonly validityHours: Value<number>;
  readonly isAuthority: Value<boolean>;
  /** The key usages and extended ones, under the provider's names: `server_auth`. */
  readonly uses: ValueList<string>;
}

/** One certificate as a listener or API domain names it. */
export interface AttachedCertificate {
  readonly from: Provenance;
  readonly arn: Value<string>;
  readonly certificate: Value<Certificate>;
  /** The one served where no other fits the SNI. */
  readonly isDefault: boolean;
  /** Observed ones only: the server names (SNI) that it was presented to. */
  readonly shownTo?: readonly string[];
}
