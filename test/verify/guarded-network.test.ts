import { createSocket, type Socket as UdpSocket } from "node:dgram";
import dns from "node:dns";
import { createServer, isIP, type Server, type Socket } from "node:net";
import { decode, encode } from "dns-packet";
import { afterEach, describe, expect, it, vi } from "vitest";
import { parseCidr } from "../../src/verify/guard.ts";
import { GuardedNetwork, type NetworkOptions } from "../../src/verify/guarded-network.ts";
import type { Connection } from "../../src/verify/network.ts";
import { silentPort } from "../live/rig/silent-port.ts";

const cleanups: (() => void)[] = [];
afterEach(() => {
  vi.restoreAllMocks();
  for (const cleanup of cleanups.splice(0)) cleanup();
});

function network(options: Partial<NetworkOptions> = {}): GuardedNetwork {
  return new GuardedNetwork({
    allowed: [parseCidr("127.0.0.0/8") ?? []].flat(),
    trustedResolvers: [],
    perAddress: 4,
    total: 32,
    budget: { connections: 100, datagrams: 100 },
    ...options,
  });
}

describe("connect", () => {
  it("opens a connection, and counts it", async () => {
    const { port } = await listening();
    const net = network();
    const view = net.counted();
    const connection = await view.connect({ address: "127.0.0.1", port }, 1000);
    expect(connection.is).toBe("open");
    expect(view.cost).toEqual({ connections: 1, datagrams: 0 });
    expect(net.cost).toEqual({ connections: 1, datagrams: 0 });
    expect(net.counted().cost).toEqual({ connections: 0, datagrams: 0 });
    destroy(connection);
  });

  it("tells refused from silent", async () => {
    const { port, server } = await listening();
    await new Promise((closed) => server.close(closed));
    expect(await network().connect({ address: "127.0.0.1", port }, 1000)).toEqual({ is: "refused" });
    const silent = await silentPort();
    cleanups.push(silent.stop);
    const begun = performance.now();
    const outcome = await network().connect({ address: "127.0.0.1", port: silent.port }, 200);
    expect(outcome).toEqual({ is: "silent", after: "syn" });
    expect(performance.now() - begun).toBeLessThan(3000);
  });

  it("says why it does not dial, and costs nothing", async () => {
    const net = network({ allowed: [] });
    const why = async (address: string, port = 443) => {
      const outcome = await net.connect({ address, port }, 1000);
      return outcome.is === "not-dialled" ? outcome.why : outcome.is;
    };
    expect(await why("127.0.0.1")).toBe("it is a loopback address (127.0.0.0/8)");
    expect(await why("169.254.169.254")).toBe("it is the address of a cloud's metadata service");
    expect(await why("1.1.1.1", 22)).toBe("CloudFront connects only to the ports 80, 443 and 1024 to 65535");
    expect(await why("localhost")).toBe("it is no IP address");
    expect(net.cost).toEqual({ connections: 0, datagrams: 0 });
  });

  it("keeps four connections to an address at most; closing one admits the next", async () => {
    const { port, most } = await listening();
    const net = network();
    const peers = Array.from({ length: 12 }, () => ({ address: "127.0.0.1", port }));
    await Promise.all(
      peers.map(async (peer) => {
        const connection = await net.connect(peer, 1000);
        await new Promise((done) => setTimeout(done, 20));
        destroy(connection);
      }),
    );
    expect(net.cost.connections).toBe(12);
    expect(most()).toBeGreaterThan(1);
    expect(most()).toBeLessThanOrEqual(5);
  });

  it("takes back sockets that were forgotten", async () => {
    const { port } = await listening();
    const net = network({ perAddress: 1 });
    await net.connect({ address: "127.0.0.1", port }, 1000, 50);
    expect((await net.connect({ address: "127.0.0.1", port }, 1000, 50)).is).toBe("open");
  });

  it("frees the place of an attempt that failed", async () => {
    const { port, server } = await listening();
    await new Promise((closed) => server.close(closed));
    const net = network({ perAddress: 1 });
    for (let n = 0; n < 3; n += 1)
      expect(await net.connect({ address: "127.0.0.1", port }, 1000)).toEqual({ is: "refused" });
  });

  it("stops at the budget", async () => {
    const { port } = await listening();
    const net = network({ budget: { connections: 1, datagrams: 0 } });
    destroy(await net.connect({ address: "127.0.0.1", port }, 1000));
    const why = "the limit of 1 connections for one run is reached";
    expect(await net.connect({ address: "127.0.0.1", port }, 1000)).toEqual({ is: "not-dialled", why });
    expect((await net.ask({ address: "127.0.0.1", port: 53 }, new Uint8Array(1), 10, () => true)).is).toBe(
      "not-dialled",
    );
  });
});

