import { once } from "node:events";
import { createServer } from "node:http";
import type { Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { diagnoseOffer } from "../../src/verify/probes/tls/diagnose.ts";
import { tryHandshake } from "../../src/verify/probes/tls/handshake.ts";
import { plainNetwork } from "../support/plain-network.ts";
import { closes, drips, floods, neverAnswers, resets, says, startPeer } from "./rig/hostile-peers.ts";
import { freePort, type Running } from "./rig/running.ts";

const PATIENCE = 600;
const running: Running[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((peer) => peer.stop()));
});

async function handshakeWith(treat: (socket: Socket) => unknown) {
  const { address, port } = await peer(treat);
  return tryHandshake(plainNetwork(), {
    address,
    port,
    serverName: "www.example.test",
    versions: ["TLSv1.2"],
    timeoutMilliseconds: PATIENCE,
  });
}

async function peer(treat: (socket: Socket) => unknown): Promise<Running> {
  const started = await startPeer(treat);
  running.push(started);
  return started;
}

const bytes = (hex: string) => Buffer.from(hex.replaceAll(" ", ""), "hex");

describe("a handshake with a peer that does not behave", () => {
  it("tells silence, a close and a reset apart", async () => {
    expect(await handshakeWith(neverAnswers)).toEqual({ is: "silent", after: "hello" });
    expect(await handshakeWith(closes)).toEqual({ is: "closed", after: "hello" });
    expect(await handshakeWith(resets)).toEqual({ is: "reset", after: "hello" });
  });

  it("says that nobody listens", async () => {
    const outcome = await tryHandshake(plainNetwork(), {
      address: "127.0.0.1",
      port: await freePort(),
      versions: ["TLSv1.2"],
      timeoutMilliseconds: PATIENCE,
    });
    expect(outcome).toEqual({ is: "refused" });
  });

  it.each([
    ["an alert", "15 0303 0002 0228", { is: "alert", code: 40, name: "handshake_failure" }],
    ["an alert nobody knows", "15 0303 0002 02fe", { is: "alert", code: 254, name: "unknown" }],
    ["a mail server", "323230206d61696c0d0a", { is: "not-tls", bytes: "323230206d61696c0d0a" }],
    ["a record of another protocol", "16 0503 0002 0000", { is: "not-tls", bytes: "160503" + "00020000" }],
    ["an empty record", "16 0303 0000", { is: "not-tls", bytes: "1603030000" }],
    [
      "a truncated ServerHello",
      "16 0303 0006 020000020303",
      { is: "not-tls", bytes: "1603030006020000020303" },
    ],
  ])("names %s", async (_, hex, expected) => {
    expect(await handshakeWith(says(bytes(hex)))).toEqual(expected);
  });

  it("takes a warning for the reason of what follows", async () => {
    const warning = { is: "alert", code: 112, name: "unrecognized_name" };
    expect(await handshakeWith(says(bytes("15 0303 0002 0170")))).toEqual(warning);
    const both = "15 0303 0002 0170 15 0303 0002 0100";
    expect(await handshakeWith(says(bytes(both)))).toEqual(warning);
  });

  it("names a plain HTTP server, also one that answers without a status line", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const bound = server.address();
    const port = bound !== null && typeof bound === "object" ? bound.port : 0;
    const ask = { address: "127.0.0.1", port, versions: ["TLSv1.2"], timeoutMilliseconds: PATIENCE } as const;
    expect(await tryHandshake(plainNetwork(), ask)).toEqual({
      is: "plain-http",
      text: "HTTP/1.1 400 Bad Request",
    });
    server.close();
    const old = says(Buffer.from("<html>\r\n<head><title>400 Bad Request</title></head>"));
    expect(await handshakeWith(old)).toEqual({ is: "plain-http", text: "<html>" });
  });

  it("waits no longer for a peer that drips", async () => {
    const began = performance.now();
    const record = Buffer.concat([bytes("16 0303 4000"), Buffer.alloc(16_384)]);
    expect(await handshakeWith(drips(record, 50))).toEqual({ is: "silent", after: "hello" });
    expect(performance.now() - began).toBeLessThan(PATIENCE + 500);
  });

  it("puts a line together that drips", async () => {
    expect(await handshakeWith(drips(Buffer.from("HTTP/1.0 400 No\r\n"), 5))).toEqual({
      is: "plain-http",
      text: "HTTP/1.0 400 No",
    });
  });

  it("reads no more than it needs of a chain without end", async () => {
    const hello = `020000260303${"00".repeat(32)}00c02f00`;
    const start = bytes(`16 0303 002a ${hello} 16 0303 0004 0b100000`);
    const block = Buffer.concat([bytes("16 0303 4000"), Buffer.alloc(16_384)]);
    let sent = 0;
    const flood = floods(block, (more) => {
      sent += more;
    });
    const outcome = await handshakeWith((socket) => {
      socket.write(start);
      flood(socket);
    });
    expect(outcome).toMatchObject({ is: "too-long" });
    expect(sent).toBeLessThan(16 * 1024 * 1024);
  });

  it("reads no more than it needs of garbage and of tiny records without end", async () => {
    for (const hex of [
      "ff".repeat(1000),
      "16 0303 0001 00 ".repeat(1000),
      "15 0303 0002 0170".repeat(1000),
    ]) {
      const began = performance.now();
      const outcome = await handshakeWith(floods(bytes(hex), () => {}));
      expect(outcome).toMatchObject({ is: "not-tls" });
      expect(performance.now() - began).toBeLessThan(PATIENCE);
    }
  });
});

describe("a diagnosis of a peer that does not behave", () => {
  const cases: readonly (readonly [string, (socket: Socket) => unknown, string])[] = [
    ["never answers", neverAnswers, "silent"],
    ["speaks plain HTTP", says(Buffer.from("HTTP/1.1 400 Bad Request\r\n\r\n")), "plain-http"],
    ["sends garbage", says(Buffer.from("garbage")), "not-tls"],
  ];

  it.each(cases)("stops after one hello where it %s", async (_, treat, end) => {
    const network = plainNetwork();
    const { address, port } = await peer(treat);
    const ask = { host: "www.example.test", address, port, timeoutMilliseconds: PATIENCE };
    const { versions, ...rest } = await diagnoseOffer(network, ask);
    expect(network.cost.connections).toBe(1);
    expect(rest).toEqual({ address, port });
    expect(versions.map(({ version }) => version)).toEqual([
      "SSLv3",
      "TLSv1",
      "TLSv1.1",
      "TLSv1.2",
      "TLSv1.3",
    ]);
    expect(versions[3]?.end.is).toBe(end);
    expect(versions[0]).toMatchObject({ accepted: "unknown", end: { is: "not-dialled" } });
  });

  it("does not know what a peer accepts that ends every connection", async () => {
    const network = plainNetwork();
    const { address, port } = await peer(resets);
    const ask = { host: "www.example.test", address, port, timeoutMilliseconds: PATIENCE };
    const { versions, wide } = await diagnoseOffer(network, ask);
    expect(versions.map(({ accepted }) => accepted)).toEqual(Array(5).fill("unknown"));
    expect(wide).toEqual({ is: "reset", after: "hello" });
    expect(network.cost.connections).toBeLessThanOrEqual(45);
  });
});
