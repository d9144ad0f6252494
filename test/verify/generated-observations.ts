import fc from "fast-check";
import type {
  Cost,
  DelegationObservation,
  DnsObservation,
  DnsOutcome,
  HttpObservation,
  HttpOutcome,
  NoAnswer,
  NotRun,
  Observation,
  ResolverAnswer,
  ServerAnswer,
  TlsObservation,
  TlsOffer,
  TlsOutcome,
} from "../../src/observation.ts";

/** Every observation that the types allow, for property tests. */

export const VERSIONS = ["SSLv3", "TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3"] as const;

export const DNS_OUTCOMES: readonly DnsOutcome[] = [
  "answered",
  "no-address",
  "nxdomain",
  "servfail",
  "refused",
  "loop",
  "malformed",
  "silent",
  "not-asked",
];

export const SERVER_OUTCOMES: readonly ServerAnswer["outcome"][] = [
  "authoritative",
  "lame",
  "silent",
  "refused",
  "servfail",
  "malformed",
  "no-address",
  "not-asked",
];

const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 });
const name = fc.constantFrom(
  "origin.example.com",
  "www.example.com",
  "ns1.example.net",
  "xn--bcher-kva.example",
);
const names = fc.array(name, { maxLength: 3 });
const port = fc.integer({ min: 1, max: 65_535 });
const ipv4 = fc.ipV4();
const ipv6 = fc.constantFrom("2001:db8::7", "2001:db8::8", "::1");
const address = fc.oneof(ipv4, ipv6);
const version = fc.constantFrom(...VERSIONS);
const ciphers = fc.array(fc.constantFrom("AES128-SHA", "ECDHE-RSA-AES128-GCM-SHA256"), { maxLength: 2 });
const base64 = fc.uint8Array({ maxLength: 24 }).map((bytes) => Buffer.from(bytes).toString("base64"));
const cost: fc.Arbitrary<Cost> = fc.record({ connections: fc.nat(), datagrams: fc.nat() });

// ------------------------------------------------------------------ DNS

const answered = {
  outcome: fc.constantFrom(...DNS_OUTCOMES),
  aliases: names,
  ipv4: fc.array(ipv4, { maxLength: 2 }),
  ipv6: fc.array(ipv6, { maxLength: 2 }),
  why: text,
};
const ANSWERED = ["outcome", "aliases", "ipv4", "ipv6"] as const;

const answer: fc.Arbitrary<ResolverAnswer> = fc.record(
  { resolver: fc.constantFrom("1.1.1.1", "127.0.0.1:5353", "--connect-to"), ...answered },
  { requiredKeys: ["resolver", ...ANSWERED] },
);

export const dnsObservations: fc.Arbitrary<DnsObservation> = fc.record(
  { kind: fc.constant("dns"), host: name, port, cost, answers: fc.array(answer, { maxLength: 3 }) },
  { requiredKeys: ["kind", "host", "cost", "answers"] },
);

const server: fc.Arbitrary<ServerAnswer> = fc.record(
  {
    name,
    address,
    outcome: fc.constantFrom(...SERVER_OUTCOMES),
    soa: fc.record({ primary: name, serial: fc.nat() }),
    ns: names,
    answer: fc.record(answered, { requiredKeys: [...ANSWERED] }),
    why: text,
  },
  { requiredKeys: ["name", "outcome", "ns"] },
);

const cut = fc.record({
  zone: name,
  parent: fc.constantFrom("", "com", "example.com"),
  delegated: names,
  servers: fc.array(server, { maxLength: 3 }),
});

export const delegations: fc.Arbitrary<DelegationObservation> = fc.record(
  { kind: fc.constant("delegation"), host: name, cost, cuts: fc.array(cut, { maxLength: 2 }), stopped: text },
  { requiredKeys: ["kind", "host", "cost", "cuts"] },
);

// ------------------------------------------------------------------ ends

export const noAnswers: fc.Arbitrary<NoAnswer> = fc.oneof(
  fc.record({ is: fc.constant("refused") }),
  fc.record({
    is: fc.constantFrom("reset", "closed"),
    after: fc.constantFrom("connect", "hello", "request"),
  }),
  fc.record({ is: fc.constant("silent"), after: fc.constantFrom("syn", "hello", "request") }),
  fc.record({ is: fc.constant("unreachable"), code: fc.constantFrom("EHOSTUNREACH", "ENETUNREACH") }),
  fc.record({ is: fc.constant("not-dialled"), why: text }),
);