describe("name servers", () => {
  const query = Buffer.from("?");

  it("are asked on their port only, and where they are trusted anywhere but at metadata services", async () => {
    const trusted = [
      { address: "10.9.9.9", port: 5353 },
      { address: "169.254.169.254", port: 53 },
    ];
    const net = network({ allowed: [], trustedResolvers: trusted, budget: { connections: 0, datagrams: 0 } });
    const why = async (address: string, port: number) => {
      const outcome = await net.ask({ address, port }, query, 10, () => true);
      const tcp = await net.connectToNameServer({ address, port }, 10);
      return [outcome, tcp].map((one) => (one.is === "not-dialled" ? one.why : one.is));
    };
    const spent = (what: string) => `the limit of 0 ${what} for one run is reached`;
    expect(await why("10.9.9.9", 5353)).toEqual([spent("datagrams"), spent("connections")]);
    const metadata = "it is the address of a cloud's metadata service";
    expect(await why("169.254.169.254", 53)).toEqual([metadata, metadata]);
    const loopback = "it is a loopback address (127.0.0.0/8)";
    expect(await why("127.0.0.1", 53)).toEqual([loopback, loopback]);
    const port = "name servers are not asked on port 6379";
    expect(await why("1.1.1.1", 6379)).toEqual([port, port]);
  });

  it("answer, and only their own answers count", async () => {
    const port = await answering((socket, bytes, from) => {
      socket.send("stray", from.port, from.address);
      socket.send(`re:${bytes.toString()}`, from.port, from.address);
    });
    const net = network({ nameServerPorts: [port] });
    const isReply = (bytes: Uint8Array) => Buffer.from(bytes).toString().startsWith("re:");
    const outcome = await net.ask({ address: "127.0.0.1", port }, query, 1000, isReply);
    expect(outcome).toEqual({ is: "received", bytes: Buffer.from("re:?") });
    expect(net.cost).toEqual({ connections: 0, datagrams: 1 });
  });

  it("that answer from elsewhere are not heard", async () => {
    const elsewhere = createSocket("udp4");
    cleanups.push(() => elsewhere.close());
    const port = await answering((_socket, bytes, from) => elsewhere.send(bytes, from.port, from.address));
    const outcome = await network({ nameServerPorts: [port] }).ask(
      { address: "127.0.0.1", port },
      query,
      200,
      () => true,
    );
    expect(outcome).toEqual({ is: "silent", after: "request" });
  });

  it("that send stray packets without end are left early", async () => {
    const port = await answering((socket, _bytes, from) => {
      for (let n = 0; n < 50; n += 1) socket.send("stray", from.port, from.address);
    });
    let looked = 0;
    const begun = performance.now();
    const outcome = await network({ nameServerPorts: [port] }).ask(
      { address: "127.0.0.1", port },
      query,
      5000,
      () => {
        looked += 1;
        return false;
      },
    );
    expect(outcome).toEqual({ is: "silent", after: "request" });
    expect(looked).toBe(8);
    expect(performance.now() - begun).toBeLessThan(3000);
  });

  it("that the system does not let be reached are unreachable", async () => {
    const net = network({ allowed: [parseCidr("0.0.0.0/0") ?? []].flat() });
    const outcome = await net.ask({ address: "255.255.255.255", port: 53 }, query, 1000, () => true);
    expect(outcome).toMatchObject({ is: "unreachable", code: expect.stringMatching(/^E[A-Z]+$/) });
  });

  it("that are not there refuse", async () => {
    const port = await answering(() => {});
    for (const cleanup of cleanups.splice(0)) cleanup();
    const net = network({ nameServerPorts: [port] });
    const outcome = await net.ask({ address: "127.0.0.1", port }, query, 1000, () => true);
    expect(outcome).toEqual({ is: "refused" });
  });
});

