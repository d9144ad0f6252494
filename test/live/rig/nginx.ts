import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { launch, type Running, type Where } from "./running.ts";

/** PEM files: a key, and the chain as it shall be sent. */
export interface KeyAndChain {
  readonly key: string;
  readonly chain: string;
}

/** One `server` block. */
export interface NginxServer {
  /** Several for an RSA and an ECDSA one; none for plain HTTP, or a server that rejects handshakes. */
  readonly certificates?: readonly KeyAndChain[];
  readonly names?: readonly string[];
  /** More directives, without the semicolon: `ssl_protocols TLSv1.2`. Those for ciphers are OpenSSL's defaults. */
  readonly directives?: readonly string[];
  /** No TLS on this port. */
  readonly isPlain?: true;
}

/** Starts nginx with these servers on one port; the first one is the default. Each answers 200 to everything. */
export function startNginx(servers: readonly NginxServer[], where: Where = {}): Promise<Running> {
  return launch({
    where,
    prepare: (folder, address, port) => {
      mkdirSync(join(folder, "logs"));
      writeFileSync(join(folder, "nginx.conf"), configuration(folder, servers, address, port));
    },
    command: (folder) => ["nginx", "-p", folder, "-c", join(folder, "nginx.conf"), "-e", "stderr"],
  });
}

function configuration(
  folder: string,
  servers: readonly NginxServer[],
  address: string,
  port: number,
): string {
  const host = address.includes(":") ? `[${address}]` : address;
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (kind) => `${kind}_temp_path ${join(folder, kind)};`,
  );
  return [
    "daemon off;",
    "master_process off;",
    `pid ${join(folder, "pid")};`,
    "error_log stderr crit;",
    "events { worker_connections 256; }",
    "http {",
    "access_log off;",
    "server_names_hash_bucket_size 256;",
    ...temporary,
    ...servers.map((server, index) => block(server, `${host}:${port}`, index)),
    "}",
  ].join("\n");
}

function block(server: NginxServer, listen: string, index: number): string {
  const { certificates = [], names = ["_"], directives = [], isPlain } = server;
  return [
    "server {",
    `listen ${listen}${isPlain ? "" : " ssl"}${index === 0 ? " default_server" : ""};`,
    `server_name ${names.join(" ")};`,
    ...certificates.flatMap(({ key, chain }) => [`ssl_certificate ${chain};`, `ssl_certificate_key ${key};`]),
    ...directives.map((directive) => `${directive};`),
    'location / { return 200 "ok\\n"; }',
    "}",
  ].join("\n");
}
