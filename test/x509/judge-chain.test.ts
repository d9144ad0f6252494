import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { judgeChain } from "../../src/x509/judge-chain.ts";
import { makePki, removePki } from "../live/rig/pki.ts";
import type { Authority, IssueOptions } from "../live/rig/pki-options.ts";
import { needs } from "../support/needs.ts";
import { below, derOf, judge, judgeIssued, NOW, rootsOf, testRoots } from "./chains.ts";

beforeEach((context) => needs(context, "openssl"));
afterAll(removePki);

const TRUSTED = { is: "trusted", root: "O=originlint test, CN=Test Root" };

describe("where a chain ends", () => {
  test("a good chain is trusted, and nothing is said against it", () => {
    const judgement = judgeIssued({});
    expect(judgement).toMatchObject({ path: [0, 1, 2], end: TRUSTED, extras: [], faults: [] });
    expect(judgement).not.toHaveProperty("rightOrder");
    expect(judgement).not.toHaveProperty("unreadable");
  });

  test("a leaf that an omitted root signed is trusted", () => {
    expect(judgeIssued({ issuer: "root" })).toMatchObject({ path: [0], end: TRUSTED, faults: [] });
  });

  test("a leaf alone is incomplete, and says what is missing and where it is", () => {
    const url = "http://ca.example.test/lower.der";
    const extensions = [`authorityInfoAccess=OCSP;URI:http://ocsp.example.test,caIssuers;URI:${url}`];
    expect(judgeIssued({ chain: "leaf-only", extensions })).toMatchObject({
      path: [0],
      end: { is: "incomplete", missing: "O=originlint test, CN=Test Lower Intermediate", urls: [url] },
      faults: [],
    });
  });

  test("the upper intermediate is missing", () => {
    const end = { is: "incomplete", missing: "O=originlint test, CN=Test Upper Intermediate", urls: [] };
    expect(judgeIssued({ chain: "missing-upper" })).toMatchObject({ path: [0, 1], end, extras: [] });
  });

  test("a gap inside leaves the rest unattached", () => {
    const end = { is: "incomplete", missing: "O=originlint test, CN=Test Lower Intermediate", urls: [] };
    const extras = [{ index: 1, why: "unrelated" }];
    expect(judgeIssued({ chain: "missing-lower" })).toMatchObject({ path: [0], end, extras });
    expect(judgeIssued({ chain: "missing-lower" })).not.toHaveProperty("rightOrder");
  });

  test("a self-signed leaf", () => {
    expect(judgeIssued({ issuer: "self" })).toMatchObject({
      path: [0],
      end: { is: "self-signed" },
      faults: [],
    });
  });

  test("a self-signed leaf that is trusted itself", () => {
    const { certificate } = makePki().issue({ names: ["www.example.test"], issuer: "self" });
    const judgement = judgeChain(derOf(certificate), rootsOf(certificate), NOW);
    expect(judgement).toMatchObject({ path: [0], end: { is: "trusted" }, extras: [], faults: [] });
  });

  test("a root that nobody knows, sent and not sent", () => {
    const root = "O=originlint test, CN=Private Root";
    expect(judgeIssued({ issuer: "private", chain: "root-sent" })).toMatchObject({
      path: [0, 1, 2],
      end: { is: "untrusted-root", root },
      extras: [],
    });
    const end = { is: "incomplete", missing: root, urls: [] };
    expect(judgeIssued({ issuer: "private" })).toMatchObject({ path: [0, 1], end });
  });

  test("a root of the same name with another key is not the trusted one", () => {
    const impostor = makePki().authority("Test Root", { issuer: "self" });
    const judgement = judge(below(impostor, impostor.certificate));
    expect(judgement.end).toEqual({ is: "untrusted-root", root: "O=originlint test, CN=Test Root" });
  });
});

