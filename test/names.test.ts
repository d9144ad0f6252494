import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  covers,
  coversAny,
  domainNameFault,
  isIpAddress,
  isPartialWildcard,
  isWildcard,
  normalizeName,
  sameName,
  wildcardNearMiss,
} from "../src/names.ts";
import type { Atom } from "../src/value.ts";
import { atom, is, list, missing, notSet, openList, text } from "./support/values.ts";

const d = atom("var.d");
const e = atom("var.e");
const region = atom("data.aws_region.current.name", "region");
const lb = atom("aws_lb.web.dns_name", "load-balancer-host");

describe("normalizeName", () => {
  it.each([
    ["WWW.Example.COM", "www.example.com"],
    ["www.example.com.", "www.example.com"],
    ["münchen.example", "xn--mnchen-3ya.example"],
    ["MÜNCHEN.example", "xn--mnchen-3ya.example"],
    ["*.münchen.example", "*.xn--mnchen-3ya.example"],
    ["0x7f.1", "0x7f.1"],
    ["", ""],
    ["\u{202e}.example", "\u{202e}.example"],
  ])("%s", (name, expected) => {
    expect(normalizeName(name)).toBe(expected);
  });

  it("is idempotent", () => {
    fc.assert(
      fc.property(fc.domain(), (name) => {
        expect(normalizeName(normalizeName(name))).toBe(normalizeName(name));
      }),
    );
  });
});

describe("isIpAddress", () => {
  it.each(["10.0.0.1", "255.255.255.255", "::1", "[::1]", "fe80::1%eth0", "2001:db8::1", "::ffff:10.0.0.1"])(
    "%s is one",
    (address) => expect(isIpAddress(address)).toBe(true),
  );

  it.each([
    "",
    "1.2.3",
    "256.1.1.1",
    "1.2.3.4.5",
    "a.b.c.d",
    "example.com",
    "example.com:443",
    "10.0.0.1:80",
    "abc",
  ])("%s is none", (address) => expect(isIpAddress(address)).toBe(false));

  it("knows every address", () => {
    fc.assert(fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (address) => isIpAddress(address)));
  });
});

