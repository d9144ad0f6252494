import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TlsVersion } from "../../../src/facts/tls-policy.ts";
import { printed } from "./chains.ts";
import type { Running } from "./running.ts";
import { byVersion, type Scan } from "./sslscan.ts";

/** By its own names for them, in lower case. */
const VERSIONS: Readonly<Record<string, TlsVersion>> = {
  sslv3: "SSLv3",
  ssl3: "SSLv3",
  tls1: "TLSv1",
  tls1_1: "TLSv1.1",
  tls1_2: "TLSv1.2",
  tls1_3: "TLSv1.3",
};

/** Asks testssl.sh for protocols and for the ciphers of each: some ten seconds per version. It looks nothing up in the DNS. */
export async function seenByTestssl({ address, port }: Running, serverName: string): Promise<Scan> {
  const folder = mkdtempSync(join(tmpdir(), "originlint-testssl-"));
  const file = join(folder, "scan.json");
  const where = ["--nodns", "none", "--ip", address, `https://${serverName}:${port}`];
  try {
    const tool = ["--warnings", "off", "--quiet", "--sneaky"];
    await printed("testssl", [...tool, "--protocols", "--cipher-per-proto", "--jsonfile", file, ...where]);
    return scanIn(findingsIn(readFileSync(file, "utf8")));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Finding = readonly [id: string, finding: string];

function findingsIn(text: string): Finding[] {
  const fields = text.matchAll(/"id"\s*: "([^"]*)"[^}]*"finding"\s*: "([^"]*)"/g);
  return [...fields].map(([, id = "", finding = ""]) => [id, finding] as const);
}

function scanIn(findings: readonly Finding[]): Scan {
  const offered = findings.filter(([, finding]) => finding.startsWith("offered"));
  return {
    enabled: offered.flatMap(([id]) => VERSIONS[id.toLowerCase()] ?? []),
    suites: byVersion(suitesIn(findings)),
  };
}

/** `cipher-tls1_2_xc02f` is ECDHE-RSA-AES128-GCM-SHA256 under TLS 1.2. */
function suitesIn(findings: readonly Finding[]): (readonly [TlsVersion | undefined, number])[] {
  return findings.flatMap(([id]) => {
    const [, version = "", code] = /^cipher-(\w+)_x([\da-f]+)$/.exec(id) ?? [];
    return code === undefined ? [] : [[VERSIONS[version], Number.parseInt(code, 16)] as const];
  });
}
