import { describe } from "vitest";
import { dhParameters } from "./rig/dh-parameters.ts";
import { startNginx } from "./rig/nginx.ts";
import { makePki } from "./rig/pki.ts";
import type { KeyKind } from "./rig/pki-options.ts";
import { type RuleCase, type Server, testRules } from "./rig/rule-cases.ts";
import { startSServer } from "./rig/s-server.ts";
import { startSelfserv } from "./rig/selfserv.ts";
import { ORIGIN } from "./rig/stack.ts";

const names = [ORIGIN];
const LAX = "ssl_ciphers ALL:@SECLEVEL=0";

function nginx(key: KeyKind, ...directives: readonly string[]): () => Promise<Server> {
  return () => startNginx([{ certificates: [makePki().issue({ names, key })], directives }]);
}

function sServer(key: KeyKind, ...args: readonly string[]): () => Promise<Server> {
  return () => startSServer(makePki().issue({ names, key }), args);
}

const selfserv = () =>
  startSelfserv(makePki().issue({ names }), { versions: "ssl3:ssl3", ciphers: ":0004:000A" });

const healthy = nginx("rsa2048", "ssl_protocols TLSv1.2", "ssl_ciphers ECDHE+AESGCM");

const ROWS: readonly RuleCase[] = [
  {
    rule: "tls/no-common-protocol",
    because: "TLS 1.2 is offered, the origin speaks 1.0 and 1.1",
    faulty: nginx("rsa2048", "ssl_protocols TLSv1 TLSv1.1", LAX),
    healthy,
  },
  {
    rule: "tls/no-common-protocol",
    because: "TLS 1.2 is offered, the origin speaks SSLv3",
    faulty: selfserv,
    healthy,
    commands: ["selfserv", "certutil"],
  },
  {
    rule: "tls/no-common-protocol",
    because: "only TLS 1.0 and 1.1 are offered, and the origin speaks 1.2",
    predicts: "tls/legacy-only",
    code: { originProtocols: ["TLSv1", "TLSv1.1"] },
    faulty: healthy,
    healthy: nginx("rsa2048", "ssl_protocols TLSv1 TLSv1.1 TLSv1.2", LAX),
  },
  {
    rule: "tls/origin-requires-tls13",
    because: "the origin speaks TLS 1.3 alone",
    faulty: nginx("rsa2048", "ssl_protocols TLSv1.3"),
    healthy: nginx("rsa2048", "ssl_protocols TLSv1.2 TLSv1.3"),
    verdict: "undecided",
  },
  {
    rule: "tls/no-common-cipher",
    because: "the origin takes DHE alone",
    faulty: () =>
      nginx("rsa2048", "ssl_protocols TLSv1.2", "ssl_ciphers DHE", `ssl_dhparam ${dhParameters()}`)(),
    healthy,
  },
  {
    rule: "tls/no-common-cipher",
    because: "the origin takes AES-256-GCM with the RSA key exchange alone",
    faulty: nginx("rsa2048", "ssl_protocols TLSv1.2", "ssl_ciphers AES256-GCM-SHA384"),
    healthy,
  },
  {
    rule: "tls/no-common-curve",
    because: "the origin takes P-521 alone",
    faulty: nginx("rsa2048", "ssl_protocols TLSv1.2", "ssl_ciphers ECDHE", "ssl_ecdh_curve secp521r1"),
    healthy: nginx("rsa2048", "ssl_protocols TLSv1.2", "ssl_ciphers ECDHE", "ssl_ecdh_curve X25519"),
  },
  {
    rule: "tls/no-common-signature",
    because: "the key is Ed25519",
    faulty: sServer("ed25519", "-tls1_2"),
    healthy: sServer("p256", "-tls1_2"),
  },
  {
    rule: "tls/no-common-signature",
    because: "the key is for RSA-PSS alone",
    faulty: sServer("rsa-pss", "-tls1_2"),
    healthy: sServer("rsa2048", "-tls1_2"),
  },
  {
    rule: "tls/key-unsupported",
    because: "the key is on P-384",
    faulty: nginx("p384", "ssl_protocols TLSv1.2"),
    healthy: nginx("p256", "ssl_protocols TLSv1.2"),
    verdict: "undecided",
  },
  {
    rule: "tls/key-unsupported",
    because: "the key is on P-521",
    faulty: sServer("p521", "-tls1_2"),
    healthy: sServer("p256", "-tls1_2"),
  },
  {
    rule: "tls/client-certificate-required",
    because: "the server asks for a certificate and insists",
    faulty: sServer("rsa2048", "-tls1_2", "-Verify", "1"),
    healthy: sServer("rsa2048", "-tls1_2"),
  },
];

describe("verify, on TLS", () => testRules(ROWS));
