import { afterAll, describe, expect, it, type TestContext } from "vitest";
import type { TlsVersion } from "../../src/facts/tls-policy.ts";
import { groupCodes, suiteCodes } from "../../src/facts/tls-registry.ts";
import { opensslCommand } from "../../src/verify/probes/tls/command.ts";
import { type HelloRequest, tryHandshake } from "../../src/verify/probes/tls/handshake.ts";
import { needs } from "../support/needs.ts";
import { plainNetwork } from "../support/plain-network.ts";
import { certificatesIn, chainOf, chainShownByOpenssl, printed } from "./rig/chains.ts";
import { dhParameters } from "./rig/dh-parameters.ts";
import { type NginxServer, startNginx } from "./rig/nginx.ts";
import { makePki, removePki } from "./rig/pki.ts";
import type { ChainKind, KeyKind } from "./rig/pki-options.ts";
import type { Running } from "./rig/running.ts";
import { startSServer } from "./rig/s-server.ts";
import { startSelfserv } from "./rig/selfserv.ts";

const NAME = "www.example.test";
const running: Running[] = [];

afterAll(async () => {
  await Promise.all(running.map((server) => server.stop()));
  removePki();
});

function ask({ address, port }: Running, versions: readonly TlsVersion[], more: Partial<HelloRequest> = {}) {
  const hello = { address, port, serverName: NAME, versions, timeoutMilliseconds: 5000, ...more };
  return tryHandshake(plainNetwork(), hello);
}

async function kept(server: Promise<Running>): Promise<Running> {
  const started = await server;
  running.push(started);
  return started;
}

function nginx(context: TestContext, ...servers: readonly NginxServer[]): Promise<Running> {
  needs(context, "nginx");
  needs(context, "openssl");
  return kept(startNginx(servers));
}

function sServer(context: TestContext, key: KeyKind, ...args: readonly string[]): Promise<Running> {
  needs(context, "openssl");
  return kept(startSServer(makePki().issue({ names: [NAME], key }), args));
}

const ALL_CIPHERS = "ssl_ciphers ALL:@SECLEVEL=0";
const ALL_VERSIONS = "ssl_protocols TLSv1 TLSv1.1 TLSv1.2 TLSv1.3";

