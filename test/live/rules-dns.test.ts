import { createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, it, type TestContext } from "vitest";
import type { Report } from "../../src/finding.ts";
import { needs } from "../support/needs.ts";
import {
  CLOUDFRONT,
  type DnsCase,
  deployed,
  edgeCode,
  route53,
  rulesOf,
  testDnsRules,
  unlessAbsent,
  WEB,
  WELL,
} from "./rig/dns-cases.ts";
import { type Internet, startInternet } from "./rig/internet.ts";
import { freePort } from "./rig/running.ts";

const ROWS: readonly DnsCase[] = [
  {
    rule: "dns/missing-record",
    because: "the zone has other records",
    domain: "forgotten.example.com",
    code: { beside: route53("forgotten.example.com", { www: "52.95.110.1" }) },
    isPredicted: true,
    faulty: { records: `www A ${WEB}` },
    also: ["dns/unresolvable"],
    certainty: "possible",
  },
  {
    rule: "dns/unresolvable",
    because: "the name does not exist",
    domain: "gone.example.com",
    faulty: { records: `www A ${WEB}` },
    certainty: "proven",
  },
  {
    rule: "dns/unresolvable",
    because: "the name has no address",
    domain: "text.example.com",
    faulty: { records: "origin TXT nothing" },
    certainty: "proven",
  },
  {
    rule: "dns/unresolvable",
    because: "the alias dangles",
    domain: "dangling.example.com",
    faulty: { records: "origin CNAME nowhere" },
    certainty: "proven",
  },
  {
    rule: "dns/unresolvable",
    because: "the aliases lead in a circle",
    domain: "circle.example.com",
    faulty: { records: "origin CNAME other\nother CNAME origin" },
    certainty: "proven",
  },
  {
    rule: "dns/unresolvable",
    because: "SERVFAIL, since no server can read the zone",
    domain: "unreadable.example.com",
    faulty: { records: "", isUnreadable: true },
    also: ["dns/broken-delegation"],
    certainty: "proven",
  },
  {
    rule: "dns/unresolvable",
    because: "SERVFAIL, since the only server is dead",
    domain: "dark.example.com",
    faulty: { records: "", delegated: ["dead"], resolversFail: true },
    also: ["dns/broken-delegation"],
    certainty: "proven",
  },
  {
    rule: "dns/unresolvable",
    because: "SERVFAIL, although the servers of the zone have it",
    domain: "refused.example.com",
    faulty: { ...WELL, resolversFail: true },
    certainty: "likely",
  },
  {
    rule: "dns/broken-delegation",
    because: "the parent and the zone name different servers",
    domain: "differ.example.com",
    faulty: { ...WELL, own: ["ns1", "ns3"] },
    also: ["port/private-address"],
    certainty: "likely",
    severity: "warning",
  },
  {
    rule: "dns/broken-delegation",
    because: "a server does not have the zone",
    domain: "lame.example.com",
    faulty: { ...WELL, servedBy: ["ns1"] },
    also: ["port/private-address"],
    certainty: "likely",
  },
  {
    rule: "dns/broken-delegation",
    because: "a server is dead",
    domain: "dying.example.com",
    faulty: { ...WELL, delegated: ["ns1", "dead"] },
    also: ["port/private-address"],
    certainty: "likely",
    severity: "warning",
  },
  {
    rule: "dns/broken-delegation",
    because: "a server has no address",
    domain: "nameless.example.com",
    faulty: { ...WELL, delegated: ["ns1", "nobody"] },
    also: ["port/private-address"],
    certainty: "likely",
    severity: "warning",
  },
  {
    rule: "dns/broken-delegation",
    because: "the server has the names, and no SOA record",
    domain: "flat.example.com",
    faulty: { ...WELL, delegated: ["ns3"], servedBy: [] },
    also: ["port/private-address"],
    certainty: "likely",
  },
  {
    rule: "dns/broken-delegation",
    because: "the top-level domain does not know the domain",
    domain: "unheard.com",
    faulty: { ...WELL, delegated: [] },
    also: ["dns/unresolvable"],
    certainty: "proven",
  },
  {
    rule: "dns/broken-delegation",
    because: "the parent zone has no NS record of the child, in code and in the world",
    domain: "orphan.example.com",
    code: {
      beside:
        route53("example.com", { www: "52.95.110.1" }) +
        route53("orphan.example.com", { origin: "52.95.110.1" }),
    },
    isPredicted: true,
    faulty: { ...WELL, delegated: [] },
    also: ["dns/unresolvable"],
    certainty: "likely",
  },
  {
    rule: "dns/address-family",
    because: "IPv6 is wanted, and there is an A record only",
    domain: "old.example.com",
    code: { origin: 'ip_address_type = "ipv6"' },
    faulty: WELL,
    mended: { records: `origin A ${WEB}\norigin AAAA ::1` },
    isUndialled: true,
    certainty: "proven",
  },
  {
    rule: "dns/address-family",
    because: "IPv4 is wanted, and there is an AAAA record only",
    domain: "new.example.com",
    code: { origin: 'ip_address_type = "ipv4"' },
    faulty: { records: "origin AAAA ::1" },
    mended: { records: `origin A ${WEB}\norigin AAAA ::1` },
    certainty: "proven",
  },
  {
    rule: "dns/placeholder-origin",
    because: "a function chooses another origin, and the default one does not exist",
    domain: "placeholder.example.com",
    code: {
      behavior: `lambda_function_association {
        event_type = "origin-request"
        lambda_arn = "arn:aws:lambda:us-east-1:111122223333:function:router:1"
      }`,
    },
    faulty: { records: `www A ${WEB}` },
    also: ["dns/unresolvable"],
    certainty: "proven",
  },
  {
    rule: "dns/reserved-name",
    because: "the root knows no internal",
    domain: "shop.internal",
    isPredicted: true,
    faulty: { ...WELL, delegated: [] },
    certainty: "proven",
  },
  {
    rule: "dns/private-zone",
    because: "public DNS does not have the name",
    domain: "inside.example.com",
    code: {
      beside: route53("inside.example.com", { origin: "10.0.1.17" }, 'vpc {\n    vpc_id = "vpc-1"\n  }'),
    },
    isPredicted: true,
    faulty: { records: `www A ${WEB}` },
    certainty: "likely",
  },
  {
    rule: "dns/loop",
    because: "the record of the origin leads to the deployed distribution",
    domain: "loop.example.com",
    isDeployed: true,
    faulty: { records: `origin CNAME ${CLOUDFRONT}.` },
    also: ["port/private-address"],
    certainty: "proven",
  },
  {
    rule: "dns/loop",
    because: "the record of the origin leads to the distribution by way of its alias",
    domain: "detour.example.com",
    code: { aliases: ["www.detour.example.com"] },
    faulty: { records: `origin CNAME www\nwww CNAME ${CLOUDFRONT}.` },
    also: ["port/private-address"],
    certainty: "proven",
  },
];

