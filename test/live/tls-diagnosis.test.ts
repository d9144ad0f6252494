import { afterAll, describe, expect, it, type TestContext } from "vitest";
import { type Diagnosis, diagnoseOffer } from "../../src/verify/probes/tls/diagnose.ts";
import { needs } from "../support/needs.ts";
import { plainNetwork } from "../support/plain-network.ts";
import { dhParameters } from "./rig/dh-parameters.ts";
import { startNginx } from "./rig/nginx.ts";
import { suitesSeenByNmap } from "./rig/nmap.ts";
import { makePki, removePki } from "./rig/pki.ts";
import type { KeyKind } from "./rig/pki-options.ts";
import type { Running } from "./rig/running.ts";
import { startSServer } from "./rig/s-server.ts";
import { startSelfserv } from "./rig/selfserv.ts";

const NAME = "www.example.test";
const running: Running[] = [];

afterAll(async () => {
  await Promise.all(running.map((server) => server.stop()));
  removePki();
});

async function diagnosed(server: Running): Promise<Diagnosis & { readonly connections: number }> {
  const network = plainNetwork();
  const { address, port } = server;
  const ask = { host: NAME, address, port, serverName: NAME, timeoutMilliseconds: 5000 };
  const diagnosis = await diagnoseOffer(network, ask);
  expect(network.cost.connections).toBeLessThanOrEqual(45);
  return { ...diagnosis, connections: network.cost.connections };
}

async function kept(server: Promise<Running>): Promise<Running> {
  const started = await server;
  running.push(started);
  return started;
}

function nginx(
  context: TestContext,
  keys: readonly KeyKind[],
  ...directives: readonly string[]
): Promise<Running> {
  needs(context, "nginx");
  needs(context, "openssl");
  const certificates = keys.map((key) => makePki().issue({ names: [NAME], key }));
  return kept(startNginx([{ certificates, directives }]));
}

const ALL = ["ssl_protocols TLSv1 TLSv1.1 TLSv1.2 TLSv1.3", "ssl_ciphers ALL:@SECLEVEL=0"];

/** Versions with the ciphers taken in each, sorted, as nmap is asked for them; TLS 1.3 is told apart. */
function suitesOf({ versions }: Diagnosis): ReadonlyMap<string, readonly string[]> {
  const older = versions.filter(({ version, ciphers }) => version !== "TLSv1.3" && ciphers.length > 0);
  return new Map(older.map(({ version, ciphers }) => [version, [...ciphers].sort()]));
}

async function agreesWithNmap(context: TestContext, server: Running): Promise<Diagnosis> {
  needs(context, "nmap");
  const diagnosis = await diagnosed(server);
  const seen = new Map([...(await suitesSeenByNmap(server, NAME))].filter(([, suites]) => suites.length > 0));
  expect(suitesOf(diagnosis)).toEqual(seen);
  return diagnosis;
}

describe("a diagnosis and nmap say the same", () => {
  const servers: readonly (readonly [string, number, readonly KeyKind[], readonly string[]])[] = [
    ["nginx with an RSA key", 16, ["rsa2048"], ALL],
    ["nginx with an ECDSA key", 10, ["p256"], ALL],
    ["nginx with both", 26, ["rsa2048", "p256"], ALL],
    [
      "nginx with its own preference",
      6,
      ["rsa2048"],
      ["ssl_protocols TLSv1.1 TLSv1.2", "ssl_prefer_server_ciphers on", "ssl_ciphers AES128:@SECLEVEL=0"],
    ],
    [
      "nginx with DHE, ChaCha20 and GCM alone",
      0,
      ["rsa2048"],
      ["ssl_ciphers DHE:CHACHA20:AES128-GCM-SHA256"],
    ],
  ];

  it.for(servers)("of %s", async ([, count, keys, directives], context) => {
    const diagnosis = await agreesWithNmap(context, await nginx(context, keys, ...directives));
    expect([...suitesOf(diagnosis).values()].flat()).toHaveLength(count);
  });

  it("of NSS with SSLv3, RC4 and 3DES", async (context) => {
    needs(context, "selfserv");
    needs(context, "certutil");
    const ciphers = ":0004:0005:000A:002F:0035:C02F:C030:C013:C014:C027:C028";
    const certificate = makePki().issue({ names: [NAME], chain: "leaf-only" });
    const server = await kept(startSelfserv(certificate, { versions: "ssl3:tls1.2", ciphers }));
    const { versions, keys } = await agreesWithNmap(context, server);
    expect(versions.map(({ accepted }) => accepted)).toEqual([true, true, true, true, false]);
    expect(versions[0]?.ciphers).toContain("RC4-MD5");
    expect(keys).toEqual(["rsa"]);
  });
});