export const tlsOutcomes: fc.Arbitrary<TlsOutcome> = fc.oneof(
  fc.record(
    {
      is: fc.constant("answered"),
      version,
      cipher: fc.constantFrom("AES128-SHA", "TLS_AES_128_GCM_SHA256"),
      group: fc.constantFrom("X25519", "dh-2048"),
      signature: fc.constantFrom("RSA+SHA256", "rsa_pss_rsae_sha256"),
      chain: fc.array(base64, { maxLength: 3 }),
      asksForClientCertificate: fc.boolean(),
    },
    { requiredKeys: ["is", "version", "cipher", "chain", "asksForClientCertificate"] },
  ),
  fc.record({
    is: fc.constant("alert"),
    code: fc.nat(255),
    name: fc.constantFrom("handshake_failure", "120"),
  }),
  fc.record({ is: fc.constant("plain-http"), text }),
  fc.record({ is: fc.constant("not-tls"), bytes: fc.constantFrom("53534820", "00") }),
  noAnswers,
);

const reached = { address, port, dialledPort: port, serverName: name };

export const handshakes: fc.Arbitrary<TlsObservation> = fc.record(
  {
    kind: fc.constant("tls"),
    host: name,
    cost,
    ...reached,
    protocols: fc.uniqueArray(version, { minLength: 1 }),
    outcome: tlsOutcomes,
  },
  { requiredKeys: ["kind", "host", "cost", "address", "port", "protocols", "outcome"] },
);

export const offers: fc.Arbitrary<TlsOffer> = fc.record(
  {
    kind: fc.constant("tls-offer"),
    host: name,
    cost,
    ...reached,
    versions: fc.array(
      fc.record({
        version,
        accepted: fc.oneof(fc.boolean(), fc.constant("unknown" as const)),
        ciphers,
        end: tlsOutcomes,
      }),
      { maxLength: 3 },
    ),
    curves: fc.subarray(["X25519", "prime256v1"]),
    keys: fc.subarray(["ecdsa", "rsa"]),
    wide: tlsOutcomes,
  },
  { requiredKeys: ["kind", "host", "cost", "address", "port", "versions"] },
);

// ------------------------------------------------------------------ HTTP

export const httpOutcomes: fc.Arbitrary<HttpOutcome> = fc.oneof(
  fc.record(
    {
      is: fc.constant("answered"),
      status: fc.integer({ min: 100, max: 599 }),
      headerBytes: fc.nat(70_000),
      headers: fc.dictionary(fc.constantFrom("server", "via", "content-type"), text),
      firstByteMilliseconds: fc.nat(),
      bodyBytes: fc.nat(65_536),
      isWhole: fc.boolean(),
      fault: text,
      reuse: fc.constantFrom("kept", "closed", "reset", "not-tried"),
      cloudfront: fc.record({ xCache: text, says: text }, { requiredKeys: ["xCache"] }),
    },
    {
      requiredKeys: [
        "is",
        "status",
        "headerBytes",
        "headers",
        "firstByteMilliseconds",
        "bodyBytes",
        "isWhole",
        "reuse",
      ],
    },
  ),
  fc.record({ is: fc.constant("malformed"), what: text, text }),
  fc.record({ is: fc.constant("tls"), bytes: fc.constant("1503010002") }),
  fc.record({ is: fc.constant("no-tls"), why: text }),
  noAnswers,
);

export const exchanges: fc.Arbitrary<HttpObservation> = fc.record(
  {
    kind: fc.constant("http"),
    host: name,
    cost,
    scheme: fc.constantFrom("http", "https"),
    ...reached,
    hostHeader: name,
    path: fc.constantFrom("/", "/api/"),
    outcome: httpOutcomes,
  },
  { requiredKeys: ["kind", "host", "cost", "scheme", "address", "port", "hostHeader", "path", "outcome"] },
);

export const refusalsToAsk: fc.Arbitrary<NotRun> = fc.record({
  kind: fc.constant("not-run"),
  host: name,
  cost,
  probe: fc.constantFrom("dns", "delegation", "tls", "tls-offer", "http"),
  target: fc.constantFrom("origin.example.com:443", "198.51.100.7:443"),
  why: text,
});

export const asked: fc.Arbitrary<Exclude<Observation, NotRun>> = fc.oneof(
  dnsObservations,
  delegations,
  handshakes,
  offers,
  exchanges,
);

export const observations: fc.Arbitrary<Observation> = fc.oneof(asked, refusalsToAsk);