describe("verify, on DNS", () => testDnsRules(ROWS));

/** Of all that is asked below, in one internet. */
const DOMAINS = {
  "cloudfront.net": { records: `d111111abcdef8 A ${WEB}` },
  "alias.example.com": { records: `origin CNAME ${CLOUDFRONT}.` },
  "eu-west-1.elb.amazonaws.com": { records: "internal-web-1234567890 A 10.0.0.7" },
  "hidden.example.com": {
    records:
      "ten A 10.0.0.1\nmetadata A 169.254.169.254\nmapped AAAA ::ffff:10.0.0.1\nlistening A 127.0.10.81",
  },
  "empty.example.com": { records: "www A 10.0.0.1" },
  "dark.example.com": { records: "www A 10.0.0.1", delegated: ["dead"] },
  "unheard.net": { records: "", delegated: [], servedBy: [] },
  "six.example.com": { records: "www A 10.0.0.1", delegated: ["ns1", "six"] },
  "co.com": { records: "", delegated: ["tld"], servedBy: ["tld"] },
  "neighbour.ac.com": { records: "www A 10.0.0.1" },
};

describe("verify, on names that lead nowhere public", () => {
  let internet: Internet | undefined;
  beforeAll(async () => {
    internet = await unlessAbsent(startInternet(10, DOMAINS));
  }, 60_000);
  afterAll(() => internet?.stop());

  async function verified(context: TestContext, files: Readonly<Record<string, string>>, options = {}) {
    needs(context, "nsd");
    if (internet === undefined) throw new Error("the servers did not start");
    return internet.verify(files, options);
  }

  const main = (host: string, origin?: string, port = 8080) => ({
    "main.tf": edgeCode(host, port, origin === undefined ? {} : { origin }),
  });

  it.for([
    ["ten.hidden.example.com", "10.0.0.1", undefined],
    ["metadata.hidden.example.com", "169.254.169.254", undefined],
    ["mapped.hidden.example.com", "::ffff:a00:1", 'ip_address_type = "ipv6"'],
  ] as const)(
    "finds port/private-address, and dials nobody: %s",
    async ([host, address, family], context) => {
      const report = await verified(context, main(host, family));
      expect(rulesOf(report)).toEqual(["port/private-address"]);
      expect(report.findings[0]).toMatchObject({
        verification: "observed",
        certainty: "proven",
        message: expect.stringContaining(address),
        evidence: [{ says: expect.stringContaining(address), command: expect.stringContaining(host) }],
      });
      expect(dialled(report)).toEqual({ outcomes: ["not-run"], connections: 0 });
    },
  );

  it.for([
    [["127.0.10.0/28"], 0],
    [["127.0.10.0/24"], 1],
  ] as const)(
    "dials a private address only where it is allowed: %s, %d",
    async ([allowed, times], context) => {
      const arrivals: unknown[] = [];
      const server = createServer((socket) => void arrivals.push(socket.destroy()));
      const port = await new Promise<number>((resolve) => {
        server.listen(0, "127.0.10.81", () => {
          const bound = server.address();
          resolve(bound !== null && typeof bound === "object" ? bound.port : 0);
        });
      });
      try {
        const code = main("listening.hidden.example.com", undefined, port);
        const report = await verified(context, code, { allowAddresses: allowed });
        expect(rulesOf(report)).toContain("port/private-address");
        expect(Math.min(arrivals.length, 1)).toBe(times);
      } finally {
        server.close();
      }
    },
  );

  it("is silent on port/private-address where the address is given by hand", async (context) => {
    const toPort = await freePort();
    const connectTo = [{ host: "ten.hidden.example.com", address: "127.0.0.1", toPort }];
    const report = await verified(context, main("ten.hidden.example.com"), { connectTo });
    expect(rulesOf(report)).toEqual(["port/refused"]);
  });

  it("confirms port/internal-load-balancer, and dials nobody", async (context) => {
    const host = "internal-web-1234567890.eu-west-1.elb.amazonaws.com";
    const report = await verified(context, main(host));
    expect(rulesOf(report)).toEqual(["port/internal-load-balancer"]);
    expect(report.findings[0]).toMatchObject({
      verification: "confirmed",
      certainty: "proven",
      evidence: [{ says: expect.stringContaining("10.0.0.7") }],
    });
    expect(dialled(report)).toEqual({ outcomes: ["not-run"], connections: 0 });
  });

  it("confirms dns/loop where the origin is an alias of the deployed distribution", async (context) => {
    const host = "origin.alias.example.com";
    const report = await verified(context, { "distribution.json": deployed(host, 8080, [host]) });
    expect(report.findings.find(({ rule }) => rule === "dns/loop")).toMatchObject({
      verification: "confirmed",
      evidence: [{ says: expect.stringContaining(`${host} → ${CLOUDFRONT}`) }],
    });
  });

  it("confirms dns/loop where the origin is an alias of a distribution whose own name is not known yet", async (context) => {
    const host = "origin.alias.example.com";
    const code = edgeCode(host, 8080, { aliases: [host] });
    const report = await verified(context, { "main.tf": code });
    expect(report.findings.find(({ rule }) => rule === "dns/loop")).toMatchObject({
      verification: "confirmed",
      evidence: [{ says: expect.stringContaining(CLOUDFRONT) }],
    });
  });
});

