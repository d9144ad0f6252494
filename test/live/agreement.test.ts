import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isInstalled, needs } from "../support/needs.ts";
import { startNginx } from "./rig/nginx.ts";
import { makePki, removePki } from "./rig/pki.ts";
import { freePort, type Running } from "./rig/running.ts";
import { distributionOf, ORIGIN, type Stack, terraformOf } from "./rig/stack.ts";
import { connectTo, liveOptions, runCode } from "./rig/verify-code.ts";

/** What certificates carry in the generated stacks. */
const CERTIFICATES: readonly (readonly string[])[] = [
  ["www.example.com"],
  ["example.com", "www.example.com"],
  ["*.example.com"],
  ["origin.example.com"],
  ["*.example.com", "example.com"],
  ["www.example.com", "origin.example.com"],
  ["other.example.org"],
  ["*.b.example.com"],
];

/** Listener policies, and the versions that nginx is told to speak. */
const POLICIES: Readonly<Record<string, readonly string[]>> = {
  "ELBSecurityPolicy-2016-08": ["TLSv1", "TLSv1.1", "TLSv1.2"],
  "ELBSecurityPolicy-TLS-1-2-2017-01": ["TLSv1.2"],
  "ELBSecurityPolicy-TLS13-1-3-2021-06": ["TLSv1.3"],
};

const stacks: fc.Arbitrary<Stack> = fc.record({
  certificateNames: fc.constantFrom(...CERTIFICATES),
  forwardsHost: fc.boolean(),
  aliases: fc.uniqueArray(fc.constantFrom("www.example.com", "example.com", "a.b.example.com"), {
    maxLength: 3,
  }),
  originProtocols: fc.constantFrom(
    ["TLSv1.2"],
    ["TLSv1.1", "TLSv1.2"],
    ["TLSv1", "TLSv1.1", "TLSv1.2"],
    ["TLSv1"],
    ["TLSv1", "TLSv1.1"],
  ),
  sslPolicy: fc.constantFrom(...Object.keys(POLICIES)),
  listenerPort: fc.constantFrom(443, 443, 8443, 80),
  listenerProtocol: fc.constantFrom("HTTPS", "HTTPS", "HTTP"),
  originPort: fc.constantFrom(443, 443, 8443, 80),
  originPolicy: fc.constantFrom("https-only", "https-only", "http-only"),
});

/** As many as the issue asks for; each is judged by its code, and twice with what real servers say. */
const CASES = 300;
const SEED = 20_261_126;

describe("stacks judged by their code and by their servers", () => {
  const servers = new Map<string, Running>();
  let closedPort = 0;

  beforeAll(async () => {
    if (!isInstalled("nginx") || !isInstalled("openssl")) return;
    await startServers(servers);
    closedPort = await freePort();
  }, 120_000);

  afterAll(async () => {
    await Promise.all([...servers.values()].map((server) => server.stop()));
    removePki();
  });

  it("gives the same verdict", async (context) => {
    needs(context, "openssl");
    needs(context, "nginx");
    const ca = makePki().root;
    const property = fc.asyncProperty(stacks, async (stack) => {
      const files = { "main.tf": terraformOf(stack) };
      const open = stack.listenerPort === stack.originPort ? servers.get(serverKey(stack)) : undefined;
      const standIn = { host: ORIGIN, port: stack.originPort, toPort: open?.port ?? closedPort };
      const live = liveOptions({ connectTo: connectTo(standIn), ca });
      const alone = { "main.tf": distributionOf(stack) };
      const predicted = await runCode(files);
      const [observed, seen] = [await runCode(files, live), await runCode(alone, live)];
      expect(told(observed)).toEqual(told(predicted));
      expect(told(seen)).toEqual(told(predicted));
    });
    await fc.assert(property, { numRuns: CASES, seed: SEED, endOnFailure: true });
  }, 300_000);
});

function told(report: Awaited<ReturnType<typeof runCode>>): readonly string[] {
  return report.originRequests.map(({ id, verdict }) => `${id}: ${verdict}`);
}

function serverKey({ certificateNames, listenerProtocol, sslPolicy }: Stack): string {
  return listenerProtocol === "HTTP" ? "plain" : `${certificateNames.join()} ${sslPolicy}`;
}

/** One server for each certificate and policy, and a plain one. */
async function startServers(servers: Map<string, Running>): Promise<void> {
  for (const names of CERTIFICATES) {
    const certificate = makePki().issue({ names });
    for (const [policy, versions] of Object.entries(POLICIES)) {
      const directives = [`ssl_protocols ${versions.join(" ")}`, "ssl_ciphers ALL:@SECLEVEL=0"];
      const server = await startNginx([{ certificates: [certificate], directives }]);
      servers.set(`${names.join()} ${policy}`, server);
    }
  }
  servers.set("plain", await startNginx([{ isPlain: true }]));
}
