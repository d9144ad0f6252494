import { TRUNCATED_RESPONSE } from "dns-packet";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import type { ResolverAnswer } from "../../../../src/observation.ts";
import type { Network } from "../../../../src/verify/network.ts";
import { DNS_LIMITS } from "../../../../src/verify/probes/dns/limits.ts";
import { resolveName } from "../../../../src/verify/probes/dns/resolve.ts";
import { type Walked, walkDelegation } from "../../../../src/verify/probes/dns/walk.ts";
import { plainNetwork } from "../../../support/plain-network.ts";
import { type Behave, type NodeServer, nameOf, nameServer, record, reply } from "./dns-server.ts";

const HOST = "www.example.com";
const A = record("A", HOST, "192.0.2.1");
const PATIENCE = { timeoutMilliseconds: 250, attempts: 2 };

let running: NodeServer | undefined;
afterEach(async () => {
  await running?.stop();
  running = undefined;
});

async function resolve(...server: Parameters<typeof nameServer>): Promise<ResolverAnswer | undefined> {
  running = await nameServer(...server);
  const resolvers = [{ address: "127.0.0.1", port: running.port, label: "hostile" }];
  return (await resolveName(plainNetwork(), { name: HOST, resolvers, ...PATIENCE }))[0];
}

async function walk(
  behave: Behave,
  network = plainNetwork(),
  resolveServer: (name: string) => Promise<readonly string[]> = async () => ["127.0.0.1"],
): Promise<Walked> {
  running = await nameServer(behave);
  const rootHints = [{ name: "a.root", addresses: ["127.0.0.1"] }];
  const { port } = running;
  return walkDelegation(network, { name: HOST, rootHints, resolve: resolveServer, port, ...PATIENCE });
}