describe("order", () => {
  test("swapped intermediates", () => {
    const judgement = judgeIssued({ chain: "wrong-order" });
    expect(judgement).toMatchObject({ path: [0, 2, 1], rightOrder: [0, 2, 1], end: TRUSTED, extras: [] });
  });

  test("is wrong in each permutation but the right one", () => {
    const sent = derOf(makePki().issue({ names: ["a.example.test"], chain: "root-sent" }).chain);
    for (const order of permutations([0, 1, 2, 3])) {
      const judgement = judge(order.flatMap((index) => sent[index] ?? []));
      const isRight = order.every((index, at) => index === at);
      expect(judgement.end, String(order)).toEqual(TRUSTED);
      expect(
        judgement.rightOrder?.map((at) => order[at]),
        String(order),
      ).toEqual(isRight ? undefined : [0, 1, 2, 3]);
      expect(judgement.faults, String(order)).toEqual([]);
    }
  });

  test("is wrong without a root that is known, too", () => {
    const [leaf, intermediate, root] = derOf(
      makePki().issue({ names: ["a.example.test"], issuer: "private", chain: "root-sent" }).chain,
    );
    const judgement = judge([leaf, root, intermediate].flatMap((der) => der ?? []));
    expect(judgement).toMatchObject({ rightOrder: [0, 2, 1], end: { is: "untrusted-root" } });
  });

  test("is not judged by names alone: a duplicate or a stranger between does not make it wrong", () => {
    const duplicate = judgeIssued({ chain: "duplicate" });
    expect(duplicate).toMatchObject({ path: [0, 1, 3], extras: [{ index: 2, why: "duplicate" }] });
    expect(duplicate).not.toHaveProperty("rightOrder");
    const { lower, upper, authority } = makePki();
    const stranger = authority("Stranger", { issuer: "self" });
    const judgement = judge(below(lower, stranger.certificate, lower.certificate, upper.certificate));
    expect(judgement).toMatchObject({ path: [0, 2, 3], extras: [{ index: 1, why: "unrelated" }] });
    expect(judgement).not.toHaveProperty("rightOrder");
  });
});

describe("what else was sent", () => {
  test("a stranger, a root, the leaf again", () => {
    expect(judgeIssued({ chain: "extra" }).extras).toEqual([{ index: 3, why: "unrelated" }]);
    const withRoot = judgeIssued({ chain: "root-sent" });
    expect(withRoot).toMatchObject({ path: [0, 1, 2, 3], end: TRUSTED, extras: [{ index: 3, why: "root" }] });
    const [leaf, ...others] = derOf(makePki().good.chain);
    const judgement = judge([leaf, leaf, ...others].flatMap((der) => der ?? []));
    expect(judgement).toMatchObject({ path: [0, 2, 3], extras: [{ index: 1, why: "duplicate" }] });
  });

  test.for([
    [0, 1],
    [1, 0],
  ] as const)("a cross-signed intermediate stands in either order: %s", (order) => {
    const { authority } = makePki();
    const old = authority("Old Root", { issuer: "self" });
    const one = authority("Crossed");
    const other = authority("Crossed", { keyOf: one, issuer: old });
    const pair = order.flatMap((at) => [one, other][at]?.certificate ?? []);
    const judgement = judge(below(one, ...pair));
    expect(judgement).toMatchObject({ path: [0, order[0] + 1], end: TRUSTED, extras: [], faults: [] });
    expect(judgement).not.toHaveProperty("rightOrder");
  });

  test("a root that an older, expired one signed may follow, and must not come before", () => {
    const { authority } = makePki();
    const old = authority("Old Root", { issuer: "self", notAfter: "2025-06-01" });
    const root = authority("New Root", { issuer: "self" });
    const crossed = authority("New Root", { keyOf: root, issuer: old, notAfter: "2025-06-01" });
    const lower = authority("New Lower", { issuer: root });
    const roots = rootsOf(root.certificate);
    const right = judgeChain(below(lower, lower.certificate, crossed.certificate), roots, NOW);
    expect(right).toMatchObject({ path: [0, 1], end: { is: "trusted" }, extras: [], faults: [] });
    expect(right).not.toHaveProperty("rightOrder");
    const wrong = judgeChain(below(lower, crossed.certificate, lower.certificate), roots, NOW);
    expect(wrong).toMatchObject({ path: [0, 2], rightOrder: [0, 2, 1], faults: [] });
    const whole = judgeChain(
      below(lower, lower.certificate, crossed.certificate, old.certificate),
      roots,
      NOW,
    );
    expect(whole.extras).toEqual([{ index: 3, why: "root" }]);
  });
});

