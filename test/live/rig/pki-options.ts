/** What a certificate of the test PKI shall be like. Whatever is left out is as CloudFront likes it. */
export interface IssueOptions extends SignOptions {
  /** DNS names, or IPv4 addresses, of the subject alternative name. */
  readonly names: readonly string[];
  /** The first name where it is left out. */
  readonly commonName?: string;
  /** `false`: no subject alternative name at all. */
  readonly san?: false;
  /** OpenSSL's names: `serverAuth` unless said otherwise; empty for no extension. */
  readonly eku?: readonly string[];
  /** Whether the leaf is an authority. */
  readonly ca?: boolean;
  /** Adds a critical extension that nobody knows. */
  readonly criticalExtension?: true;
  readonly chain?: ChainKind;
  /** Flips a bit of the leaf's signature. */
  readonly corrupt?: true;
}

/** What an authority of a test may be like. */
export interface AuthorityOptions extends SignOptions {
  /** Takes the key of that one, for cross-signing. */
  readonly keyOf?: Authority;
  /** `critical,CA:TRUE` unless said otherwise. */
  readonly constraint?: string;
}

/** What both have. Dates are ISO 8601 texts: `2025-01-01T00:00:00Z`, `2025-01-01`. */
export interface SignOptions {
  readonly key?: KeyKind;
  readonly notBefore?: string;
  readonly notAfter?: string;
  /** Counted from `notBefore`; stands in for `notAfter`. */
  readonly days?: number;
  readonly hash?: "md5" | "sha1" | "sha224" | "sha256" | "sha384" | "sha512";
  readonly issuer?: IssuerName | Authority;
  /** More lines of OpenSSL's extension section: `nameConstraints=critical,permitted;DNS:example.test`. */
  readonly extensions?: readonly string[];
}

export type KeyKind = "rsa2048" | "rsa1024" | "rsa8192" | "p256" | "p384" | "p521" | "ed25519" | "rsa-pss";

/** `intermediate`: the lower one of two. `private`: an intermediate below a root that nobody trusts. */
export type IssuerName = "intermediate" | "root" | "self" | "private";

/**
 * What the server sends after the leaf. `wrong-order` swaps the two intermediates, `duplicate` sends the lower one twice,
 * `extra` adds an unrelated one, `missing-upper` and `missing-lower` leave one of the two out.
 */
export type ChainKind =
  | "good"
  | "leaf-only"
  | "wrong-order"
  | "duplicate"
  | "extra"
  | "root-sent"
  | "missing-upper"
  | "missing-lower";

/** Who may sign. All are paths of PEM files. */
export interface Authority {
  readonly key: string;
  readonly certificate: string;
  /** Its own certificate and those above it, the root last. */
  readonly line: readonly string[];
}

/** What a server needs. All are paths of PEM files. */
export interface Bundle {
  readonly key: string;
  /** The certificates in the order in which the server shall send them. */
  readonly chain: string;
  /** The leaf alone. */
  readonly certificate: string;
  readonly names: readonly string[];
}
