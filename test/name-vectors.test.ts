import { checkServerIdentity, type PeerCertificate } from "node:tls";
import { describe, expect, it } from "vitest";
import { covers, coversAny } from "../src/names.ts";
import { is, list } from "./support/values.ts";

/**
 * Names on certificates and hosts that the tests of others are about, with their verdict and ours. Where we differ, `but`
 * says why: nothing documents how CloudFront compares, so that what clients disagree about is unknown here.
 */
interface Difference {
  readonly ours: boolean | "unknown";
  readonly but: string;
}

const PARTIAL: Difference = {
  ours: "unknown",
  but: "a partial wildcard: RFC 6125 leaves it to the client, and RFC 9525 forbids it",
};
const NOT_OURS: Difference = {
  ours: true,
  but: "the host is malformed, which dns/malformed-origin-domain says: the certificate is not to blame",
};

/** Of Go: https://github.com/golang/go/blob/master/src/crypto/x509/x509_test.go (matchHostnamesTests). */
const GO: readonly (readonly [pattern: string, host: string, theirs: boolean, difference?: Difference])[] = [
  ["a.b.c", "a.b.c", true],
  ["a.b.c", "b.b.c", false],
  ["", "b.b.c", false],
  ["a.b.c", "", false],
  ["example.com", "example.com", true],
  ["example.com", "www.example.com", false],
  ["*.example.com", "example.com", false],
  ["*.example.com", "www.example.com", true],
  ["*.example.com", "www.example.com.", true],
  ["*.example.com", "xyz.www.example.com", false],
  ["*.example.com", "https://www.example.com", false, NOT_OURS],
  ["*.example..com", "www.example..com", false, NOT_OURS],
  ["www.example..com", "www.example..com", true],
  ["*.*.example.com", "xyz.www.example.com", false],
  ["*.www.*.com", "xyz.www.example.com", false],
  ["*bar.example.com", "foobar.example.com", false, PARTIAL],
  ["f*.example.com", "foobar.example.com", false, PARTIAL],
  [
    "www.example.com",
    "*.example.com",
    false,
    {
      ours: "unknown",
      but: "an alias may be a wildcard: it stands for names that the certificate may carry",
    },
  ],
  ["", ".", false],
  [".", "", false],
  [".", ".", false],
  ["example.com", "example.com.", true],
  [
    "example.com.",
    "example.com",
    false,
    { ours: true, but: "the name is absolute with and without its dot; older releases of Go agree" },
  ],
  ["example.com.", "example.com.", true],
];

describe("the vectors of Go", () => {
  const vectors = GO.map(([pattern, host, theirs, difference]) => ({ pattern, host, theirs, difference }));

  it.each(vectors)("$pattern for $host", ({ pattern, host, theirs, difference }) => {
    expect(covers(is(pattern), is(host)).is).toBe(difference?.ours ?? theirs);
    if (difference !== undefined) expect(difference.ours).not.toBe(theirs);
  });
});

const NO_COMMON_NAME: Difference = {
  ours: false,
  but: "clients of today do not look at the common name (RFC 9525); name/common-name-only says that it would do",
};
const NO_ADDRESS: Difference = {
  ours: false,
  but: "CloudFront takes no address for an origin, and public authorities certify few",
};
const ONE_LABEL: Difference = {
  ours: true,
  but: "Node refuses wildcards for what may be a whole registry; a private one of one label may be the owner's",
};

interface Vector {
  readonly host: string;
  readonly names?: string;
  readonly commonName?: string;
  readonly theirs: boolean;
  readonly difference?: Difference;
}