describe("faults", () => {
  const cases: readonly (readonly [string, Partial<IssueOptions>, string, string])[] = [
    ["expired", { notAfter: "2025-06-01" }, "expired", "it is valid until 2025-06-01"],
    ["not yet valid", { notBefore: "2026-06-01" }, "not-yet-valid", "it is valid from 2026-06-01"],
    [
      "corrupt",
      { corrupt: true },
      "bad-signature",
      "its signature was not made with the key of O=originlint test, CN=Test Lower Intermediate",
    ],
    [
      "corrupt below the root",
      { corrupt: true, issuer: "root" },
      "bad-signature",
      "its signature was not made with the key of O=originlint test, CN=Test Root",
    ],
    [
      "corrupt and self-signed",
      { corrupt: true, issuer: "self" },
      "bad-signature",
      "its signature was not made with the key of O=originlint test, CN=www.example.test",
    ],
    ["an authority", { ca: true }, "authority-as-leaf", "it is the certificate of an authority"],
    [
      "for clients",
      { eku: ["clientAuth"] },
      "no-server-auth",
      "its extended key usage does not name server authentication",
    ],
    [
      "critical",
      { criticalExtension: true },
      "unknown-critical-extension",
      "its extension 1.3.6.1.4.1.99999.1 is critical, and clients do not know it",
    ],
    ["SHA-1", { hash: "sha1" }, "weak-signature", "its signature is sha1WithRSAEncryption"],
    ["MD5", { hash: "md5" }, "weak-signature", "its signature is md5WithRSAEncryption"],
  ];

  test.for(cases)("of a leaf: %s", ([, options, is, says]) => {
    expect(judgeIssued(options).faults).toEqual([{ index: 0, is, says }]);
  });

  test.for([[], ["anyExtendedKeyUsage"], ["clientAuth", "serverAuth"]])("none: usage %s", (eku) => {
    expect(judgeIssued({ eku }).faults).toEqual([]);
  });

  test("of authorities", () => {
    const { authority, issue } = makePki();
    const expired = authority("Expired", { notAfter: "2025-06-01" });
    const weak = authority("Weak", { hash: "sha1" });
    const clients = authority("Clients", { extensions: ["extendedKeyUsage=clientAuth"] });
    const leaf = issue({ names: ["leaf.example.test"], issuer: "root" });
    const none = { key: leaf.key, certificate: leaf.certificate, line: [leaf.certificate] };
    const faultsBelow = (issuer: Authority) => judge(below(issuer, issuer.certificate)).faults;
    expect(faultsBelow(expired)).toMatchObject([{ index: 1, is: "expired" }]);
    expect(faultsBelow(weak)).toMatchObject([{ index: 1, is: "weak-signature" }]);
    expect(faultsBelow(clients)).toMatchObject([{ index: 1, is: "no-server-auth" }]);
    expect(faultsBelow(none)).toMatchObject([{ index: 1, is: "not-an-authority" }]);
  });

  test("an intermediate of the right name with another key: told by key identifiers, or else by the signature", () => {
    const { authority, issue } = makePki();
    const renewed = authority("Renewed");
    const old = authority("Renewed");
    const sent = (extensions: readonly string[]) =>
      derOf(issue({ names: ["www.example.test"], issuer: renewed, extensions }).certificate, old.certificate);
    const name = "O=originlint test, CN=Renewed";
    expect(judge(sent(["authorityKeyIdentifier=keyid:always"]))).toMatchObject({
      path: [0],
      end: { is: "incomplete", missing: name },
      extras: [{ index: 1, why: "unrelated" }],
      faults: [],
    });
    const says = `its signature was not made with the key of ${name}`;
    const faults = [{ index: 0, is: "bad-signature", says }];
    expect(judge(sent(["authorityKeyIdentifier=none"]))).toMatchObject({ path: [0, 1], extras: [], faults });
    const both = [...sent(["authorityKeyIdentifier=none"]), ...derOf(renewed.certificate)];
    expect(judge(both)).toMatchObject({ path: [0, 2], faults: [], extras: [{ index: 1, why: "unrelated" }] });
  });

  test("of path lengths", () => {
    const { authority } = makePki();
    const top = authority("Short", { constraint: "critical,CA:TRUE,pathlen:0" });
    const lower = authority("Below short", { issuer: top });
    const { faults } = judge(below(lower, lower.certificate, top.certificate));
    const says = "its path length allows 0 authorities below it, and there are 1";
    expect(faults).toEqual([{ index: 2, is: "not-an-authority", says }]);
  });

  test("not of a trusted root, old and weak as it may be", () => {
    const old = makePki().authority("Old", { issuer: "self", notAfter: "2025-06-01", hash: "sha1" });
    const roots = rootsOf(old.certificate);
    expect(judgeChain(below(old), roots, NOW)).toMatchObject({ end: { is: "trusted" }, faults: [] });
    expect(judgeChain(below(old, old.certificate), roots, NOW)).toMatchObject({ path: [0, 1], faults: [] });
    expect(judge(below(old, old.certificate)).faults).toMatchObject([{ index: 1, is: "expired" }]);
  });

  test.for([
    ["permitted;DNS:example.test", "www.example.test", true],
    ["permitted;DNS:example.test", "*.example.test", true],
    ["permitted;DNS:example.test", "EXAMPLE.test", true],
    ["permitted;DNS:.example.test", "example.test", false],
    ["permitted;DNS:example.test", "badexample.test", false],
    ["excluded;DNS:example.test", "www.example.test", false],
    ["excluded;DNS:example.test", "www.example.com", true],
    ["permitted;email:example.test", "www.example.com", true],
  ] as const)("name constraints %s for %s: %s", ([extension, name, isAllowed]) => {
    const issuer = makePki().authority("Constrained", {
      extensions: [`nameConstraints=critical,${extension}`],
    });
    const { chain } = makePki().issue({ names: [name], issuer });
    const said = { index: 1, is: "name-constraints", says: `its name constraints do not allow ${name}` };
    expect(judge(derOf(chain)).faults).toEqual(isAllowed ? [] : [said]);
  });
});

