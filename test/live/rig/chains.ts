import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import type { TlsVersion } from "../../../src/facts/tls-policy.ts";
import type { KeyAndChain } from "./nginx.ts";
import type { Running } from "./running.ts";

/** The certificates of a PEM file, DER in base64, in its order. */
export function chainOf({ chain }: KeyAndChain): string[] {
  return certificatesIn(readFileSync(chain, "utf8"));
}

const SWITCHES: Partial<Record<TlsVersion, string>> = {
  TLSv1: "-tls1",
  "TLSv1.1": "-tls1_1",
  "TLSv1.2": "-tls1_2",
  "TLSv1.3": "-tls1_3",
};

/** The certificates that OpenSSL's client was sent, DER in base64, in the order of the wire. */
export async function chainShownByOpenssl(
  { address, port }: Running,
  serverName: string,
  version: TlsVersion,
): Promise<string[]> {
  const args = ["-connect", `${address}:${port}`, "-servername", serverName, "-showcerts"];
  const text = await printed("openssl", [
    "s_client",
    ...args,
    SWITCHES[version] ?? "",
    "-cipher",
    "ALL:@SECLEVEL=0",
  ]);
  return certificatesIn(text.split("\nServer certificate\n")[0] ?? "");
}

/** What a command prints, with nothing on its standard input; it may fail. */
export function printed(command: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "ignore"] });
    let text = "";
    child.stdout.on("data", (chunk: Buffer) => {
      text += chunk;
    });
    child.once("error", reject).once("close", () => resolve(text));
  });
}

/** The certificates of PEM text, DER in base64, in their order. */
export function certificatesIn(text: string): string[] {
  const blocks = text.matchAll(/-----BEGIN CERTIFICATE-----([^-]*)-----END CERTIFICATE-----/g);
  return [...blocks].map(([, body = ""]) => body.replace(/\s/g, ""));
}
