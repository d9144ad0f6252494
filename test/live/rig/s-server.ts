import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { KeyAndChain } from "./nginx.ts";
import { launch, type Running, type Where } from "./running.ts";

/**
 * Starts `openssl s_server` with further arguments of its own: `-tls1_3`, `-groups P-384`, `-Verify 1`. It serves one
 * connection at a time.
 */
export function startSServer(
  { key, chain }: KeyAndChain,
  args: readonly string[] = [],
  where: Where = {},
): Promise<Running> {
  const above = certificatesAbove(chain);
  return launch({
    where,
    prepare: (folder) => writeFileSync(join(folder, "above.pem"), above),
    command: (folder, address, port) => [
      "openssl",
      "s_server",
      "-accept",
      address.includes(":") ? `[${address}]:${port}` : `${address}:${port}`,
      ...["-key", key, "-cert", chain],
      ...(above === "" ? [] : ["-cert_chain", join(folder, "above.pem")]),
      "-www",
      ...args,
    ],
  });
}

/** It takes the first certificate of one file, and all of another. */
function certificatesAbove(chain: string): string {
  const text = readFileSync(chain, "utf8");
  const end = "-----END CERTIFICATE-----\n";
  return text.slice(text.indexOf(end) + end.length);
}
