import { afterAll, describe, expect, it, type TestContext } from "vitest";
import type { TlsVersion } from "../../src/facts/tls-policy.ts";
import { diagnoseOffer } from "../../src/verify/probes/tls/diagnose.ts";
import { tryHandshake } from "../../src/verify/probes/tls/handshake.ts";
import { readCertificate } from "../../src/x509/read.ts";
import { needs } from "../support/needs.ts";
import { plainNetwork } from "../support/plain-network.ts";
import { startNginx } from "./rig/nginx.ts";
import { suitesSeenByNmap } from "./rig/nmap.ts";
import { makePki, removePki } from "./rig/pki.ts";
import type { KeyKind } from "./rig/pki-options.ts";
import type { Running } from "./rig/running.ts";
import { startSelfserv } from "./rig/selfserv.ts";
import { type Scan, seenBySslscan } from "./rig/sslscan.ts";
import { seenByTestssl } from "./rig/testssl.ts";

const NAME = "www.example.test";

afterAll(removePki);

/** Stops it when the test ends. */
async function kept(context: TestContext, server: Promise<Running>): Promise<Running> {
  const started = await server;
  context.onTestFinished(started.stop);
  return started;
}

function nginx(
  context: TestContext,
  keys: readonly KeyKind[],
  ...directives: readonly string[]
): Promise<Running> {
  needs(context, "nginx");
  needs(context, "openssl");
  const certificates = keys.map((key) => makePki().issue({ names: [NAME, "*.example.test"], key }));
  return kept(context, startNginx([{ certificates, directives }]));
}

function selfserv(context: TestContext): Promise<Running> {
  for (const command of ["selfserv", "certutil", "openssl"]) needs(context, command);
  const ciphers = ":0004:0005:000A:002F:0035:C02F:C030:C013:C014:C027:C028";
  const certificate = makePki().issue({ names: [NAME], chain: "leaf-only" });
  return kept(context, startSelfserv(certificate, { versions: "ssl3:tls1.2", ciphers }));
}

/** The same of ours as scanners say: suites up to TLS 1.2, and which versions are spoken at all. */
async function diagnosed({ address, port }: Running): Promise<Scan> {
  const ask = { host: NAME, address, port, serverName: NAME, timeoutMilliseconds: 5000 };
  const { versions } = await diagnoseOffer(plainNetwork(), ask);
  const older = versions.filter(({ version, ciphers }) => version !== "TLSv1.3" && ciphers.length > 0);
  return {
    enabled: versions.filter(({ accepted }) => accepted === true).map(({ version }) => version),
    suites: new Map(older.map(({ version, ciphers }) => [version, [...ciphers].sort()])),
  };
}

/** A version of which no suite is CloudFront's is none that it could use; of TLS 1.3 and SSLv3 there is no list to cut. */
function usable({ enabled, suites }: Scan): readonly TlsVersion[] {
  return enabled.filter((version) => ["SSLv3", "TLSv1.3"].includes(version) || suites.has(version));
}

function without(suites: Scan["suites"], left: TlsVersion): Scan["suites"] {
  return new Map([...suites].filter(([version]) => version !== left));
}

const ALL = ["ssl_protocols TLSv1 TLSv1.1 TLSv1.2 TLSv1.3", "ssl_ciphers ALL:@SECLEVEL=0"];

type Start = (context: TestContext) => Promise<Running>;

const SERVERS: readonly (readonly [name: string, suites: number, start: Start])[] = [
  ["nginx with an RSA key", 16, (context) => nginx(context, ["rsa2048"], ...ALL)],
  ["nginx with an ECDSA key", 10, (context) => nginx(context, ["p256"], ...ALL)],
  ["nginx with both", 26, (context) => nginx(context, ["rsa2048", "p256"], ...ALL)],
  [
    "nginx with its own preference",
    6,
    (context) =>
      nginx(
        context,
        ["rsa2048"],
        "ssl_protocols TLSv1.1 TLSv1.2",
        "ssl_prefer_server_ciphers on",
        "ssl_ciphers AES128:@SECLEVEL=0",
      ),
  ],
  [
    "nginx with DHE, ChaCha20 and GCM alone",
    0,
    (context) => nginx(context, ["rsa2048"], "ssl_ciphers DHE:CHACHA20:AES128-GCM-SHA256"),
  ],
  ["nginx with TLS 1.3 alone", 0, (context) => nginx(context, ["rsa2048"], "ssl_protocols TLSv1.3")],
  ["NSS with SSLv3, RC4 and 3DES", 26, selfserv],
];

describe("a diagnosis, nmap and sslscan say the same", () => {
  it.for(SERVERS)("of %s", async ([, count, start], context) => {
    for (const command of ["nmap", "sslscan"]) needs(context, command);
    const server = await start(context);
    const { enabled, suites } = await diagnosed(server);
    expect([...suites.values()].flat()).toHaveLength(count);
    const nmap = [...(await suitesSeenByNmap(server, NAME))].filter(([, listed]) => listed.length > 0);
    expect(suites).toEqual(new Map(nmap));
    const sslscan = await seenBySslscan(server, NAME);
    expect(without(suites, "SSLv3")).toEqual(sslscan.suites);
    expect(enabled).toEqual(usable(sslscan));
  });
});

describe("a handshake and sslscan", () => {
  const servers = SERVERS.filter(([, suites]) => suites > 0);

  it.for(servers)("are shown the same leaf, and read the same from it: %s", async ([, , start], context) => {
    needs(context, "sslscan");
    const server = await start(context);
    const hello = { ...server, serverName: NAME, versions: ["TLSv1.2"], timeoutMilliseconds: 5000 } as const;
    const outcome = await tryHandshake(plainNetwork(), hello);
    const [leaf = ""] = outcome.is === "answered" ? outcome.chain : [];
    const read = readCertificate(Buffer.from(leaf, "base64"));
    const shown = await seenBySslscan(server, NAME);
    expect(shown.leaf).toBe(leaf);
    expect(read).toMatchObject({ ok: true, value: { commonName: shown.subject, names: shown.names } });
    expect(read).toMatchObject({ value: { issuer: expect.stringContaining(`CN=${shown.issuer}`) } });
  });
});

describe("a diagnosis and testssl.sh say the same", () => {
  it("of nginx with an RSA and an ECDSA key, TLS 1.1 and 1.2", async (context) => {
    needs(context, "testssl");
    const ciphers = "ssl_ciphers AES:!AESCCM:!aNULL:!DH:@SECLEVEL=0";
    const server = await nginx(context, ["rsa2048", "p256"], "ssl_protocols TLSv1.1 TLSv1.2", ciphers);
    const { enabled, suites } = await diagnosed(server);
    expect([...suites.values()].flat()).toHaveLength(20);
    const testssl = await seenByTestssl(server, NAME);
    expect(suites).toEqual(testssl.suites);
    expect(enabled).toEqual(usable(testssl));
  }, 120_000);
});
