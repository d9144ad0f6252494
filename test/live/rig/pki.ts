import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openssl } from "./openssl.ts";
import type {
  Authority,
  AuthorityOptions,
  Bundle,
  ChainKind,
  IssueOptions,
  IssuerName,
  KeyKind,
  SignOptions,
} from "./pki-options.ts";

export type { Authority, Bundle, IssueOptions } from "./pki-options.ts";

/** Authorities and leaves for tests, made with `openssl` when asked for; valid from 2025-01-01 to 2035-01-01. */
export interface Pki {
  /** PEM file of the root to trust: root, then `upper`, then `lower`, then the leaves. */
  readonly root: string;
  /** PEM file of a root that nobody trusts. */
  readonly privateRoot: string;
  readonly upper: Authority;
  readonly lower: Authority;
  /** RSA 2048 for www.example.test and origin.example.test, with a right chain. */
  readonly good: Bundle;
  readonly issue: (options: IssueOptions) => Bundle;
  /** A further authority, to be given to `issue` as the issuer; its subject ends in `CN=name`, its key is P-256. */
  readonly authority: (name: string, options?: AuthorityOptions) => Authority;
}

/** The PKI of this process; made on the first call, in about a second. It goes when the process ends, or on `removePki`. */
export function makePki(): Pki {
  made ??= new Workshop(mkdtempSync(join(tmpdir(), "originlint-pki-")));
  return made;
}

/** Deletes all files; a later `makePki` makes new ones. */
export function removePki(): void {
  if (made !== undefined) rmSync(made.folder, { recursive: true, force: true });
  made = undefined;
}

let made: Workshop | undefined;
process.once("exit", removePki);

class Workshop implements Pki {
  readonly folder: string;
  readonly root: string;
  readonly privateRoot: string;
  readonly upper: Authority;
  readonly lower: Authority;
  readonly #top: Authority;
  readonly #private: Authority;
  readonly #keys = new Map<KeyKind, string>();
  #files = 0;
  #good: Bundle | undefined;

  constructor(folder: string) {
    this.folder = folder;
    const key = "rsa2048";
    this.#top = this.authority("Test Root", { issuer: "self", key });
    this.upper = this.authority("Test Upper Intermediate", { issuer: this.#top, key });
    this.lower = this.authority("Test Lower Intermediate", { issuer: this.upper, key });
    const privateTop = this.authority("Private Root", { issuer: "self", key });
    this.#private = this.authority("Private Intermediate", { issuer: privateTop, key });
    this.root = this.#top.certificate;
    this.privateRoot = privateTop.certificate;
  }

  get good(): Bundle {
    this.#good ??= this.issue({ names: ["www.example.test", "origin.example.test"] });
    return this.#good;
  }

  readonly issue = (options: IssueOptions): Bundle => {
    const { key: kind = "rsa2048", names, corrupt } = options;
    const key = this.#leafKey(kind);
    const issuer = this.#issuer(options.issuer ?? "intermediate");
    const subject = options.commonName ?? names[0] ?? "";
    const certificate = this.#sign(key, subject, leafExtensions(options), options, issuer);
    if (corrupt) corruptSignature(certificate);
    const chain = this.#file("chain.pem");
    writeFileSync(
      chain,
      this.#order(options.chain ?? "good", certificate, issuer)
        .map(textOf)
        .join(""),
    );
    return { key, chain, certificate, names };
  };

  readonly authority = (name: string, options: AuthorityOptions = {}): Authority => {
    const { constraint = "critical,CA:TRUE", extensions: more = [] } = options;
    const key = options.keyOf?.key ?? this.#newKey(options.key ?? "p256");
    const issuer = this.#issuer(options.issuer ?? "root");
    const extensions = [`basicConstraints=${constraint}`, ...authorityExtensions, ...more];
    const certificate = this.#sign(key, name, extensions, options, issuer);
    return { key, certificate, line: [certificate, ...(issuer?.line ?? [])] };
  };

  #issuer(issuer: IssuerName | Authority): Authority | undefined {
    if (issuer === "self") return undefined;
    if (issuer === "intermediate") return this.lower;
    if (issuer === "private") return this.#private;
    return issuer === "root" ? this.#top : issuer;
  }

  #order(kind: ChainKind, leaf: string, issuer: Authority | undefined): readonly string[] {
    const line = issuer?.line ?? [];
    const [lower, ...above] = line.slice(0, -1);
    const root = line.slice(-1);
    if (kind === "leaf-only" || lower === undefined) return kind === "root-sent" ? [leaf, ...root] : [leaf];
    if (kind === "wrong-order") return [leaf, ...above, lower];
    if (kind === "duplicate") return [leaf, lower, lower, ...above];
    if (kind === "extra") return [leaf, lower, ...above, this.#private.certificate];
    if (kind === "root-sent") return [leaf, lower, ...above, ...root];
    if (kind === "missing-upper") return [leaf, lower];
    return kind === "missing-lower" ? [leaf, ...above] : [leaf, lower, ...above];
  }

  /** `openssl x509` of 3.0 sets no dates, `openssl ca` does. */
  #sign(
    key: string,
    subject: string,
    extensions: readonly string[],
    options: SignOptions,
    issuer: Authority | undefined,
  ): string {
    const config = this.#config(subject, extensions, options.hash ?? "default");
    const request = this.#file("request.pem");
    openssl("req", "-new", "-config", config, "-key", key, "-out", request);
    const certificate = this.#file("certificate.pem");
    const by = issuer
      ? ["-cert", issuer.certificate, "-keyfile", issuer.key]
      : ["-selfsign", "-keyfile", key];
    const dates = ["-startdate", start(options), "-enddate", end(options)];
    openssl(
      "ca",
      "-batch",
      "-notext",
      "-config",
      config,
      "-in",
      request,
      "-out",
      certificate,
      ...by,
      ...dates,
    );
    return certificate;
  }