/** Of Node: https://github.com/nodejs/node/blob/main/test/parallel/test-tls-check-server-identity.js. */
const NODE: readonly Vector[] = [
  { host: "a.com", commonName: "a.com", theirs: true, difference: NO_COMMON_NAME },
  { host: "a.com", commonName: "A.COM", theirs: true, difference: NO_COMMON_NAME },
  { host: "a.com", commonName: "b.com", theirs: false },
  { host: "a.com", commonName: "a.com.", theirs: true, difference: NO_COMMON_NAME },
  { host: "b.a.com", commonName: "*.a.com", theirs: true, difference: NO_COMMON_NAME },
  { host: "b.a.com", names: "DNS:omg.com", commonName: "*.a.com", theirs: false },
  { host: "a.com", names: "DNS:*", commonName: "b.com", theirs: false },
  { host: "a.com", names: "DNS:*.com", commonName: "b.com", theirs: false, difference: ONE_LABEL },
  { host: "a.co.uk", names: "DNS:*.co.uk", commonName: "b.com", theirs: true },
  { host: "a.com", names: "DNS:*.a.com", commonName: "a.com", theirs: false },
  { host: "a.com", names: "DNS:*.a.com", commonName: "b.com", theirs: false },
  { host: "a.com", names: "DNS:a.com", commonName: "b.com", theirs: true },
  { host: "a.com", names: "DNS:A.COM", commonName: "b.com", theirs: true },
  { host: "a.com", names: "DNS:*.a.com", theirs: false },
  { host: "b.a.com", names: "DNS:*.a.com", theirs: true },
  { host: "c.b.a.com", names: "DNS:*.a.com", theirs: false },
  { host: "b.a.com", names: "DNS:*b.a.com", theirs: true, difference: PARTIAL },
  { host: "a-cb.a.com", names: "DNS:*b.a.com", theirs: true, difference: PARTIAL },
  { host: "a.b.a.com", names: "DNS:*b.a.com", theirs: false },
  { host: "a.b.a.com", names: "DNS:*b.a.com, DNS:a.b.a.com", theirs: true },
  { host: "a.b.a.com", names: "URI:http://*.b.a.com/", theirs: false },
  { host: "a.b.a.com", names: "IP Address:127.0.0.1", theirs: false },
  { host: "127.0.0.1", names: "IP Address:127.0.0.1", theirs: true, difference: NO_ADDRESS },
  { host: "127.0.0.2", names: "IP Address:127.0.0.1", theirs: false },
  { host: "127.0.0.1", names: "DNS:a.com", theirs: false },
  { host: "localhost", names: "DNS:a.com", commonName: "localhost", theirs: false },
  // International names, which the file does not have.
  { host: "xn--mnchen-3ya.a.com", names: "DNS:*.a.com", theirs: true },
  { host: "xn--mnchen-3ya.a.com", names: "DNS:xn--mnchen-3ya.a.com", theirs: true },
  { host: "xn--mnchen-3ya.a.com", names: "DNS:xn--*.a.com", theirs: false, difference: PARTIAL },
];

/** As Node prints the alternative names. */
function dnsNames(text = ""): readonly string[] {
  return text.split(", ").flatMap((name) => (name.startsWith("DNS:") ? [name.slice("DNS:".length)] : []));
}

describe("the vectors of Node", () => {
  it.each(NODE)("$host with $names, $commonName", ({ host, names, commonName, theirs, difference }) => {
    const certificate = {
      subject: commonName === undefined ? {} : { CN: commonName },
      ...(names !== undefined && { subjectaltname: names }),
    } as PeerCertificate;
    expect(checkServerIdentity(host, certificate) === undefined).toBe(theirs);
    expect(coversAny(list(...dnsNames(names)), is(host)).is).toBe(difference?.ours ?? theirs);
    if (difference !== undefined) expect(difference.ours).not.toBe(theirs);
  });

  it("holds for common names where they are asked for", () => {
    const asked = NODE.filter(({ difference }) => difference === NO_COMMON_NAME);
    for (const { host, commonName = "" } of asked)
      expect(covers(is(commonName), is(host)).is, `${commonName} for ${host}`).toBe(true);
  });
});
