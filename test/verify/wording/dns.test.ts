import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DelegationObservation, DnsObservation, ServerAnswer } from "../../../src/observation.ts";
import { chosenAnswer } from "../../../src/verify/resolution.ts";
import {
  delegationLines,
  delegationSummary,
  resolutionLines,
  resolutionSummary,
} from "../../../src/verify/wording/dns.ts";
import { DNS_OUTCOMES, delegations, dnsObservations, SERVER_OUTCOMES } from "../generated-observations.ts";

const HOST = "origin.example.com";
const COST = { connections: 0, datagrams: 1 };

function resolution(...answers: DnsObservation["answers"]): DnsObservation {
  return { kind: "dns", host: HOST, answers, cost: COST };
}

const NOTHING = { resolver: "1.1.1.1", aliases: [], ipv4: [], ipv6: [] } as const;
const ANSWERED = { ...NOTHING, outcome: "answered", ipv4: ["52.95.110.1"], ipv6: ["2600::7"] } as const;

function summary(observation: DnsObservation): string {
  return resolutionSummary(observation, chosenAnswer(observation));
}

describe("how a name resolves", () => {
  it("is told with its aliases, its addresses and who says so", () => {
    expect(summary(resolution({ ...ANSWERED, aliases: ["lb.example.net"] }))).toBe(
      `${HOST} → lb.example.net has the address 52.95.110.1, 2600::7, says 1.1.1.1`,
    );
  });

  it("is told of the resolver that decides", () => {
    const silent = { ...NOTHING, resolver: "8.8.8.8", outcome: "silent" } as const;
    expect(summary(resolution(silent, ANSWERED))).toContain("says 1.1.1.1");
    expect(summary(resolution())).toBe(`${HOST} was not resolved`);
  });

  it("is told where the aliases lead, and why it was not asked", () => {
    const behind = { ...NOTHING, outcome: "nxdomain", aliases: ["gone.example.net"] } as const;
    expect(summary(resolution(behind))).toBe(
      `${HOST} does not exist (NXDOMAIN) behind gone.example.net, says 1.1.1.1`,
    );
    const unasked = { ...NOTHING, outcome: "not-asked", why: "the budget is spent" } as const;
    expect(summary(resolution(unasked))).toMatch(/^origin\.example\.com was not .*1\.1\.1\.1 was not asked/);
    expect(summary(resolution(unasked))).toContain("the budget is spent");
  });

  it("has words of its own for every outcome", () => {
    const words = DNS_OUTCOMES.map((outcome) => summary(resolution({ ...ANSWERED, outcome })));
    expect(new Set(words).size).toBe(DNS_OUTCOMES.length);
  });

  it("has a line for each resolver, whatever they say", () => {
    const property = fc.property(dnsObservations, (observation) => {
      const lines = resolutionLines(observation);
      expect(lines).toHaveLength(observation.answers.length);
      for (const [index, line] of lines.entries())
        expect(line.startsWith(`${observation.answers[index]?.resolver}`)).toBe(true);
      for (const line of [summary(observation), ...lines]) expect(line).not.toMatch(/undefined|\[object/);
    });
    fc.assert(property);
  });
});

const SERVER: ServerAnswer = {
  name: "ns1.example.net",
  address: "198.51.100.8",
  outcome: "authoritative",
  soa: { primary: "ns1.example.net", serial: 7 },
  ns: ["ns1.example.net", "ns2.example.net"],
  answer: { outcome: "answered", aliases: [], ipv4: ["52.95.110.1"], ipv6: [] },
};

function delegation(servers: readonly ServerAnswer[], stopped?: string): DelegationObservation {
  const delegated = ["ns1.example.net", "ns2.example.net"];
  const cuts = [
    { zone: "com", parent: "", delegated: ["a.gtld-servers.net"], servers: [] },
    { zone: "example.com", parent: "com", delegated, servers },
  ];
  return { kind: "delegation", host: HOST, cuts, ...(stopped && { stopped }), cost: COST };
}

describe("how a zone is delegated", () => {
  it("is told of the last zone, with how many of its servers answer", () => {
    const lame: ServerAnswer = { ...SERVER, name: "ns2.example.net", outcome: "lame" };
    expect(delegationSummary(delegation([SERVER, lame]))).toBe(
      "example.com is delegated to ns1.example.net, ns2.example.net; 1 of 2 servers answer for it",
    );
    expect(delegationSummary(delegation([SERVER], "com does not delegate it"))).toContain(
      "; there the walk ended: com does not delegate it",
    );
  });

  it("is told to be unknown where not even a root server answers", () => {
    const nothing: DelegationObservation = { kind: "delegation", host: HOST, cuts: [], cost: COST };
    expect(delegationSummary(nothing)).toBe(`the delegation of ${HOST} could not be followed`);
    expect(delegationSummary({ ...nothing, stopped: "no root server answers" })).toBe(
      `the delegation of ${HOST} could not be followed: no root server answers`,
    );
  });

  it("is told where nobody delegates: the name lies right below the root", () => {
    const root = { zone: "", parent: "", delegated: ["a.root-servers.net"], servers: [] };
    const told: DelegationObservation = { kind: "delegation", host: "origin", cuts: [root], cost: COST };
    expect(delegationSummary(told)).toMatch(/^origin is not delegated: \S/);
    expect(delegationLines(told)).toEqual(["the root has the servers a.root-servers.net"]);
  });

  it("has a line for each parent, and one for each server of the last zone", () => {
    expect(delegationLines(delegation([SERVER]))).toEqual([
      ". delegates com to a.gtld-servers.net",
      "com delegates example.com to ns1.example.net, ns2.example.net",
      "ns1.example.net (198.51.100.8): SOA ns1.example.net 7; NS ns1.example.net ns2.example.net; 52.95.110.1",
    ]);
  });

  it("has words of its own for every outcome of a server", () => {
    const { soa: _, answer: __, ...bare } = SERVER;
    const words = SERVER_OUTCOMES.map((outcome) =>
      delegationLines(delegation([{ ...bare, outcome }])).at(-1),
    );
    expect(new Set(words).size).toBe(SERVER_OUTCOMES.length);
    for (const [index, line] of words.entries())
      if (SERVER_OUTCOMES[index] !== "authoritative") expect(line).toMatch(/\) [a-z]/);
  });

  it("has words of its own for every answer of a server about the name", () => {
    const words = DNS_OUTCOMES.map((outcome) => {
      const answer = { outcome, aliases: [], ipv4: ["52.95.110.1"], ipv6: [] };
      return delegationLines(delegation([{ ...SERVER, answer }])).at(-1);
    });
    expect(new Set(words).size).toBe(DNS_OUTCOMES.length);
  });

  it("is told in whole lines, whatever was seen", () => {
    const property = fc.property(delegations, (observation) => {
      for (const line of [delegationSummary(observation), ...delegationLines(observation)]) {
        expect(line).not.toMatch(/undefined|\[object/);
        expect(line.trim()).not.toBe("");
      }
    });
    fc.assert(property);
  });
});
