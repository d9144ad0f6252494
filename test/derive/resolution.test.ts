import { describe, expect, it } from "vitest";
import { chosenAnswer, seenName } from "../../src/derive/resolution.ts";
import type { ObservedOrigin } from "../../src/model/observed.ts";
import type { DnsOutcome, ResolverAnswer } from "../../src/observation.ts";
import { from } from "../support/values.ts";

const evidence = { says: "", command: "" };

function answer(outcome: DnsOutcome, resolver = "1.1.1.1"): ResolverAnswer {
  return { resolver, outcome, aliases: [], ipv4: [], ipv6: [] };
}

function seen(...answers: ResolverAnswer[]): ObservedOrigin {
  return {
    from: from(),
    resolution: {
      kind: "dns",
      host: "origin.example.com",
      answers,
      evidence,
      cost: { connections: 0, datagrams: 1 },
    },
    addresses: [],
    handshakes: [],
    comparisons: [],
    tls13: [],
    offers: [],
    exchanges: [],
    notRun: [],
    predicted: { certificates: { items: [], open: [] } },
  };
}

describe("chosenAnswer", () => {
  it("takes the first that has addresses, else the first that says something", () => {
    const [silent, missing, found] = [answer("silent"), answer("nxdomain"), answer("answered")];
    expect(chosenAnswer({ answers: [silent, missing, found] })).toBe(found);
    expect(chosenAnswer({ answers: [silent, missing] })).toBe(missing);
    expect(chosenAnswer({ answers: [silent] })).toBe(silent);
    expect(chosenAnswer({ answers: [] })).toBeUndefined();
  });
});

describe("seenName", () => {
  it.each([
    ["answered", "answered"],
    ["nxdomain", "unresolvable"],
    ["servfail", "unresolvable"],
    ["no-address", "unresolvable"],
    ["loop", "unresolvable"],
    ["refused", "unknown"],
    ["malformed", "unknown"],
    ["silent", "unknown"],
  ] as const)("%s is %s", (outcome, is) => {
    expect(seenName(seen(answer(outcome)))?.is).toBe(is);
  });

  it("takes an address given by hand for no answer of DNS", () => {
    expect(seenName(seen(answer("answered", "--connect-to")))).toBeUndefined();
  });
});
