import { describe } from "vitest";
import { serve, serveAtOnce, thenOnSecond } from "./rig/http-breakers.ts";
import { startNginx } from "./rig/nginx.ts";
import { makePki } from "./rig/pki.ts";
import { type RuleCase, type Server, testRules } from "./rig/rule-cases.ts";
import { freePort } from "./rig/running.ts";
import { ORIGIN } from "./rig/stack.ts";

const WEBSITE = "assets.s3-website.eu-west-1.amazonaws.com";
const API = "abcdef1234.execute-api.eu-west-1.amazonaws.com";
const FUNCTION_URL = "abcdefghij.lambda-url.eu-west-1.on.aws";

const plain = () => startNginx([{ isPlain: true }]);

function encrypted(name: string = ORIGIN): () => Promise<Server> {
  const directives = ["ssl_protocols TLSv1.2"];
  return () => startNginx([{ certificates: [makePki().issue({ names: [name] })], directives }]);
}

async function closed(): Promise<Server> {
  return { port: await freePort(), stop: async () => {} };
}

async function httpsAlone(): Promise<Server> {
  return { ...(await encrypted()()), otherPort: await freePort() };
}

async function both(): Promise<Server> {
  const [https, http] = [await encrypted()(), await plain()];
  const stop = async () => void (await Promise.all([https.stop(), http.stop()]));
  return { port: https.port, otherPort: http.port, stop };
}

const resetsOnReuse = () => serve(thenOnSecond((socket) => socket.resetAndDestroy()));

const PLAIN = { originPolicy: "http-only", originPort: 80, otherPort: 443 } as const;

const ROWS: readonly RuleCase[] = [
  { rule: "port/refused", because: "nobody listens for TLS", faulty: closed, healthy: encrypted() },
  { rule: "port/refused", because: "nobody listens for HTTP", code: PLAIN, faulty: closed, healthy: plain },
  {
    rule: "port/protocol-mismatch",
    because: "HTTPS to a plain HTTP port",
    faulty: plain,
    healthy: encrypted(),
  },
  {
    rule: "port/protocol-mismatch",
    because: "HTTPS to a port of SSH",
    faulty: () => serveAtOnce((socket) => void socket.write("SSH-2.0-OpenSSH_9.2p1\r\n")),
    healthy: encrypted(),
  },
  {
    rule: "port/protocol-mismatch",
    because: "plain HTTP to a TLS port",
    code: PLAIN,
    faulty: encrypted(),
    healthy: plain,
  },
  {
    rule: "port/no-listener",
    isPredicted: true,
    because: "the load balancer listens on 8443",
    code: { certificateNames: [ORIGIN], sslPolicy: "ELBSecurityPolicy-TLS-1-2-2017-01", listenerPort: 8443 },
    isWhole: true,
    faulty: closed,
    healthy: encrypted(),
  },
  {
    rule: "port/swapped",
    isPredicted: true,
    because: "https_port is 80, and speaks plain HTTP",
    also: ["port/protocol-mismatch"],
    code: { originPort: 80, otherPort: 443 },
    faulty: plain,
    healthy: encrypted(),
  },
  {
    rule: "port/match-viewer-needs-both",
    because: "HTTPS alone is served",
    code: { originPolicy: "match-viewer", viewerPolicy: "allow-all" },
    faulty: httpsAlone,
    healthy: both,
  },
  {
    rule: "port/s3-website-https",
    isPredicted: true,
    because: "a website's 443 is closed",
    code: { originDomain: WEBSITE },
    faulty: closed,
    healthy: encrypted(WEBSITE),
  },
  {
    rule: "port/s3-website-port",
    isPredicted: true,
    because: "a website's 8080 is closed",
    code: { ...PLAIN, originDomain: WEBSITE, originPort: 8080 },
    faulty: closed,
    healthy: plain,
  },
  {
    rule: "port/api-gateway-http",
    isPredicted: true,
    because: "an API's 80 is closed",
    code: { ...PLAIN, originDomain: API },
    faulty: closed,
    healthy: plain,
  },
  {
    rule: "port/function-url-http",
    isPredicted: true,
    because: "a function URL's 80 is closed",
    code: { ...PLAIN, originDomain: FUNCTION_URL },
    faulty: closed,
    healthy: plain,
  },
  {
    rule: "port/keepalive-over-idle-timeout",
    because: "a second request is reset",
    code: PLAIN,
    faulty: resetsOnReuse,
    healthy: plain,
    verdict: "undecided",
  },
];

describe("verify, on ports", () => testRules(ROWS));