describe("verify, on a name that does not exist", () => {
  let internet: Internet | undefined;
  beforeAll(async () => {
    internet = await unlessAbsent(startInternet(11, DOMAINS));
  }, 60_000);
  afterAll(() => internet?.stop());

  async function judged(context: TestContext, host: string, root?: string) {
    needs(context, "nsd");
    if (internet === undefined) throw new Error("the servers did not start");
    const report = await internet.verify(
      { "main.tf": edgeCode(host, 8080) },
      root === undefined ? {} : { root },
    );
    const [undecided] = report.undecided.filter(({ rules }) => rules.includes("dns/unresolvable"));
    return { report, isFound: rulesOf(report).includes("dns/unresolvable"), undecided };
  }

  it.for([
    ["the root server is dead", "origin.empty.example.com", "127.0.11.66"],
    ["what should be the root server refuses", "origin.unheard.net", "127.0.11.4"],
    ["what should be the root server speaks for another zone", "origin.empty.example.com", "127.0.11.4"],
  ] as const)("does not know it where %s", async ([, host, root], context) => {
    const { report, isFound, undecided } = await judged(context, host, root);
    expect(isFound).toBe(false);
    expect(undecided?.blockedBy[0]?.why).toBe("not-observed");
    expect(report.originRequests[0]?.verdict).toBe("undecided");
  });

  it.for([
    ["the zone says so", "origin.empty.example.com"],
    ["the root shows the way to servers that are dead", "origin.dark.example.com"],
    ["the root itself says so", "origin.unheard.net"],
  ] as const)("knows it where %s", async ([, host], context) => {
    const { report, isFound, undecided } = await judged(context, host);
    expect(isFound).toBe(true);
    expect(undecided).toBeUndefined();
    expect(report.originRequests[0]?.verdict).toBe("broken");
  });

  it("has words for the root's own denial", async (context) => {
    const { report } = await judged(context, "origin.unheard.net");
    const told = report.probes
      .filter(({ kind }) => kind === "delegation")
      .flatMap(({ evidence }) => evidence);
    expect(told).not.toEqual([]);
    expect(told.filter((line) => /^\s|\s\s|\s[,;]/.test(line))).toEqual([]);
  });

  it.for([
    ["a zone on the same server", "origin.shop.co.com", "co.com"],
    ["no zone of its own", "origin.shop.ac.com", "ac.com"],
  ] as const)(
    "does not deny the suffix that it lies below, which is %s",
    async ([, host, suffix], context) => {
      const { report, isFound } = await judged(context, host);
      expect(isFound).toBe(true);
      const messages = report.findings.map(({ message }) => message).join("\n");
      expect(messages).not.toContain(`does not delegate ${suffix}:`);
    },
  );

  it("does not deny the address of a name server that has an IPv6 one alone", async (context) => {
    const { report } = await judged(context, "origin.six.example.com");
    expect(rulesOf(report)).toEqual(["dns/unresolvable"]);
  });
});

function dialled({ probes }: Report) {
  const spoken = probes.filter(({ kind }) => kind === "http" || kind === "tls");
  return {
    outcomes: [...new Set(spoken.map(({ outcome }) => outcome))],
    connections: spoken.reduce((sum, { connections }) => sum + connections, 0),
  };
}
