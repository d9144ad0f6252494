import { execFileSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { delegationFaults } from "../../src/derive/delegation-faults.ts";
import type { DelegationObservation, ResolverAnswer } from "../../src/observation.ts";
import { askServer } from "../../src/verify/probes/dns/ask-server.ts";
import { digCommand } from "../../src/verify/probes/dns/command.ts";
import { rcodeName } from "../../src/verify/probes/dns/rcode.ts";
import { resolveName } from "../../src/verify/probes/dns/resolve.ts";
import { walkDelegation } from "../../src/verify/probes/dns/walk.ts";
import { needs } from "../support/needs.ts";
import { plainNetwork } from "../support/plain-network.ts";
import { type RunningNsd, startNsd } from "./rig/nsd.ts";

const [ROOT, TLD, ONE, TWO, SPARE, DEAD] = [
  "127.0.7.1",
  "127.0.7.2",
  "127.0.7.3",
  "127.0.7.4",
  "127.0.7.5",
  "127.0.7.66",
];
const soa = (serial = 1) => `@ SOA ns1.host.test. admin.host.test. ${serial} 3600 600 86400 60`;
const delegate = (zone: string, ...servers: string[]) =>
  servers.map((server) => `${zone} NS ${server}.host.test.`).join("\n");
const zone = (body: string, servers = ["ns1", "ns2"], serial = 1) =>
  [soa(serial), ...servers.map((name) => `@ NS ${name}.host.test.`), body].join("\n");
const many = Array.from({ length: 200 }, (_, n) => `big A 192.0.2.${n + 1}`).join("\n");

const EXAMPLE = `www A 192.0.2.1
six AAAA 2001:db8::6
text TXT nothing
alias CNAME target.other.test.
near CNAME www
gone CNAME nowhere
a CNAME b
b CNAME a
away CNAME back.other.test.
${many}
kid NS ns1.host.test.
lost.kid A 192.0.2.99
flat NS ns.flat
ns.flat A ${SPARE}`;

const TLD_ZONE = `${soa()}
@ NS ns.tld.host.test.
ns.tld.host A ${TLD}
ns1.host A ${ONE}
ns2.host A ${TWO}
ns3.host A ${SPARE}
dead.host A ${DEAD}
${delegate("example", "ns1", "ns2")}
${delegate("other", "ns2")}
${delegate("lame", "ns1", "ns3")}
${delegate("dying", "ns1", "dead")}
${delegate("mismatch", "ns1", "ns3")}
${delegate("broken", "ns1", "ns3")}
${delegate("differ", "ns1", "ns2")}
${delegate("stale", "ns1", "ns2")}
${delegate("dark", "dead")}
glueless NS ns1.elsewhere.
glueless NS no-such.elsewhere.`;

const SERVERS = [
  {
    address: ROOT,
    zones: {
      ".": `${soa()}\n@ NS a.root.\na.root. A ${ROOT}\ntest. NS ns.tld.host.test.\nns.tld.host.test. A ${TLD}`,
    },
  },
  { address: TLD, zones: { test: TLD_ZONE } },
  {
    address: ONE,
    zones: {
      "example.test": zone(EXAMPLE),
      "kid.example.test": zone("www A 192.0.2.2", ["ns1"]),
      "lame.test": zone("www A 192.0.2.1", ["ns1", "ns3"]),
      "dying.test": zone("www A 192.0.2.1", ["ns1", "dead"]),
      "mismatch.test": zone("www A 192.0.2.1", ["ns1", "ns2"]),
      "broken.test": zone("www A 192.0.2.1", ["ns1", "ns3"]),
      "differ.test": zone("www A 192.0.2.1"),
      "stale.test": zone("www A 192.0.2.1"),
      "glueless.test": `${soa()}\n@ NS ns1.elsewhere.\n@ NS no-such.elsewhere.\nwww A 192.0.2.1`,
    },
  },
  {
    address: TWO,
    zones: {
      "example.test": zone(EXAMPLE),
      "other.test": zone("target A 192.0.2.7\ntarget AAAA 2001:db8::7\nback CNAME away.example.test.", [
        "ns2",
      ]),
      "differ.test": zone("other A 192.0.2.1"),
      "stale.test": zone("www A 192.0.2.2", ["ns1", "ns2"], 2),
    },
  },
  {
    address: SPARE,
    zones: {
      "broken.test": "www A this is no address",
      "mismatch.test": zone("www A 192.0.2.1", ["ns1", "ns2"]),
      "example.test": zone("www.flat A 192.0.2.3"),
    },
  },
];

describe("DNS against NSD", () => {
  let nsd: RunningNsd | undefined;
  const port = () => nsd?.port ?? 0;

  beforeAll(async () => {
    nsd = await startNsd(SERVERS).catch((error) => {
      if (String(error).includes("ENOENT")) return undefined;
      throw error;
    });
  }, 30_000);
  afterAll(() => nsd?.stop());

  const patience = { timeoutMilliseconds: 1000, attempts: 2 };
  async function walk(name: string, network = plainNetwork()): Promise<DelegationObservation> {
    const walked = await walkDelegation(network, {
      name,
      rootHints: [{ name: "a.root", addresses: [ROOT] }],
      resolve: async (server) => (server === "ns1.elsewhere" ? [ONE] : []),
      port: port(),
      ...patience,
    });
    return { kind: "delegation", host: name, ...walked, cost: network.cost };
  }
  async function resolve(
    name: string,
    at: string,
    network = plainNetwork(),
  ): Promise<ResolverAnswer | undefined> {
    const resolvers = [{ address: at, port: port(), label: at }];
    return (await resolveName(network, { name, resolvers, ...patience }))[0];
  }
  const faults = (seen: DelegationObservation) => delegationFaults(seen).map(({ is }) => is);

  it("walks to a healthy zone with few datagrams", async (context) => {
    needs(context, "nsd");
    const network = plainNetwork();
    const seen = await walk("www.example.test", network);
    expect(seen.cuts.map((cut) => [cut.parent, cut.zone, cut.delegated])).toEqual([
      ["", "test", ["ns.tld.host.test"]],
      ["test", "example.test", ["ns1.host.test", "ns2.host.test"]],
    ]);
    expect(seen.stopped).toBeUndefined();
    for (const server of seen.cuts.at(-1)?.servers ?? []) {
      expect(server).toMatchObject({
        outcome: "authoritative",
        soa: { primary: "ns1.host.test", serial: 1 },
        ns: ["ns1.host.test", "ns2.host.test"],
        answer: { outcome: "answered", ipv4: ["192.0.2.1"], aliases: [] },
      });
    }
    expect(seen.cuts.at(-1)?.servers).toHaveLength(2);
    expect(delegationFaults(seen)).toEqual([]);
    const resolvers = [ONE, TWO].map((address) => ({ address, port: port(), label: address }));
    await resolveName(network, { name: "www.example.test", resolvers, ...patience });
    expect(network.cost.datagrams).toBeLessThanOrEqual(18);
    expect(network.cost.connections).toBe(0);
  });

  it.for([
    ["www.lame.test", ["lame"]],
    ["www.dying.test", ["silent"]],
    ["www.mismatch.test", ["ns-mismatch"]],
    ["www.broken.test", ["lame"]],
    ["www.differ.test", ["answers-differ"]],
    ["www.stale.test", ["answers-differ"]],
    ["www.glueless.test", ["no-address"]],
    ["www.dark.test", ["silent"]],
    ["nowhere.example.test", []],
    ["alias.example.test", []],
    ["a.example.test", []],
    ["six.example.test", []],
    ["big.example.test", []],
  ] as const)("judges %s", async ([name, expected], context) => {
    needs(context, "nsd");
    const seen = await walk(name);
    expect(delegationFaults(seen).map(({ is, says }) => `${is} ${says}`)).toEqual(
      expected.map((is) => expect.stringContaining(is)),
    );
  });

  it("says what each of the unhealthy servers answers", async (context) => {
    needs(context, "nsd");
    const outcomes = async (name: string) =>
      (await walk(name)).cuts.at(-1)?.servers.map(({ name, outcome }) => `${name} ${outcome}`);
    expect(await outcomes("www.lame.test")).toEqual(["ns1.host.test authoritative", "ns3.host.test refused"]);
    expect(await outcomes("www.broken.test")).toEqual([
      "ns1.host.test authoritative",
      "ns3.host.test servfail",
    ]);
    expect(await outcomes("www.dying.test")).toEqual([
      "dead.host.test silent",
      "ns1.host.test authoritative",
    ]);
    expect(await outcomes("www.dark.test")).toEqual(["dead.host.test silent"]);
    expect((await walk("www.dark.test")).stopped).toContain("no server of dark.test shows the way");
  });

  it("finds a sub-domain whose child is no zone at the child", async (context) => {
    needs(context, "nsd");
    const flat = await walk("www.flat.example.test");
    expect(flat.cuts.at(-1)?.zone).toBe("flat.example.test");
    expect(flat.cuts.at(-1)?.servers[0]?.answer?.ipv4).toEqual(["192.0.2.3"]);
    expect(faults(flat)).toEqual(["no-soa"]);
  });

  it("says that a domain is not delegated, and a top-level one", async (context) => {
    needs(context, "nsd");
    const seen = await walk("www.unheard.test");
    expect(delegationFaults(seen)).toMatchObject([
      { is: "no-delegation", zone: "unheard.test", severity: "proven" },
    ]);
    expect(delegationFaults(await walk("origin.internal"))).toMatchObject([
      { is: "no-delegation", zone: "internal" },
    ]);
  });

  it.for([
    ["www.example.test", "answered", [], ["192.0.2.1"], []],
    ["near.example.test", "answered", ["www.example.test"], ["192.0.2.1"], []],
    ["six.example.test", "answered", [], [], ["2001:db8::6"]],
    ["text.example.test", "no-address", [], [], []],
    ["alias.example.test", "answered", ["target.other.test"], ["192.0.2.7"], ["2001:db8::7"]],
    ["nowhere.example.test", "nxdomain", [], [], []],
    ["gone.example.test", "nxdomain", ["nowhere.example.test"], [], []],
    ["a.example.test", "loop", ["b.example.test", "a.example.test"], [], []],
    ["away.example.test", "loop", ["back.other.test", "away.example.test"], [], []],
    ["www.elsewhere.example", "refused", [], [], []],
  ] as const)("resolves %s: %s", async ([name, outcome, aliases, ipv4, ipv6], context) => {
    needs(context, "nsd");
    expect(await resolve(name, TWO)).toMatchObject({ outcome, aliases, ipv4, ipv6 });
  });

  it("asks over TCP where the answer is truncated", async (context) => {
    needs(context, "nsd");
    const network = plainNetwork();
    const answer = await resolve("big.example.test", ONE, network);
    expect(answer?.ipv4).toHaveLength(200);
    expect(network.cost.connections).toBe(1);
  });

  it("resolves by nobody where nobody listens, and by SERVFAIL", async (context) => {
    needs(context, "nsd");
    expect(await resolve("www.example.test", DEAD)).toMatchObject({
      outcome: "silent",
      why: "its port is closed",
    });
    expect(await resolve("www.broken.test", SPARE)).toMatchObject({ outcome: "servfail" });
  });

  it("sees what dig +norec sees", async (context) => {
    needs(context, "nsd");
    needs(context, "dig");
    const names = ["www", "near", "alias", "gone", "nowhere", "six", "text", "a"].map(
      (name) => `${name}.example.test`,
    );
    const others = ["www.kid.example.test", "www.lame.test", "www.broken.test", "example.test"];
    for (const address of [ROOT, TLD, ONE, TWO, SPARE]) {
      for (const name of [...names, ...others]) {
        expect(await ours(address, name), `${name} at ${address}`).toEqual(theirs(address, name));
      }
    }
  });

  async function ours(address: string, name: string): Promise<unknown> {
    const query = { name, type: "A", isRecursive: false } as const;
    const asked = await askServer(plainNetwork(), { address, port: port() }, query, patience);
    if (asked.is !== "reply") return asked;
    const { rcode, isAuthoritative, answers } = asked.reply;
    const lines = answers.map((one) => `${one.name} ${one.type} ${"data" in one ? one.data : one.primary}`);
    return { rcode: rcode === 0 ? "NOERROR" : rcodeName(rcode), isAuthoritative, answers: lines.sort() };
  }

  function theirs(address: string, name: string): unknown {
    const text = execFileSync(
      "dig",
      ["+norec", "+nocookie", `@${address}`, "-p", String(port()), name, "A"],
      {
        encoding: "utf8",
      },
    );
    const [, body = ""] = /;; ANSWER SECTION:\n([\s\S]*?)\n\n/.exec(text) ?? [];
    const lines = body
      .split("\n")
      .filter(Boolean)
      .map((line) => line.split(/\s+/));
    const record = ([name = "", , , type = "", data = ""]: readonly string[]) =>
      `${bare(name)} ${type} ${bare(data)}`;
    return {
      rcode: /status: (\w+)/.exec(text)?.[1],
      isAuthoritative: /flags:[^;]* aa/.test(text),
      answers: lines.map(record).sort(),
    };
  }
  const bare = (name: string) => name.replace(/\.$/, "");

  it("names a command of dig that asks the same server", async (context) => {
    needs(context, "nsd");
    needs(context, "dig");
    const answer = await resolve("www.example.test", ONE);
    if (answer === undefined) throw new Error("no answer");
    const answers = [{ ...answer, resolver: `${ONE}:${port()}` }];
    const cost = { connections: 0, datagrams: 0 };
    const command = digCommand({ kind: "dns", host: "www.example.test", answers, cost });
    expect(execFileSync("sh", ["-c", command], { encoding: "utf8" })).toMatch(
      /192\.0\.2\.1[\s\S]*SERVER: 127\.0\.7\.3#[\s\S]*SERVER: 127\.0\.7\.3#/,
    );
  });
});
