import { ORIGIN_CIPHERS, ORIGIN_CURVES, ORIGIN_SIGNATURES } from "../../../facts/cloudfront-origin-tls.ts";
import type { TlsVersion } from "../../../facts/tls-policy.ts";
import { versionCode } from "../../../facts/tls-registry.ts";
import { quoted } from "../shell-word.ts";

export interface OpensslTarget {
  readonly address: string;
  readonly port: number;
  readonly serverName?: string;
  /** Those that were offered; not empty. */
  readonly versions: readonly TlsVersion[];
  /** Leave out CloudFront's lists of ciphers, curves and signatures. */
  readonly isPlain?: boolean;
}

const SWITCHES: Readonly<Record<TlsVersion, string>> = {
  SSLv3: "-ssl3",
  TLSv1: "-tls1",
  "TLSv1.1": "-tls1_1",
  "TLSv1.2": "-tls1_2",
  "TLSv1.3": "-tls1_3",
};

/**
 * What a person types to see what a hello met, for a POSIX shell. OpenSSL sends CloudFront's lists only with its security
 * level lowered, and leaves out RC4, 3DES and SSLv3 where it was built without them.
 */
export function opensslCommand(target: OpensslTarget): string {
  const { address, isPlain = false, port, serverName, versions } = target;
  const host = address.includes(":") ? `[${address}]` : address;
  const words = [
    "openssl",
    "s_client",
    "-connect",
    `${host}:${port}`,
    ...(serverName === undefined ? ["-noservername"] : ["-servername", serverName]),
    ...versionSwitches(versions),
    ...(!isPlain && versions.some((version) => version !== "TLSv1.3") ? cloudfrontSwitches() : []),
    "-showcerts",
  ];
  return `${words.map(quoted).join(" ")} </dev/null`;
}

function versionSwitches(versions: readonly TlsVersion[]): string[] {
  const sorted = [...versions].sort((a, b) => versionCode(a) - versionCode(b));
  const [lowest, highest] = [sorted[0], sorted[sorted.length - 1]];
  if (lowest === undefined || highest === undefined) return [];
  if (lowest === highest) return [SWITCHES[lowest]];
  return ["-min_protocol", lowest, "-max_protocol", highest];
}

function cloudfrontSwitches(): string[] {
  return [
    "-cipher",
    `${ORIGIN_CIPHERS.join(":")}:@SECLEVEL=0`,
    "-curves",
    ORIGIN_CURVES.join(":"),
    "-sigalgs",
    ORIGIN_SIGNATURES.join(":"),
  ];
}
