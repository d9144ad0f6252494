import { createHash } from "node:crypto";

/** 16 hex digits of the sha256 over the parts, each told apart from its neighbours. */
export function fingerprint(parts: readonly string[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(`${part.length}:${part}\n`);
  return hash.digest("hex").slice(0, 16);
}
