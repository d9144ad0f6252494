import { afterAll, describe, expect, it } from "vitest";
import { needs } from "../support/needs.ts";
import { serveAtOnce } from "./rig/http-breakers.ts";
import { makePki, removePki } from "./rig/pki.ts";
import { PLAIN_CODE } from "./rig/rule-cases.ts";
import { distributionOf, ORIGIN } from "./rig/stack.ts";
import { connectTo, liveOptions, runCode } from "./rig/verify-code.ts";

afterAll(removePki);

/** A ServerHello of TLS 1.2, and then the announcement of a certificate of 1 MB. */
const SERVER_HELLO = Buffer.from(`160303002a020000260303${"00".repeat(32)}00c02f00`, "hex");
const LONG_CHAIN = Buffer.from("16030300040b100000", "hex");

type Act = Parameters<typeof serveAtOnce>[0];

const CASES: readonly (readonly [what: string, act: Act, why: string])[] = [
  [
    "hangs up after the hello",
    (socket) => void socket.once("data", () => socket.end()),
    "closes the connection after the ClientHello",
  ],
  [
    "hangs up within its part of the handshake",
    (socket) => void socket.once("data", () => socket.end(SERVER_HELLO)),
    "closes the connection within its part of the TLS handshake",
  ],
  [
    "sends more certificates than anybody needs",
    (socket) => void socket.once("data", () => socket.write(Buffer.concat([SERVER_HELLO, LONG_CHAIN]))),
    "answers with more than 256 KB of TLS handshake",
  ],
];

describe("an origin that says nothing that can be judged", () => {
  it.for(CASES)("it %s: undecided, with that reason", async ([, act, why], context) => {
    needs(context, "openssl");
    const server = await serveAtOnce(act);
    const live = liveOptions({
      connectTo: connectTo({ host: ORIGIN, port: 443, toPort: server.port }),
      ca: makePki().root,
    });
    const report = await runCode({ "main.tf": distributionOf(PLAIN_CODE) }, live).finally(server.stop);
    expect(report.findings.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(report.originRequests.map(({ verdict }) => verdict)).toEqual(["undecided"]);
    const reasons = report.undecided.flatMap(({ blockedBy }) => blockedBy.map(({ says }) => says));
    expect(reasons).toContain(why);
  });

  it("was not dialled, since nobody allows that: undecided, with what would permit it", async (context) => {
    needs(context, "openssl");
    const live = liveOptions({
      allowAddresses: [],
      connectTo: connectTo({ host: ORIGIN, port: 443, toPort: 4430 }),
      ca: makePki().root,
    });
    const report = await runCode({ "main.tf": distributionOf(PLAIN_CODE) }, live);
    const reasons = report.undecided.flatMap(({ blockedBy }) => blockedBy.map(({ says }) => says)).join();
    expect(reasons).toContain("127.0.0.1 was not dialled: it is a loopback address");
    expect(reasons).toContain("--allow-address");
    expect(report.probes.reduce((sum, { connections }) => sum + connections, 0)).toBe(0);
  });
});
