import { describe } from "vitest";
import { startHaproxy } from "./rig/haproxy.ts";
import { startNginx } from "./rig/nginx.ts";
import { type IssueOptions, makePki } from "./rig/pki.ts";
import { type RuleCase, type Server, testRules } from "./rig/rule-cases.ts";
import { freePort, type Running } from "./rig/running.ts";
import { ORIGIN } from "./rig/stack.ts";
import { startStunnel } from "./rig/stunnel.ts";

/** A plain HTTP server, and what ends TLS in front of it. */
async function behind(startProxy: (upstreamPort: number) => Promise<Running>): Promise<Server> {
  const plain = await startNginx([{ isPlain: true }]);
  const proxy = await startProxy(plain.port);
  const stop = async () => void (await Promise.all([proxy.stop(), plain.stop()]));
  return { port: proxy.port, stop };
}

function haproxy(names: readonly (readonly string[])[], ...bind: readonly string[]): () => Promise<Server> {
  const certificates = () => names.map((some) => makePki().issue({ names: some }));
  return () => behind((upstreamPort) => startHaproxy({ certificates: certificates(), bind, upstreamPort }));
}

function stunnel(issue: Partial<IssueOptions>, ...settings: readonly string[]): () => Promise<Server> {
  const certificate = () => makePki().issue({ names: [ORIGIN], ...issue });
  return () => behind((upstreamPort) => startStunnel({ certificate: certificate(), settings, upstreamPort }));
}

const LISTED = [["www.example.org"], ["shop.example.org"]];
const healthyHaproxy = haproxy([[ORIGIN]], "ssl-min-ver TLSv1.2", "alpn h2,http/1.1");
const healthyStunnel = stunnel({});

function asksClients(how: "required" | "optional"): () => Promise<Server> {
  return () => haproxy([[ORIGIN]], `ca-file ${makePki().root}`, `verify ${how}`)();
}

/** Stunnel's way to insist on a certificate of the client's. */
function stunnelThatAsks(): Promise<Server> {
  return stunnel({}, `CAfile = ${makePki().root}`, "verifyChain = yes", "requireCert = yes")();
}

/** The handshake goes well, and nobody is behind it. */
async function stunnelAlone(): Promise<Server> {
  const certificate = makePki().issue({ names: [ORIGIN] });
  return startStunnel({ certificate, upstreamPort: await freePort() });
}

const ROWS: readonly RuleCase[] = [
  {
    rule: "tls/origin-requires-tls13",
    because: "HAProxy has ssl-min-ver TLSv1.3",
    faulty: haproxy([[ORIGIN]], "ssl-min-ver TLSv1.3"),
    healthy: healthyHaproxy,
    verdict: "undecided",
    commands: ["haproxy"],
  },
  {
    rule: "name/not-covered",
    because: "HAProxy has strict-sni, and no certificate for the name",
    faulty: haproxy(LISTED, "strict-sni"),
    healthy: haproxy([...LISTED, [ORIGIN]], "strict-sni"),
    commands: ["haproxy"],
  },
  {
    rule: "name/not-covered",
    because: "HAProxy presents its first certificate to names that none carries",
    faulty: haproxy(LISTED),
    healthy: haproxy([...LISTED, ["*.example.com"]]),
    commands: ["haproxy"],
  },
  {
    rule: "name/not-covered",
    because: "HAProxy has strict-sni, and no certificate for the alias that is asked for",
    code: { forwardsHost: true },
    faulty: haproxy(LISTED, "strict-sni"),
    healthy: haproxy([...LISTED, ["www.example.com"]], "strict-sni"),
    commands: ["haproxy"],
  },
  {
    rule: "tls/client-certificate-required",
    because: "HAProxy has verify required",
    faulty: asksClients("required"),
    healthy: healthyHaproxy,
    commands: ["haproxy"],
  },
  {
    rule: "tls/client-certificate-required",
    because: "HAProxy has verify optional, which is as bad for CloudFront",
    faulty: asksClients("optional"),
    healthy: healthyHaproxy,
    commands: ["haproxy"],
  },
  {
    rule: "certificate/chain-incomplete",
    because: "stunnel's file has the leaf alone",
    faulty: stunnel({ chain: "leaf-only" }),
    healthy: healthyStunnel,
    commands: ["stunnel4"],
  },
  {
    rule: "certificate/chain-order",
    because: "stunnel's file has the intermediates swapped",
    faulty: stunnel({ chain: "wrong-order" }),
    healthy: healthyStunnel,
    commands: ["stunnel4"],
  },
  {
    rule: "tls/client-certificate-required",
    because: "stunnel has requireCert",
    faulty: stunnelThatAsks,
    healthy: healthyStunnel,
    commands: ["stunnel4"],
  },
  {
    rule: "tls/origin-requires-tls13",
    because: "stunnel has sslVersionMin = TLSv1.3",
    faulty: stunnel({}, "sslVersionMin = TLSv1.3"),
    healthy: healthyStunnel,
    verdict: "undecided",
    commands: ["stunnel4"],
  },
  {
    rule: "http/invalid-response",
    because: "stunnel closes, as nobody listens behind it",
    faulty: stunnelAlone,
    healthy: healthyStunnel,
    commands: ["stunnel4"],
  },
];

describe("verify, on what ends TLS in front of a server", () => testRules(ROWS));