describe("a handshake with nginx", () => {
  it("is answered in each version that it speaks", async (context) => {
    const server = await nginx(context, {
      certificates: [makePki().good],
      directives: [ALL_VERSIONS, ALL_CIPHERS],
    });
    const common = { is: "answered", group: "X25519", asksForClientCertificate: false };
    expect(await ask(server, ["TLSv1"])).toMatchObject({
      ...common,
      version: "TLSv1",
      cipher: "ECDHE-RSA-AES256-SHA",
    });
    expect(await ask(server, ["TLSv1.1"])).toMatchObject({ ...common, version: "TLSv1.1" });
    expect(await ask(server, ["SSLv3", "TLSv1.2"])).toMatchObject({
      ...common,
      version: "TLSv1.2",
      cipher: "ECDHE-RSA-AES256-GCM-SHA384",
      signature: "RSA+SHA256",
    });
    expect(await ask(server, ["TLSv1.3"])).toMatchObject({
      ...common,
      version: "TLSv1.3",
      cipher: "TLS_AES_128_GCM_SHA256",
      signature: "rsa_pss_rsae_sha256",
    });
  });

  it("reports a version that was not asked for as it came", async (context) => {
    const server = await nginx(context, {
      certificates: [makePki().good],
      directives: ["ssl_protocols TLSv1.1", ALL_CIPHERS],
    });
    expect(await ask(server, ["SSLv3", "TLSv1.2"])).toMatchObject({ is: "answered", version: "TLSv1.1" });
    expect(await ask(server, ["TLSv1"])).toEqual({ is: "alert", code: 70, name: "protocol_version" });
  });

  const refused: readonly (readonly [string, readonly string[], number])[] = [
    ["TLS 1.3 alone", ["ssl_protocols TLSv1.3"], 70],
    ["ChaCha20 alone", ["ssl_protocols TLSv1.2", "ssl_ciphers CHACHA20"], 40],
    ["AES-GCM with RSA key exchange alone", ["ssl_protocols TLSv1.2", "ssl_ciphers AES128-GCM-SHA256"], 40],
    ["P-521 alone", ["ssl_protocols TLSv1.2", "ssl_ciphers ECDHE", "ssl_ecdh_curve secp521r1"], 40],
    ["nobody", ["ssl_reject_handshake on"], 112],
  ];

  it.for(refused)("is refused where it speaks to %s", async ([, directives, code], context) => {
    const server = await nginx(context, { certificates: [makePki().good], directives });
    expect(await ask(server, ["TLSv1.2"])).toMatchObject({ is: "alert", code });
  });

  it("is refused where it takes DHE alone, and shows that to a hello that offers it", async (context) => {
    needs(context, "openssl");
    const directives = ["ssl_ciphers DHE:@SECLEVEL=0", `ssl_dhparam ${dhParameters()}`];
    const server = await nginx(context, { certificates: [makePki().good], directives });
    expect(await ask(server, ["TLSv1.2"])).toMatchObject({ is: "alert", code: 40 });
    expect(
      await ask(server, ["TLSv1.2"], { ciphers: suiteCodes(["DHE-RSA-AES128-GCM-SHA256"]) }),
    ).toMatchObject({
      cipher: "DHE-RSA-AES128-GCM-SHA256",
      group: "dh-2048",
      signature: "RSA+SHA256",
    });
  });

  it("serves the certificate of the name", async (context) => {
    const [one, other] = [makePki().good, makePki().issue({ names: ["other.test"], key: "p256" })];
    const server = await nginx(
      context,
      { certificates: [one], names: [NAME] },
      { certificates: [other], names: ["other.test"] },
    );
    const chains = [
      await ask(server, ["TLSv1.2"]),
      await ask(server, ["TLSv1.2"], { serverName: "other.test" }),
      await tryHandshake(plainNetwork(), { ...server, versions: ["TLSv1.2"], timeoutMilliseconds: 5000 }),
    ].map((outcome) => (outcome.is === "answered" ? outcome.chain : outcome));
    expect(chains).toEqual([chainOf(one), chainOf(other), chainOf(one)]);
  });

  it("sees that a client certificate is asked for", async (context) => {
    const directives = [ALL_VERSIONS, "ssl_verify_client on", `ssl_client_certificate ${makePki().root}`];
    const server = await nginx(context, { certificates: [makePki().good], directives });
    for (const version of ["TLSv1.2", "TLSv1.3"] as const) {
      expect(await ask(server, [version])).toMatchObject({ version, asksForClientCertificate: true });
    }
  });

  it("names plain HTTP", async (context) => {
    const server = await nginx(context, { isPlain: true });
    expect(await ask(server, ["TLSv1.2"])).toMatchObject({ is: "plain-http" });
  });

  it("picks of two certificates the one that the ciphers ask for", async (context) => {
    const [rsa, ecdsa] = [makePki().good, makePki().issue({ names: [NAME], key: "p384" })];
    const server = await nginx(context, { certificates: [rsa, ecdsa], directives: [ALL_CIPHERS] });
    expect(await ask(server, ["TLSv1.2"])).toMatchObject({
      cipher: "ECDHE-ECDSA-AES256-GCM-SHA384",
      signature: "ECDSA+SHA256",
      chain: chainOf(ecdsa),
    });
    expect(await ask(server, ["TLSv1.2"], { ciphers: [0x002f] })).toEqual({
      is: "answered",
      version: "TLSv1.2",
      cipher: "AES128-SHA",
      chain: chainOf(rsa),
      asksForClientCertificate: false,
    });
  });

  it("sends a hello of any length that is answered", async (context) => {
    const server = await nginx(context, { certificates: [makePki().good], directives: [ALL_VERSIONS] });
    const label = "a".repeat(60);
    for (const labels of [0, 1, 2, 3]) {
      const serverName = [...Array(labels).fill(label), "example.test"].join(".");
      expect(await ask(server, ["TLSv1.2"], { serverName })).toMatchObject({ is: "answered" });
      expect(await ask(server, ["TLSv1.3"], { serverName })).toMatchObject({ is: "answered" });
    }
  });
});

describe("the chain", () => {
  const kinds: readonly ChainKind[] = ["good", "wrong-order", "duplicate", "extra", "root-sent", "leaf-only"];

  it.for(kinds)("is what openssl s_client -showcerts shows, in its order: %s", async (chain, context) => {
    needs(context, "nginx");
    needs(context, "openssl");
    const bundle = makePki().issue({ names: [NAME], chain });
    const server = await kept(
      startNginx([{ certificates: [bundle], directives: [ALL_VERSIONS, ALL_CIPHERS] }]),
    );
    for (const version of ["TLSv1", "TLSv1.2", "TLSv1.3"] as const) {
      const outcome = await ask(server, [version]);
      const shown = await chainShownByOpenssl(server, NAME, version);
      expect(outcome).toMatchObject({ is: "answered", version, chain: shown });
      expect(shown).toEqual(chainOf(bundle));
    }
  });
});

