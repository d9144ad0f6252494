import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { needs } from "../support/needs.ts";
import { startNginx } from "./rig/nginx.ts";
import { startNsd } from "./rig/nsd.ts";
import { makePki, removePki } from "./rig/pki.ts";

afterAll(removePki);

const ROOT = "127.0.12.1";
const CHILD = "127.0.12.2";
const SOA = "@ SOA a.root. admin.root. 1 3600 600 86400 60";
const SERVERS = [
  {
    address: ROOT,
    zones: {
      ".": `${SOA}\n@ NS a.root.\na.root. A ${ROOT}\nexample. NS ns.example.\nns.example. A ${CHILD}`,
    },
  },
  { address: CHILD, zones: { example: `${SOA}\n@ NS ns.example.\nns A ${CHILD}\nwww A 127.0.0.1` } },
];

/** What is published runs from one bundle that loads the parts of a probe on demand: DNS, TLS and HTTP must be whole there. */
it("the bundle asks DNS, TLS and HTTP", async (context) => {
  for (const command of ["nsd", "nginx", "openssl"]) needs(context, command);
  const folder = mkdtempSync(join(tmpdir(), "originlint-bundle-"));
  const dns = await startNsd(SERVERS);
  const certificates = [makePki().issue({ names: ["www.example"] })];
  const web = await startNginx([{ certificates, directives: ["ssl_protocols TLSv1.2"] }]);
  writeFileSync(join(folder, "named.root"), `. 60 NS a.root.\na.root. 60 A ${ROOT}\n`);
  const at = ["--resolver", `${CHILD}:${dns.port}`, "--root-hints", join(folder, "named.root")];
  const where = [...at, "--dns-port", String(dns.port), "--allow-address", "127.0.0.0/8"];
  const how = ["--port", String(web.port), "--ca", makePki().root, "-f", "json", "--no-config"];
  try {
    const report = JSON.parse(await printed(["dist/cli.mjs", "probe", "www.example", ...where, ...how]));
    expect(report.diagnostics).toEqual([]);
    const probes: { kind: string; outcome: string }[] = report.probes;
    expect(probes.map(({ kind, outcome }) => `${kind} ${outcome}`)).toEqual([
      "dns seen",
      "delegation seen",
      "tls seen",
      "tls seen",
      "http seen",
    ]);
  } finally {
    await Promise.all([dns.stop(), web.stop()]);
    rmSync(folder, { recursive: true });
  }
});

function printed(args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
    let text = "";
    child.stdout.on("data", (chunk: Buffer) => {
      text += chunk;
    });
    child.once("error", reject).once("close", () => resolve(text));
  });
}
