import { ORIGIN_CIPHERS } from "../../../src/facts/cloudfront-origin-tls.ts";
import type { TlsVersion } from "../../../src/facts/tls-policy.ts";
import { suiteName } from "../../../src/facts/tls-registry.ts";
import { certificatesIn, printed } from "./chains.ts";
import type { Running } from "./running.ts";

/** What a scanner says of a port. */
export interface Scan {
  /** The versions that it calls enabled, weakest first. */
  readonly enabled: readonly TlsVersion[];
  /** What it lists up to TLS 1.2, cut to CloudFront's suites, under OpenSSL's names, sorted. No entry is empty. */
  readonly suites: ReadonlyMap<TlsVersion, readonly string[]>;
}

/** What sslscan also prints of the certificate. */
export interface SslscanReport extends Scan {
  /** The leaf, DER in base64. */
  readonly leaf: string | undefined;
  readonly subject: string | undefined;
  readonly issuer: string | undefined;
  /** The DNS names among the subject alternative names. */
  readonly names: readonly string[];
}

/** Its own questions beyond ciphers take minutes with a server that takes one connection at a time. */
const NOTHING_ELSE = ["renegotiation", "heartbleed", "compression", "groups", "fallback"];

/** Asks sslscan. It lists no suites of SSLv3, only whether that is enabled. */
export async function seenBySslscan({ address, port }: Running, serverName: string): Promise<SslscanReport> {
  const xml = await printed("sslscan", [
    "--xml=-",
    ...NOTHING_ELSE.map((question) => `--no-${question}`),
    `--sni-name=${serverName}`,
    "--show-certificate",
    `${address}:${port}`,
  ]);
  const [certificate = ""] = xml.split('<certificate type="short">').slice(1);
  const alternatives = contentOf("altnames", certificate) ?? "";
  return {
    enabled: enabledIn(xml),
    suites: byVersion(suitesIn(xml)),
    leaf: certificatesIn(xml)[0],
    subject: contentOf("subject", certificate),
    issuer: contentOf("issuer", certificate),
    names: [...alternatives.matchAll(/DNS:([^,\s]+)/g)].map(([, name = ""]) => name),
  };
}

const PROTOCOLS: Readonly<Record<string, TlsVersion>> = {
  "ssl 3": "SSLv3",
  "tls 1.0": "TLSv1",
  "tls 1.1": "TLSv1.1",
  "tls 1.2": "TLSv1.2",
  "tls 1.3": "TLSv1.3",
};

function enabledIn(xml: string): TlsVersion[] {
  const protocols = xml.matchAll(/<protocol type="(\w+)" version="([\d.]+)" enabled="1"/g);
  return [...protocols].flatMap(([, type, version]) => PROTOCOLS[`${type} ${version}`] ?? []);
}

function suitesIn(xml: string): (readonly [TlsVersion | undefined, number])[] {
  const ciphers = xml.matchAll(/<cipher [^>]*sslversion="TLSv([\d.]+)" [^>]*id="(0x[\dA-F]+)"/g);
  return [...ciphers].map(([, version, id]) => [PROTOCOLS[`tls ${version}`], Number(id)] as const);
}

function contentOf(element: string, xml: string): string | undefined {
  return new RegExp(`<${element}><!\\[CDATA\\[([^\\]]*)\\]\\]></${element}>`).exec(xml)?.[1];
}

/** Cuts what a scanner listed, version by version, to CloudFront's suites. */
export function byVersion(listed: readonly (readonly [TlsVersion | undefined, number])[]): Scan["suites"] {
  const found = new Map<TlsVersion, string[]>();
  for (const [version, code] of listed) {
    const suite = suiteName(code);
    if (version === undefined || !ORIGIN_CIPHERS.includes(suite)) continue;
    found.set(version, [...(found.get(version) ?? []), suite].sort());
  }
  return found;
}
