import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { KeyAndChain } from "./nginx.ts";
import { launch, type Running, type Where } from "./running.ts";

export interface StunnelOptions {
  readonly certificate: KeyAndChain;
  /** More settings of the service: `requireCert = yes`. */
  readonly settings?: readonly string[];
  /** Where the plain HTTP server is, on loopback. */
  readonly upstreamPort: number;
}

/** Starts stunnel, which ends TLS in front of a server that knows nothing of it. */
export function startStunnel(options: StunnelOptions, where: Where = {}): Promise<Running> {
  return launch({
    where,
    prepare: (folder, address, port) =>
      writeFileSync(join(folder, "stunnel.conf"), configuration(options, address, port)),
    command: (folder) => ["stunnel4", join(folder, "stunnel.conf")],
  });
}

function configuration(
  { certificate, settings = [], upstreamPort }: StunnelOptions,
  address: string,
  port: number,
): string {
  return [
    "foreground = yes",
    "pid =",
    "debug = err",
    "[https]",
    `accept = ${address}:${port}`,
    `connect = 127.0.0.1:${upstreamPort}`,
    `cert = ${certificate.chain}`,
    `key = ${certificate.key}`,
    ...settings,
    "",
  ].join("\n");
}