describe("covers", () => {
  it.each([
    // one name
    ["shop.test.org", "shop.test.org", true],
    ["Shop.Test.ORG", "shop.test.org", true],
    ["shop.test.org", "shop.test.org.", true],
    ["shop.test.org.", "shop.test.org", true],
    ["shop.test.org", "cart.test.org", false],
    ["shop.test.org", "a.shop.test.org", false],
    ["test.org", "shop.test.org", false],
    ["shop.test.org", "test.org", false],
    ["localhost", "localhost", true],
    ["xn--mnchen-3ya.test", "münchen.test", true],
    // a wildcard
    ["*.test.org", "shop.test.org", true],
    ["*.test.org", "SHOP.test.org", true],
    ["*.test.org", "a.shop.test.org", false],
    ["*.test.org", "test.org", false],
    ["*.test.org", ".test.org", false],
    ["*.test.org", "shopXtest.org", false],
    ["*.test.org", "shop.test.net", false],
    ["*.test.org", "a_b.test.org", true],
    ["*.test.org", "xn--mnchen-3ya.test.org", true],
    ["*.shop.test.org", "a.shop.test.org", true],
    ["*.shop.test.org", "a.cart.test.org", false],
    ["*", "localhost", "unknown"],
    ["*", "test.org", false],
    // stars that RFC 6125 does not know, or lets a client refuse
    ["s*.test.org", "shop.test.org", "unknown"],
    ["s*.test.org", "cart.test.org", false],
    ["*p.test.org", "shop.test.org", "unknown"],
    ["shop.*.org", "shop.test.org", "unknown"],
    ["shop.*.org", "shop.a.test.org", false],
    ["*.*.org", "shop.test.org", false],
    // what is no host name
    ["10.0.0.1", "10.0.0.1", false],
    ["*.0.0.1", "10.0.0.1", false],
    ["*.test.org", "", false],
    ["", "", false],
    // an alias that is a wildcard itself
    ["*.test.org", "*.test.org", true],
    ["*.other.org", "*.test.org", false],
    ["shop.test.org", "*.test.org", "unknown"],
    ["test.org", "*.test.org", false],
    ["*.shop.test.org", "*.test.org", "unknown"],
    ["*.test.org", "*.shop.test.org", false],
  ] as const)("%s for %s: %s", (pattern, name, expected) => {
    expect(covers(is(pattern), is(name)).is).toBe(expected);
  });

  it.each([
    ["the same variable", text(d), text(d), true],
    ["a wildcard below a variable", text("*.", d), text("api.", d), true],
    ["a wildcard below a variable, two labels", text("*.", d), text("a.b.", d), false],
    ["a wildcard and its own apex", text("*.", d), text(d), false],
    ["a wildcard below another variable", text("*.", d), text("api.", e), "unknown"],
    ["a label that may hold dots", is("*.example.com"), text(d, ".example.com"), "unknown"],
    ["a label that may hold dots, elsewhere", is("*.example.com"), text(d, ".example.net"), false],
    ["a region is one label", is("*.example.com"), text(region, ".example.com"), true],
    ["a label of literal and region", is("*.example.com"), text("api-", region, ".example.com"), true],
    ["a region and a label", is("*.example.com"), text("a.", region, ".example.com"), false],
    ["one name below a variable", text("www.", d), text("api.", d), false],
    ["a variable that may be a wildcard", text(d), is("api.example.com"), "unknown"],
    ["a variable that may be any host", is("*.example.com"), text(d), "unknown"],
    ["a star before a variable", text("*", d), is("api.example.com"), "unknown"],
    ["a star before a variable's domain, elsewhere", text("*", d, ".net"), is("api.example.com"), false],
    ["a load balancer's own name", is("*.example.com"), text(lb), false],
    ["a load balancer's own name and a variable's domain", text("*.", d, ".example.com"), text(lb), false],
    ["an address chosen by AWS", text(d), text(atom("aws_eip.a.public_ip", "ip-address")), false],
    ["no name", is("*.example.com"), notSet(), false],
    ["nothing known", is("*.example.com"), missing(), "unknown"],
    ["a label outside ASCII, known in part", text("mü", d), is("xn--mnchen-3ya.test"), "unknown"],
  ] as const)("%s", (_, pattern, name, expected) => {
    expect(covers(pattern, name).is).toBe(expected);
  });

  it("does not name a secret", () => {
    const secret = (name: string) => ({ ...is(name), sensitive: true as const });
    expect(covers(secret("s*.test.org"), is("shop.test.org"))).toMatchObject({
      why: [{ what: "(sensitive)" }],
    });
    expect(covers(is("a.test.org"), secret("*.test.org"))).toMatchObject({ why: [{ what: "(sensitive)" }] });
  });

  it("says why it does not know", () => {
    expect(covers(is("s*.test.org"), is("shop.test.org"))).toMatchObject({ why: [{ what: "s*.test.org" }] });
    expect(covers(is("a.test.org"), is("*.test.org"))).toMatchObject({ why: [{ what: "*.test.org" }] });
    expect(covers(is("*.test.org"), text(d))).toMatchObject({ why: [{ what: "var.d" }] });
  });

  it("agrees with a comparison label by label", () => {
    const label = fc.constantFrom("a", "b", "ab", "a-b");
    const host = fc.array(label, { minLength: 1, maxLength: 4 });
    const offered = fc.tuple(fc.boolean(), host);
    fc.assert(
      fc.property(offered, host, ([star, labels], name) => {
        const [, ...tail] = name;
        const expected = (star ? tail : name).join(".") === labels.join(".");
        expect(covers(is((star ? "*." : "") + labels.join(".")), is(name.join("."))).is).toBe(expected);
      }),
      { numRuns: 2_000 },
    );
  });

  it("never contradicts a definite answer, whatever the variables hold", () => {
    const label = fc.constantFrom("a", "b");
    const literal = fc.constantFrom("a", "b", ".", "a.", ".b", "*.", "b.a");
    const parts = fc.array(fc.oneof(literal, fc.constantFrom(d, e)), { minLength: 1, maxLength: 5 });
    const name = fc.array(label, { minLength: 1, maxLength: 3 }).map((labels) => labels.join("."));
    fc.assert(
      fc.property(parts, parts, name, name, (pattern, host, dValue, eValue) => {
        const verdict = covers(text(...pattern), text(...host)).is;
        const [filledPattern, filledHost] = [fill(pattern, dValue, eValue), fill(host, dValue, eValue)];
        fc.pre(isName(filledPattern.replace(/^\*\./, "")) && isName(filledHost));
        if (verdict !== "unknown") expect(covers(is(filledPattern), is(filledHost)).is).toBe(verdict);
      }),
      { numRuns: 3_000 },
    );
  });

  function fill(parts: readonly (string | Atom)[], dValue: string, eValue: string): string {
    return parts.map((part) => (typeof part === "string" ? part : part === d ? dValue : eValue)).join("");
  }

  function isName(text: string): boolean {
    return text.split(".").every((label) => /^[a-z]+$/.test(label));
  }
});

