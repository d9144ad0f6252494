import { dirname, join } from "node:path";
import { openssl } from "./openssl.ts";
import { makePki } from "./pki.ts";

/** A PEM file with the parameters of ffdhe2048 (RFC 7919), which goes with the PKI. */
export function dhParameters(): string {
  const path = join(dirname(makePki().root), "ffdhe2048.pem");
  openssl("genpkey", "-genparam", "-algorithm", "DH", "-pkeyopt", "group:ffdhe2048", "-out", path);
  return path;
}