describe("a resolver that misbehaves", () => {
  it("is silent", async () => {
    expect(await resolve(() => undefined)).toMatchObject({ outcome: "silent", ipv4: [] });
    expect(running?.queries).toHaveLength(4);
  });

  it("is asked again only once it was silent", async () => {
    let count = 0;
    const answer = await resolve((query) => {
      count += 1;
      return count <= 2 ? undefined : reply(query, { answers: [A] });
    });
    expect(answer).toMatchObject({ outcome: "answered", ipv4: ["192.0.2.1"] });
  });

  it("answers with another id", async () => {
    const answer = await resolve((query) => {
      const bytes = reply(query, { answers: [A] });
      bytes.writeUInt16BE((query.readUInt16BE(0) + 1) & 0xffff, 0);
      return bytes;
    });
    expect(answer).toMatchObject({
      outcome: "malformed",
      ipv4: [],
      why: "what it sends answers another question",
    });
  });

  it("answers another question, and forged replies do not hide the right one", async () => {
    const other = (query: Buffer) => {
      const bytes = Buffer.from(query);
      bytes.writeUInt8(0x84, 2);
      bytes.write("wwx", 13);
      return bytes;
    };
    expect(await resolve(other)).toMatchObject({ outcome: "malformed" });
    await running?.stop();
    const both: Behave = (query) => [other(query), other(query), reply(query, { answers: [A] })];
    expect(await resolve(both)).toMatchObject({ outcome: "answered", ipv4: ["192.0.2.1"] });
  });

  it("echoes the query", async () => {
    expect(await resolve((query) => query)).toMatchObject({ outcome: "malformed", ipv4: [] });
  });

  it("does not know EDNS", async () => {
    const answer = await resolve((query) => {
      if (query.readUInt16BE(10) > 0) return reply(query, { flags: 0, rcode: 1 });
      return reply(query, { answers: [A] });
    });
    expect(answer).toMatchObject({ outcome: "answered", ipv4: ["192.0.2.1"] });
    expect(running?.queries).toHaveLength(4);
  });

  it("answers FORMERR without the question, whatever is asked", async () => {
    const answer = await resolve((query) =>
      Buffer.concat([query.subarray(0, 2), Buffer.from("81810000000000000000", "hex")]),
    );
    expect(answer).toMatchObject({ outcome: "malformed", why: "it answers FORMERR" });
  });

  it("writes the name in other letters", async () => {
    const answer = await resolve((query) => {
      const bytes = reply(query, { answers: [record("A", "WWW.example.COM", "192.0.2.1")] });
      bytes.write("WwW", 13);
      return bytes;
    });
    expect(answer).toMatchObject({ outcome: "answered", ipv4: ["192.0.2.1"] });
  });

  it("leads on and on", async () => {
    let count = 0;
    const answer = await resolve((query) => {
      count += 1;
      return reply(query, { answers: [record("CNAME", nameOf(query), `n${count}.example.com`)] });
    });
    expect(answer).toMatchObject({ outcome: "loop" });
    expect(answer?.aliases).toHaveLength(DNS_LIMITS.aliases);
    expect(running?.queries.length).toBeLessThanOrEqual(2 * DNS_LIMITS.aliases);
  });

  it("leads on and on in one answer", async () => {
    const names = [HOST, ...Array.from({ length: 40 }, (_, n) => `n${n}.example.com`)];
    const answers = names.slice(1).map((name, n) => record("CNAME", names[n] ?? "", name));
    expect(await resolve((query) => reply(query, { answers }))).toMatchObject({ outcome: "loop" });
    expect(running?.queries).toHaveLength(2);
  });

  it("points compressed names at themselves", async () => {
    const answer = await resolve((query) => {
      const bytes = reply(query, { answers: [A] });
      const at = query.indexOf(0, 12) + 5;
      const looped = Buffer.concat([bytes.subarray(0, at), Buffer.from([0xc0, at]), Buffer.alloc(14)]);
      return looped;
    });
    expect(answer).toMatchObject({ outcome: "malformed", why: "its answer cannot be read" });
  });

  it("promises more records than can be", async () => {
    const answer = await resolve((query) => {
      const bytes = reply(query, { answers: [A] });
      bytes.writeUInt16BE(0xffff, 6);
      return bytes;
    });
    expect(answer).toMatchObject({ outcome: "malformed" });
  });

  it("drips an answer of 64 KB over TCP", async () => {
    const started = Date.now();
    const answer = await resolve(
      (query) => reply(query, { flags: TRUNCATED_RESPONSE }),
      (stream) => {
        stream.write(Buffer.from([0xff, 0xff]));
        const drip = setInterval(() => stream.write("x"), 20);
        stream.on("close", () => clearInterval(drip));
      },
    );
    expect(answer).toMatchObject({ outcome: "silent" });
    expect(answer?.why).toContain("over TCP nothing came");
    expect(Date.now() - started).toBeLessThan(1500);
  });

  it("sends without end over TCP, or ends at once", async () => {
    const truncated: Behave = (query) => reply(query, { flags: TRUNCATED_RESPONSE });
    const flood = await resolve(truncated, (stream) => {
      const bytes = Buffer.alloc(1 << 20, 0xff);
      const pour = () => {
        while (!stream.destroyed && stream.write(bytes));
      };
      stream.on("drain", pour);
      pour();
    });
    expect(flood).toMatchObject({ outcome: "malformed" });
    await running?.stop();
    const ended = await resolve(truncated, (stream) => stream.end());
    expect(ended).toMatchObject({ outcome: "malformed" });
    expect(ended?.why).toContain("closed before the whole answer");
    await running?.stop();
    expect(await resolve(truncated)).toMatchObject({ outcome: "silent" });
  });
});

