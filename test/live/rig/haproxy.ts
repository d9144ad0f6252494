import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { KeyAndChain } from "./nginx.ts";
import { launch, type Running, type Where } from "./running.ts";

export interface HaproxyOptions {
  /** HAProxy picks by server name, from what they carry; the first is the default. */
  readonly certificates: readonly KeyAndChain[];
  /** Of its `bind` line: `ssl-min-ver TLSv1.3`, `strict-sni`. */
  readonly bind?: readonly string[];
  /** Where the plain HTTP server is, on loopback. */
  readonly upstreamPort: number;
}

/** Starts HAProxy, which ends TLS in front of a plain HTTP server. */
export function startHaproxy(options: HaproxyOptions, where: Where = {}): Promise<Running> {
  return launch({
    where,
    prepare: (folder, address, port) => {
      for (const [index, certificate] of options.certificates.entries())
        writeFileSync(pemOf(folder, index), readPem(certificate));
      writeFileSync(join(folder, "haproxy.cfg"), configuration(folder, options, address, port));
    },
    command: (folder) => ["haproxy", "-q", "-db", "-f", join(folder, "haproxy.cfg")],
  });
}

function configuration(
  folder: string,
  { certificates, bind = [], upstreamPort }: HaproxyOptions,
  address: string,
  port: number,
): string {
  const shown = certificates.map((_, index) => `crt ${pemOf(folder, index)}`);
  return `
defaults
  mode http
  timeout connect 5s
  timeout client 10s
  timeout server 10s

frontend tls
  bind ${address}:${port} ssl ${[...shown, ...bind].join(" ")}
  default_backend plain

backend plain
  server web 127.0.0.1:${upstreamPort}
`;
}

/** It wants the chain and the key in one file. */
function readPem({ chain, key }: KeyAndChain): string {
  return readFileSync(chain, "utf8") + readFileSync(key, "utf8");
}

function pemOf(folder: string, index: number): string {
  return join(folder, `${index}.pem`);
}