describe("a diagnosis", () => {
  it("of a server that takes everything costs 45 connections at most, and tells everything", async (context) => {
    const server = await nginx(context, ["rsa2048", "p256"], ...ALL);
    const { versions, curves, keys, wide } = await diagnosed(server);
    expect(versions.map(({ version, accepted }) => [version, accepted])).toEqual([
      ["SSLv3", false],
      ["TLSv1", true],
      ["TLSv1.1", true],
      ["TLSv1.2", true],
      ["TLSv1.3", true],
    ]);
    expect(versions[3]?.ciphers).toHaveLength(14);
    expect(versions[4]?.ciphers).toEqual(["TLS_AES_128_GCM_SHA256"]);
    expect(curves).toEqual(["X25519", "prime256v1", "secp384r1"]);
    expect(keys).toEqual(["ecdsa", "rsa"]);
    expect(wide).toMatchObject({ is: "answered", version: "TLSv1.2" });
  });

  it("finds the curves behind an ECDSA key", async (context) => {
    const { curves, keys } = await diagnosed(await nginx(context, ["p256"], ...ALL));
    expect({ curves, keys }).toEqual({ curves: ["X25519", "prime256v1", "secp384r1"], keys: ["ecdsa"] });
  });

  it("shows what a server takes that takes nothing of CloudFront's", async (context) => {
    const dhe = await nginx(context, ["rsa2048"], "ssl_ciphers DHE", `ssl_dhparam ${dhParameters()}`);
    expect(await diagnosed(dhe)).toMatchObject({
      versions: Array(5).fill({ accepted: false, ciphers: [] }),
      curves: [],
      keys: ["rsa"],
      wide: { is: "answered", cipher: "DHE-RSA-AES256-GCM-SHA384", group: "dh-2048" },
    });
    const chacha = await nginx(context, ["p256"], "ssl_protocols TLSv1.2", "ssl_ciphers CHACHA20");
    expect(await diagnosed(chacha)).toMatchObject({
      curves: ["X25519", "prime256v1", "secp384r1"],
      keys: ["ecdsa"],
      wide: { cipher: "ECDHE-ECDSA-CHACHA20-POLY1305" },
    });
    const gcm = await nginx(context, ["rsa2048"], "ssl_ciphers AES256-GCM-SHA384");
    expect(await diagnosed(gcm)).toMatchObject({
      curves: [],
      keys: ["rsa"],
      wide: { cipher: "AES256-GCM-SHA384" },
    });
    const p521 = await nginx(context, ["rsa2048"], "ssl_ciphers ECDHE", "ssl_ecdh_curve secp521r1");
    expect(await diagnosed(p521)).toMatchObject({ curves: [], keys: ["rsa"], wide: { group: "secp521r1" } });
  });

  it("shows keys that CloudFront has no signature for", async (context) => {
    needs(context, "openssl");
    const ed25519 = await kept(startSServer(makePki().issue({ names: [NAME], key: "ed25519" })));
    expect(await diagnosed(ed25519)).toMatchObject({ keys: [], wide: { signature: "ed25519" } });
    const pss = await kept(startSServer(makePki().issue({ names: [NAME], key: "rsa-pss" })));
    expect(await diagnosed(pss)).toMatchObject({ keys: [], wide: { signature: "rsa_pss_pss_sha256" } });
    const p521 = await kept(startSServer(makePki().issue({ names: [NAME], key: "p521" })));
    expect(await diagnosed(p521)).toMatchObject({ keys: ["ecdsa"], wide: { is: "answered" } });
  });

  it("tells TLS 1.3 alone", async (context) => {
    const { versions, wide } = await diagnosed(await nginx(context, ["rsa2048"], "ssl_protocols TLSv1.3"));
    expect(versions.map(({ accepted }) => accepted)).toEqual([false, false, false, false, true]);
    expect(wide).toEqual({ is: "alert", code: 70, name: "protocol_version" });
  });
});