describe("name servers that misbehave", () => {
  const refer = (query: Buffer, zone: string, servers: readonly string[], glue = "127.0.0.1") =>
    reply(query, {
      flags: 0,
      authorities: servers.map((server) => record("NS", zone, server)),
      additionals: servers.slice(0, 16).map((server) => record("A", server, glue)),
    });

  it("refer upward, to themselves, and aside", async () => {
    const seen = await walk((query) => refer(query, ".", ["a.root"]));
    expect(seen).toMatchObject({ cuts: [] });
    expect(seen.stopped).toContain("no server of the root shows the way");
    await running?.stop();
    const circle = await walk((query) => refer(query, "com", ["ns.com"]));
    expect(circle.cuts.map(({ zone }) => zone)).toEqual(["com"]);
    expect(circle.cuts[0]?.servers).toMatchObject([{ outcome: "lame" }]);
    await running?.stop();
    expect(await walk((query) => refer(query, "example.org", ["ns.org"]))).toMatchObject({ cuts: [] });
  });

  it("refer down a name of many labels, no further than the limit", async () => {
    const name = Array.from({ length: 40 }, (_, n) => `l${n}`).join(".");
    let depth = 0;
    const network: Network = {
      ...plainNetwork(),
      ask: async (_peer, query) => {
        depth += 1;
        const zone = name.split(".").slice(-depth).join(".");
        return { is: "received", bytes: refer(Buffer.from(query), zone, ["ns.l39"], `192.0.2.${depth}`) };
      },
    };
    const rootHints = [{ name: "a.root", addresses: ["192.0.2.0"] }];
    const seen = await walkDelegation(network, { name, rootHints, resolve: async () => [], ...PATIENCE });
    expect(seen.cuts).toHaveLength(DNS_LIMITS.cuts);
    expect(seen.stopped).toContain("zones lie on the way");
    expect(depth).toBe(DNS_LIMITS.cuts);
  });

  it("are thousands", async () => {
    const servers = Array.from({ length: 2500 }, (_, n) => `n${n}.com`);
    const network = plainNetwork();
    let looked = 0;
    const seen = await walk(
      (query) => refer(query, "com", servers),
      network,
      async () => {
        looked += 1;
        return ["127.0.0.1"];
      },
    );
    expect(seen.cuts[0]?.delegated.length).toBeLessThanOrEqual(DNS_LIMITS.names);
    expect(looked).toBeLessThanOrEqual(DNS_LIMITS.resolvedNames);
    expect(network.cost.datagrams).toBeLessThanOrEqual(DNS_LIMITS.messages);
  });

  it("have many silent addresses", async () => {
    const network = plainNetwork();
    const glue = Array.from({ length: 16 }, (_, n) => `n${n}.com`).flatMap((name) =>
      Array.from({ length: 20 }, (_, k) => record("A", name, `127.0.9.${k}`)),
    );
    let isFirst = true;
    const seen = await walk((query) => {
      if (!isFirst) return undefined;
      isFirst = false;
      const names = [...new Set(glue.map(({ name }) => name))];
      return reply(query, {
        flags: 0,
        authorities: names.map((one) => record("NS", "com", one)),
        additionals: glue,
      });
    }, network);
    expect(network.cost.datagrams).toBeLessThanOrEqual(DNS_LIMITS.messages);
    expect(seen.cuts[0]?.servers.length).toBeLessThanOrEqual(DNS_LIMITS.servers * DNS_LIMITS.addresses);
  });

  it("have names that are none", async () => {
    const looked: string[] = [];
    const seen = await walk(
      (query) =>
        reply(query, {
          flags: 0,
          authorities: [record("NS", "com", "$(reboot).com"), record("NS", "com", "\u001b[2J")],
        }),
      plainNetwork(),
      async (name) => {
        looked.push(name);
        return [];
      },
    );
    expect(looked).toEqual([]);
    expect(seen.cuts[0]?.delegated).toEqual(["$(reboot).com", "?[2j"]);
    expect(seen.cuts[0]?.servers.map(({ outcome }) => outcome)).toEqual(["no-address", "no-address"]);
  });

  it("cannot be resolved, by a resolver that throws", async () => {
    const seen = await walk(
      (query) => reply(query, { flags: 0, authorities: [record("NS", "com", "ns.example.net")] }),
      plainNetwork(),
      async () => {
        throw new Error("no");
      },
    );
    expect(seen.cuts[0]?.servers).toMatchObject([{ name: "ns.example.net", outcome: "no-address" }]);
  });
});

describe("arbitrary bytes", () => {
  /** Behind a right id and question, since all else is dropped. */
  const bodies = fc.uint8Array({ maxLength: 600 });

  it("never make a resolution or a walk throw or hang", async () => {
    let body: Uint8Array = new Uint8Array();
    let flags = Buffer.from([0x84, 0]);
    let counts = Buffer.alloc(6);
    const server = await nameServer((query) => {
      const end = query.indexOf(0, 12) + 5;
      const head = [query.subarray(0, 2), flags, Buffer.from([0, 1]), counts];
      return Buffer.concat([...head, query.subarray(12, end), body]);
    });
    running = server;
    const count = fc.integer({ min: 0, max: 9 });
    const all = fc.tuple(
      bodies,
      fc.constantFrom(0x84, 0x80, 0x85),
      fc.integer({ min: 0, max: 5 }),
      count,
      count,
      count,
    );
    await fc.assert(
      fc.asyncProperty(all, async ([bytes, high, rcode, an, ns, ar]) => {
        body = bytes;
        flags = Buffer.from([high, rcode]);
        counts = Buffer.from([0, an, 0, ns, 0, ar]);
        const at = { address: "127.0.0.1", port: server.port };
        const rootHints = [{ name: "a.root", addresses: [at.address] }];
        const [answer] = await resolveName(plainNetwork(), {
          name: HOST,
          resolvers: [{ ...at, label: "x" }],
          ...PATIENCE,
        });
        expect(answer?.outcome).not.toBe("silent");
        const walked = await walkDelegation(plainNetwork(), {
          name: HOST,
          rootHints,
          resolve: async () => [],
          port: at.port,
          ...PATIENCE,
        });
        expect(walked.cuts.length).toBeLessThanOrEqual(3);
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});