describe("DNS rebinding", () => {
  it("cannot lead a connection to another address than the one that was judged", async () => {
    const lookup = vi.spyOn(dns, "lookup");
    const inner = await listening();
    const answers = ["93.184.215.14", "127.0.0.1", "169.254.169.254"];
    const port = await answering((socket, bytes, from) => {
      const data = answers.length > 1 ? (answers.shift() ?? "") : (answers[0] ?? "");
      const { id = 0, questions = [] } = decode(bytes);
      const record = { type: "A", name: "rebind.test", ttl: 0, data } as const;
      const reply = encode({ type: "response", id, questions, answers: [record] });
      socket.send(reply, from.port, from.address);
    });
    const net = network({ allowed: [], trustedResolvers: [{ address: "127.0.0.1", port }] });
    const resolve = async () => {
      const question = { type: "A", name: "rebind.test" } as const;
      const query = encode({ type: "query", id: 7, questions: [question] });
      const reply = await net.ask({ address: "127.0.0.1", port }, query, 1000, () => true);
      const [first] = reply.is === "received" ? (decode(Buffer.from(reply.bytes)).answers ?? []) : [];
      return first?.type === "A" ? first.data : "";
    };
    const dialled: string[] = [];
    expect(await resolve()).toBe("93.184.215.14");
    for (const address of ["rebind.test", await resolve(), await resolve(), await resolve()])
      dialled.push((await net.connect({ address, port: inner.port }, 200)).is);
    expect(dialled).toEqual(Array(4).fill("not-dialled"));
    expect(net.cost.connections).toBe(0);
    expect(inner.most()).toBe(0);
    // Node "looks up" the addresses of datagram sockets too, and gets them back as they are.
    expect(lookup.mock.calls.filter(([name]) => isIP(name) === 0)).toEqual([]);
  });

  it("has nothing to work with where the address is dialled: nothing is looked up", async () => {
    const { port } = await listening();
    const lookup = vi.spyOn(dns, "lookup");
    const connection = await network().connect({ address: "127.0.0.1", port }, 1000);
    expect(connection.is === "open" && connection.socket.remoteAddress).toBe("127.0.0.1");
    expect(lookup).not.toHaveBeenCalled();
    destroy(connection);
  });
});

function destroy(connection: Connection): void {
  if (connection.is === "open") connection.socket.destroy();
}

interface Listening {
  readonly server: Server;
  readonly port: number;
  /** Connections that were open at once. */
  readonly most: () => number;
}

function listening(): Promise<Listening> {
  const open = new Set<Socket>();
  let most = 0;
  const server = createServer((socket) => {
    open.add(socket);
    most = Math.max(most, open.size);
    socket.on("error", () => {}).on("close", () => open.delete(socket));
    socket.resume();
  });
  cleanups.push(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  return new Promise((ready) => {
    server.listen(0, "127.0.0.1", () => {
      const bound = server.address();
      ready({ server, port: typeof bound === "object" && bound ? bound.port : 0, most: () => most });
    });
  });
}

/** A server of datagrams on a free port. */
function answering(
  answer: (socket: UdpSocket, bytes: Buffer, from: { address: string; port: number }) => void,
): Promise<number> {
  const socket = createSocket("udp4");
  socket.on("message", (bytes, from) => answer(socket, bytes, from));
  cleanups.push(() => socket.close());
  return new Promise((ready) => socket.bind(0, "127.0.0.1", () => ready(socket.address().port)));
}