  #config(subject: string, extensions: readonly string[], hash: string): string {
    const database = this.#file("database.txt");
    writeFileSync(database, "");
    const path = this.#file("openssl.cnf");
    const sections = [
      ["[req]", "prompt=no", "utf8=yes", "string_mask=utf8only", "distinguished_name=name"],
      ["[name]", "O=originlint test", ...(subject === "" ? [] : [`CN=${subject}`])],
      ["[ca]", "default_ca=this"],
      [
        "[this]",
        `database=${database}`,
        `new_certs_dir=${this.folder}`,
        "rand_serial=yes",
        "unique_subject=no",
      ],
      [`default_md=${hash}`, "policy=any", "preserve=yes", "x509_extensions=extensions", "email_in_dn=no"],
      ["[any]", "organizationName=optional", "commonName=optional"],
      ["[extensions]", ...extensions],
    ];
    writeFileSync(path, `${sections.flat().join("\n")}\n`);
    return path;
  }

  /** Leaves share one key of a kind: RSA keys take time. */
  #leafKey(kind: KeyKind): string {
    const key = this.#keys.get(kind) ?? this.#newKey(kind);
    this.#keys.set(kind, key);
    return key;
  }

  #newKey(kind: KeyKind): string {
    const path = this.#file("key.pem");
    openssl("genpkey", "-quiet", "-out", path, ...keyArguments[kind]);
    return path;
  }

  #file(name: string): string {
    this.#files += 1;
    return join(this.folder, `${this.#files}-${name}`);
  }
}

const keyArguments = {
  rsa1024: ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:1024"],
  rsa2048: ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"],
  rsa8192: ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:8192"],
  "rsa-pss": ["-algorithm", "RSA-PSS", "-pkeyopt", "rsa_keygen_bits:2048"],
  p256: ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"],
  p384: ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-384"],
  p521: ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-521"],
  ed25519: ["-algorithm", "ED25519"],
} as const satisfies Record<KeyKind, readonly string[]>;

const authorityExtensions = ["keyUsage=critical,keyCertSign,cRLSign", "subjectKeyIdentifier=hash"];

function leafExtensions(options: IssueOptions): readonly string[] {
  const { names, san, ca = false, eku = ["serverAuth"], criticalExtension, extensions = [] } = options;
  const general = names.map((name) => (/^[\d.]+$/.test(name) ? `IP:${name}` : `DNS:${name}`));
  return [
    `basicConstraints=critical,CA:${ca ? "TRUE" : "FALSE"}`,
    `keyUsage=critical,digitalSignature,keyEncipherment${ca ? ",keyCertSign" : ""}`,
    ...(eku.length > 0 ? [`extendedKeyUsage=${eku.join(",")}`] : []),
    ...(san !== false && general.length > 0 ? [`subjectAltName=${general.join(",")}`] : []),
    ...(criticalExtension ? ["1.3.6.1.4.1.99999.1=critical,ASN1:UTF8String:nobody knows this"] : []),
    ...extensions,
  ];
}

const start = ({ notBefore = "2025-01-01" }: SignOptions): string => stamp(new Date(notBefore));

function end({ notBefore = "2025-01-01", notAfter, days }: SignOptions): string {
  if (days !== undefined) return stamp(new Date(Date.parse(notBefore) + days * 86_400_000));
  return stamp(new Date(notAfter ?? "2035-01-01"));
}

/** `20250101000000Z`. */
const stamp = (date: Date): string => `${date.toISOString().replace(/\.\d+|[-:T]/g, "")}`;

const textOf = (path: string): string => readFileSync(path, "utf8");

/** The signature is what a certificate ends with. */
function corruptSignature(path: string): void {
  const der = Buffer.from(textOf(path).replace(/-----.*-----|\s/g, ""), "base64");
  der.writeUInt8(der.readUInt8(der.length - 9) ^ 1, der.length - 9);
  const lines = der.toString("base64").match(/.{1,64}/g) ?? [];
  writeFileSync(path, `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`);
}
