import type { TlsVersion } from "../../../src/facts/tls-policy.ts";
import { suiteName } from "../../../src/facts/tls-registry.ts";
import { printed } from "./chains.ts";
import type { Running } from "./running.ts";

/** The IANA names of CloudFront's suites, as nmap prints them, by code point. */
const IANA_NAMES: Readonly<Record<string, number>> = {
  TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384: 0xc02c,
  TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384: 0xc024,
  TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA: 0xc00a,
  TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256: 0xc02b,
  TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256: 0xc023,
  TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA: 0xc009,
  TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384: 0xc030,
  TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384: 0xc028,
  TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA: 0xc014,
  TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256: 0xc02f,
  TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256: 0xc027,
  TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA: 0xc013,
  TLS_RSA_WITH_AES_256_CBC_SHA: 0x0035,
  TLS_RSA_WITH_AES_128_CBC_SHA: 0x002f,
  TLS_RSA_WITH_3DES_EDE_CBC_SHA: 0x000a,
  TLS_RSA_WITH_RC4_128_MD5: 0x0004,
};

/** What nmap's `ssl-enum-ciphers` lists up to TLS 1.2, cut to CloudFront's suites, under OpenSSL's names, sorted. */
export async function suitesSeenByNmap(
  { address, port }: Running,
  serverName: string,
): Promise<ReadonlyMap<TlsVersion, readonly string[]>> {
  const script = ["--script", "ssl-enum-ciphers", "--script-args", `tls.servername=${serverName}`];
  const text = await printed("nmap", ["-Pn", "-n", "-sT", "-p", String(port), ...script, address]);
  const found = new Map<TlsVersion, string[]>();
  let current: string[] = [];
  for (const line of text.split("\n")) {
    const version = versionIn(line);
    if (version !== undefined) {
      current = [];
      found.set(version, current);
    }
    const code = IANA_NAMES[/\bTLS_\w+/.exec(line)?.[0] ?? ""];
    if (code !== undefined) current.push(suiteName(code));
  }
  return new Map([...found].map(([version, suites]) => [version, suites.sort()]));
}

function versionIn(line: string): TlsVersion | undefined {
  const name = /^\|\s+(SSLv3|TLSv1\.[0-3]):/.exec(line)?.[1];
  if (name === "TLSv1.0") return "TLSv1";
  return name === "SSLv3" || name === "TLSv1.1" || name === "TLSv1.2" || name === "TLSv1.3"
    ? name
    : undefined;
}