describe("the command that is shown as evidence", () => {
  it("makes the same handshake with openssl s_client", async (context) => {
    const server = await nginx(context, {
      certificates: [makePki().good],
      directives: [ALL_VERSIONS, ALL_CIPHERS],
    });
    for (const version of ["TLSv1", "TLSv1.2", "TLSv1.3"] as const) {
      const outcome = await ask(server, [version]);
      const command = opensslCommand({ ...server, serverName: NAME, versions: [version] });
      const text = await printed("sh", ["-c", command]);
      const chain = outcome.is === "answered" ? outcome.chain : outcome;
      expect(certificatesIn(text.split("\nServer certificate\n")[0] ?? "")).toEqual(chain);
      const cipher = version === "TLSv1.3" ? "TLS_A" : outcome.is === "answered" && outcome.cipher;
      expect(text).toContain(`Cipher is ${cipher}`);
    }
  });
});

describe("a handshake with openssl s_server", () => {
  it("is refused under TLS 1.2 with keys that CloudFront's list has no signature for", async (context) => {
    for (const key of ["ed25519", "rsa-pss"] as const) {
      const server = await sServer(context, key);
      expect(await ask(server, ["TLSv1.2"])).toEqual({ is: "alert", code: 40, name: "handshake_failure" });
      expect(await ask(server, ["TLSv1.3"])).toMatchObject({
        is: "answered",
        signature: key === "ed25519" ? "ed25519" : "rsa_pss_pss_sha256",
      });
    }
  });

  it("is refused with an ECDSA key on P-521", async (context) => {
    const server = await sServer(context, "p521");
    expect(await ask(server, ["TLSv1.2"])).toMatchObject({ is: "alert", code: 40 });
  });

  it("follows one HelloRetryRequest over the same connection", async (context) => {
    const server = await sServer(context, "rsa2048", "-tls1_3", "-groups", "P-384", "-Verify", "1");
    const network = plainNetwork();
    const hello = { ...server, serverName: NAME, versions: ["TLSv1.3"], timeoutMilliseconds: 5000 } as const;
    expect(await tryHandshake(network, hello)).toMatchObject({
      version: "TLSv1.3",
      group: "secp384r1",
      asksForClientCertificate: true,
    });
    expect(network.cost.connections).toBe(1);
    expect(await ask(server, ["TLSv1.2"])).toEqual({ is: "alert", code: 70, name: "protocol_version" });
  });

  const suites = ["TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256"];
  const groups = ["X25519", "prime256v1", "secp384r1", "secp521r1", "X448"];

  it.for(suites)("reads what %s protects, with each group", async (suite, context) => {
    needs(context, "openssl");
    const bundle = makePki().issue({ names: [NAME] });
    for (const group of groups) {
      const args = ["-tls1_3", "-ciphersuites", suite, "-groups", group];
      const server = await kept(startSServer(bundle, args));
      const offered = groupCodes(groups);
      const outcome = await ask(server, ["TLSv1.3"], { groups: offered });
      expect(outcome).toMatchObject({ cipher: suite, group, chain: chainOf(bundle) });
    }
  });
});

describe("a handshake with NSS", () => {
  it("is answered in SSLv3, with RC4 and 3DES", async (context) => {
    needs(context, "selfserv");
    needs(context, "certutil");
    const certificate = makePki().issue({ names: [NAME], chain: "leaf-only" });
    const options = { versions: "ssl3:tls1.2", ciphers: ":0004:000A" };
    const server = await kept(startSelfserv(certificate, options));
    expect(await ask(server, ["SSLv3"])).toEqual({
      is: "answered",
      version: "SSLv3",
      cipher: "DES-CBC3-SHA",
      chain: chainOf(certificate),
      asksForClientCertificate: false,
    });
    expect(await ask(server, ["TLSv1"], { ciphers: [4] })).toMatchObject({
      version: "TLSv1",
      cipher: "RC4-MD5",
    });
    expect(await ask(server, ["TLSv1.2"])).toMatchObject({ version: "TLSv1.2", cipher: "DES-CBC3-SHA" });
    expect(await ask(server, ["TLSv1.3"])).toMatchObject({ is: "alert" });
  });
});
