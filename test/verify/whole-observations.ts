const COST = { connections: 1, datagrams: 0 };
const SPOKEN = {
  host: "origin.example.com",
  address: "198.51.100.7",
  port: 443,
  dialledPort: 8443,
  serverName: "www.example.com",
  cost: COST,
};
const ANSWER = {
  outcome: "answered",
  aliases: ["lb.example.net"],
  ipv4: ["198.51.100.7"],
  ipv6: ["2001:db8::7"],
  why: "because",
};
const TLS_ANSWER = {
  is: "answered",
  version: "TLSv1.2",
  cipher: "AES128-SHA",
  group: "X25519",
  signature: "RSA+SHA256",
  chain: ["AAAA"],
  asksForClientCertificate: false,
};

/** An observation of each kind, and of each outcome with fields of its own, with every field that it can have. */
export const WHOLE: readonly object[] = [
  {
    kind: "dns",
    host: "origin.example.com",
    port: 443,
    answers: [{ resolver: "1.1.1.1", ...ANSWER }],
    cost: COST,
  },
  {
    kind: "delegation",
    host: "origin.example.com",
    cuts: [
      {
        zone: "example.com",
        parent: "com",
        delegated: ["ns1.example.net"],
        servers: [
          {
            name: "ns1.example.net",
            address: "198.51.100.8",
            outcome: "authoritative",
            soa: { primary: "ns1.example.net", serial: 7 },
            ns: ["ns1.example.net"],
            answer: ANSWER,
            why: "because",
          },
        ],
      },
    ],
    stopped: "a zone is not delegated",
    cost: COST,
  },
  { kind: "tls", ...SPOKEN, protocols: ["TLSv1.2"], outcome: TLS_ANSWER },
  {
    kind: "tls",
    ...SPOKEN,
    protocols: ["TLSv1.2"],
    outcome: { is: "alert", code: 40, name: "handshake_failure" },
  },
  { kind: "tls", ...SPOKEN, protocols: ["TLSv1.2"], outcome: { is: "plain-http", text: "HTTP/1.1 400" } },
  { kind: "tls", ...SPOKEN, protocols: ["TLSv1.2"], outcome: { is: "not-tls", bytes: "53534820" } },
  { kind: "tls", ...SPOKEN, protocols: ["TLSv1.2"], outcome: { is: "reset", after: "hello" } },
  { kind: "tls", ...SPOKEN, protocols: ["TLSv1.2"], outcome: { is: "closed", after: "hello" } },
  { kind: "tls", ...SPOKEN, protocols: ["TLSv1.2"], outcome: { is: "silent", after: "syn" } },
  { kind: "tls", ...SPOKEN, protocols: ["TLSv1.2"], outcome: { is: "unreachable", code: "EHOSTUNREACH" } },
  { kind: "tls", ...SPOKEN, protocols: ["TLSv1.2"], outcome: { is: "not-dialled", why: "it is private" } },
  {
    kind: "tls-offer",
    ...SPOKEN,
    versions: [
      { version: "TLSv1.2", accepted: true, ciphers: ["AES128-SHA"], end: { is: "closed", after: "hello" } },
    ],
    curves: ["X25519"],
    keys: ["rsa"],
    wide: TLS_ANSWER,
  },
  {
    kind: "http",
    scheme: "https",
    ...SPOKEN,
    hostHeader: "www.example.com",
    path: "/",
    outcome: {
      is: "answered",
      status: 200,
      headerBytes: 120,
      headers: { server: "nginx" },
      firstByteMilliseconds: 12,
      bodyBytes: 3,
      isWhole: true,
      fault: "Content-Length promises 100 bytes, 40 came",
      reuse: "kept",
      cloudfront: { xCache: "Error from cloudfront", says: "We can't connect" },
    },
  },
  {
    kind: "http",
    scheme: "http",
    ...SPOKEN,
    hostHeader: "www.example.com",
    path: "/",
    outcome: { is: "malformed", what: "the status line is malformed", text: "HELO" },
  },
  {
    kind: "http",
    scheme: "https",
    ...SPOKEN,
    hostHeader: "www.example.com",
    path: "/",
    outcome: { is: "no-tls", why: "the handshake failed" },
  },
  {
    kind: "not-run",
    host: "origin.example.com",
    probe: "tls",
    target: "origin.example.com:443",
    why: "it is a VPC origin",
    cost: COST,
  },
];

/** `tls that alert`, `not-run`. */
export function nameOf(observation: object): string {
  const outcome = "outcome" in observation ? observation.outcome : undefined;
  const kind = "kind" in observation ? String(observation.kind) : "?";
  const is = typeof outcome === "object" && outcome !== null && "is" in outcome ? ` that ${outcome.is}` : "";
  return `${kind}${is}`;
}
