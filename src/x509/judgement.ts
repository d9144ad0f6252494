/** What a certificate says, as far as CloudFront may mind. Names are as written; times are milliseconds since 1970. */
export interface CertificateFacts {
  /** One line, as OpenSSL prints it: `C=DE, O=Example, CN=www.example.com`. What does not print is written as `\x1b`. */
  readonly subject: string;
  readonly issuer: string;
  readonly commonName?: string;
  /** Subject alternative names of the kind DNS. */
  readonly names: readonly string[];
  readonly notBefore: number;
  readonly notAfter: number;
  /** SHA-256, hex, lower case, without colons. */
  readonly fingerprint: string;
  readonly key: KeyFacts;
  readonly signature: SignatureFacts;
  readonly isAuthority: boolean;
  /** Issuer is subject, and its own key signed it. */
  readonly isSelfSigned: boolean;
  /** Dotted OIDs; empty where the extension is missing. */
  readonly extendedKeyUsage: readonly string[];
  readonly unknownCriticalExtensions: readonly string[];
  /** Where its issuer's certificate can be had (caIssuers). */
  readonly issuerUrls: readonly string[];
}

export interface KeyFacts {
  readonly type: "rsa" | "rsa-pss" | "ec" | "ed25519" | "ed448" | "dsa" | "other";
  /** Of RSA and DSA. */
  readonly bits?: number;
  /** Of EC, OpenSSL's name: `prime256v1`. */
  readonly curve?: string;
}

export interface SignatureFacts {
  /** `sha256WithRSAEncryption`, `ecdsa-with-SHA256`; the dotted OID where it is none that we know. */
  readonly algorithm: string;
  readonly hash?: "md5" | "sha1" | "sha224" | "sha256" | "sha384" | "sha512";
}

/** What is to be said of a chain as it came over the wire. Signatures are checked. Indices count in wire order from 0. */
export interface ChainJudgement {
  /** In wire order; ends before the first that cannot be read. */
  readonly certificates: readonly CertificateFacts[];
  /** The certificate that cannot be read, and why. */
  readonly unreadable?: { readonly index: number; readonly why: string };
  /**
   * The leaf, then what signed it, and so on, up to the first that a trusted root signed; a trusted root that was sent is
   * the last. Goes on by name alone where nothing of that name signed, with the fault `bad-signature`. Empty where not
   * even the first certificate can be read.
   */
  readonly path: readonly number[];
  readonly end: ChainEnd;
  /** The order in which the path, and what goes on above it, had to be sent. Absent where it was sent so, extras aside. */
  readonly rightOrder?: readonly number[];
  readonly extras: readonly ExtraCertificate[];
  readonly faults: readonly CertificateFault[];
}

export type ChainEnd =
  /** Its last certificate is a trusted root, or one signed it. */
  | { readonly is: "trusted"; readonly root: string }
  /** The leaf signed itself. */
  | { readonly is: "self-signed" }
  /** The path ends in a root that nobody in public knows. */
  | { readonly is: "untrusted-root"; readonly root: string }
  /**
   * The issuer of the path's last certificate, `missing`, is neither sent nor a trusted root. Whether it is a public
   * intermediate cannot be told; `urls` say where it can be had (caIssuers).
   */
  | { readonly is: "incomplete"; readonly missing: string; readonly urls: readonly string[] };

/** A certificate that the path does not need. A cross-signed twin of one that it needs is none, nor is what signed the twin. */
export interface ExtraCertificate {
  readonly index: number;
  readonly why: "duplicate" | "unrelated" | "root";
}

/** Of a certificate of the path; a trusted root has none. */
export interface CertificateFault {
  readonly index: number;
  readonly is:
    | "expired"
    | "not-yet-valid"
    | "bad-signature"
    | "authority-as-leaf"
    | "no-server-auth"
    | "not-an-authority"
    | "unknown-critical-extension"
    | "name-constraints"
    | "weak-signature";
  /** A clause: `it is valid until 2025-01-01`. */
  readonly says: string;
}