describe("coversAny", () => {
  it.each([
    ["one of the names", list("a.test", "*.b.test"), "x.b.test", true],
    ["none of them", list("a.test", "*.b.test"), "b.test", false],
    ["no names", list<string>(), "b.test", false],
    ["more names that nobody knows", openList("a.test"), "b.test", "unknown"],
    ["one of more names", openList("a.test"), "a.test", true],
  ] as const)("%s", (_, names, host, expected) => {
    expect(coversAny(names, is(host)).is).toBe(expected);
  });

  it("does not decide about more names with gaps than a certificate has", () => {
    const gaps = (count: number) => Array.from({ length: count }, (_, i) => text(d, `.n${i}.test`));
    const names = (count: number) => is(gaps(count));
    expect(coversAny(names(200), is("x.test.org")).is).toBe(false);
    expect(coversAny(names(10_000), is("x.test.org")).is).toBe("unknown");
    const last = is("x.test.org");
    const found = coversAny(is([...gaps(10_000), last]), last);
    expect(found.is).toBe(true);
  });
});

describe("sameName", () => {
  it("ignores case, a final dot and the script", () => {
    expect(sameName(is("A.test."), is("a.test")).is).toBe(true);
    expect(sameName(is("münchen.test"), is("xn--mnchen-3ya.test")).is).toBe(true);
    expect(sameName(text("A.", d, "."), text("a.", d)).is).toBe(true);
    expect(sameName(text("a.", d), text("b.", d)).is).toBe(false);
  });
});

describe("wildcards", () => {
  it("tells whole from partial ones", () => {
    expect([isWildcard("*.a.test"), isWildcard("a*.test"), isWildcard("a.test")]).toEqual([
      true,
      false,
      false,
    ]);
    expect(["*.a.test", "a*.test", "a.*.test", "*.*.test"].map(isPartialWildcard)).toEqual([
      false,
      true,
      true,
      true,
    ]);
  });

  it.each([
    [is("*.example.com"), is("a.b.example.com"), "too-deep"],
    [is("*.example.com"), is("a.b.c.example.com"), "too-deep"],
    [is("*.example.com"), is("example.com"), "apex"],
    [is("*.example.com"), is("a.example.com"), undefined],
    [is("*.example.com"), is("a.example.net"), undefined],
    [is("www.example.com"), is("example.com"), undefined],
    [text("*.", d), text(d), "apex"],
    [text("*.", d), text("a.b.", d), "too-deep"],
    [text("*.", d), text("a.", d), undefined],
    [text("*.", d), text("a.b.", e), undefined],
    [missing(), is("example.com"), undefined],
  ] as const)("near miss %#", (pattern, name, expected) => {
    expect(wildcardNearMiss(pattern, name)).toBe(expected);
  });
});

describe("domainNameFault", () => {
  it.each([
    ["origin.example.com", undefined],
    ["origin.example.com.", undefined],
    ["my_bucket.s3.amazonaws.com", undefined],
    ["münchen.example", undefined],
    ["", "empty"],
    ["https://origin.example.com", "scheme"],
    ["//origin.example.com", "scheme"],
    ["origin.example.com/", "path"],
    ["origin.example.com/api", "path"],
    ["origin.example.com?x", "path"],
    ["origin.example.com:8080", "port"],
    ["10.0.0.1", "ip-address"],
    ["[2001:db8::1]", "ip-address"],
    ["origin example.com", "character"],
    ["*.example.com", "character"],
    ["origin..example.com", "label"],
    [".example.com", "label"],
    [`${"a".repeat(64)}.example.com`, "label"],
    [`${"a.".repeat(127)}com`, "too-long"],
  ])("%s: %s", (name, expected) => {
    const fault = domainNameFault(is(name));
    expect(fault.kind === "known" ? fault.value : undefined).toBe(expected);
    expect(fault.kind).toBe(expected === undefined ? "absent" : "known");
  });

  it("sees faults in the known parts of an unknown name", () => {
    expect(domainNameFault(text("https://", d))).toMatchObject({ kind: "known", value: "scheme" });
    expect(domainNameFault(text(d, "/"))).toMatchObject({ kind: "known", value: "path" });
    expect(domainNameFault(text(d, ":8080"))).toMatchObject({ kind: "known", value: "port" });
    expect(domainNameFault(text("api.", d))).toMatchObject({ kind: "unknown" });
    expect(domainNameFault(text("dualstack.", lb))).toMatchObject({ kind: "absent" });
    expect(domainNameFault(missing())).toMatchObject({ kind: "unknown" });
  });
});
