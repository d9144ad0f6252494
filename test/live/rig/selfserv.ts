import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { KeyAndChain } from "./nginx.ts";
import { openssl } from "./openssl.ts";
import { launch, type Running, type Where } from "./running.ts";

export interface SelfservOptions {
  /** As in `ssl3:tls1.2`. */
  readonly versions: string;
  /** Code points, as in `:0004:000A:C02F`. */
  readonly ciphers: string;
}

/** Starts the test server of NSS, which speaks SSLv3, RC4-MD5 and 3DES; on every address, one connection at a time. */
export function startSelfserv(
  certificate: KeyAndChain,
  { versions, ciphers }: SelfservOptions,
  where: Where = {},
): Promise<Running> {
  return launch({
    where,
    prepare: (folder) => makeDatabase(folder, certificate),
    command: (folder, _, port) => [
      "selfserv",
      ...["-d", `sql:${folder}`, "-n", "leaf", "-p", String(port), "-V", versions, "-c", ciphers],
    ],
  });
}

function makeDatabase(folder: string, { key, chain }: KeyAndChain): void {
  const packed = join(folder, "leaf.p12");
  run("certutil", "-N", "-d", `sql:${folder}`, "--empty-password");
  openssl(
    "pkcs12",
    "-export",
    "-in",
    chain,
    "-inkey",
    key,
    "-out",
    packed,
    "-name",
    "leaf",
    "-passout",
    "pass:",
  );
  run("pk12util", "-i", packed, "-d", `sql:${folder}`, "-W", "");
}

function run(command: string, ...args: readonly string[]): void {
  execFileSync(command, args, { stdio: "pipe", timeout: 30_000 });
}