describe("bounds", () => {
  test("a certificate that cannot be read ends the reading, and what came before is judged", () => {
    const sent = [...derOf(makePki().good.chain), Buffer.from("3003020100", "hex"), ...derOf(makePki().root)];
    const judgement = judge(sent);
    expect(judgement).toMatchObject({ path: [0, 1, 2], end: TRUSTED });
    expect(judgement.unreadable).toEqual({ index: 3, why: "it is not the DER of a certificate" });
  });

  test("no certificate at all, and none that can be read", () => {
    const nothing = {
      certificates: [],
      path: [],
      end: { is: "incomplete", missing: "", urls: [] },
      extras: [],
      faults: [],
    };
    expect(judge([])).toEqual(nothing);
    expect(judge([new Uint8Array(70_000)])).toEqual({
      ...nothing,
      unreadable: { index: 0, why: "it is larger than 64 KB" },
    });
  });

  test("a thousand certificates of one name and of different keys take no time", () => {
    const line = Array.from({ length: 6 }, () => makePki().authority("Same", { issuer: "self" }));
    const many = Array.from({ length: 1000 }, (_, at) =>
      derOf(line[at % line.length]?.certificate ?? ""),
    ).flat();
    const begin = performance.now();
    const { unreadable } = judge(many);
    expect(performance.now() - begin).toBeLessThan(2000);
    expect(unreadable).toEqual({ index: 32, why: "more than 32 certificates were sent" });
  });

  test("authorities that all signed each other lead to an end", () => {
    const { authority } = makePki();
    const tops = ["A", "B", "C", "D", "E"].map((name) => authority(name, { issuer: "self" }));
    const crossed = tops.flatMap((top, at) =>
      tops.flatMap((issuer) => (issuer === top ? [] : authority("ABCDE"[at] ?? "", { keyOf: top, issuer }))),
    );
    const [first] = tops;
    const sent = first ? below(first, ...crossed.map(({ certificate }) => certificate)) : [];
    const begin = performance.now();
    expect(judgeChain(sent, testRoots(), NOW).end.is).toBe("incomplete");
    expect(performance.now() - begin).toBeLessThan(2000);
  });
});

function permutations(items: readonly number[]): readonly (readonly number[])[] {
  if (items.length === 0) return [[]];
  return items.flatMap((item) =>
    permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]),
  );
}
