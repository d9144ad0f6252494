import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { HttpAnswer, HttpObservation, HttpOutcome } from "../../../src/observation.ts";
import { httpLines, httpSummary } from "../../../src/verify/wording/http.ts";
import { exchanges } from "../generated-observations.ts";

const ASKED = "origin.example.com at 52.95.110.1:80, asked for http://www.example.com/api/, ";

function exchange(outcome: HttpOutcome): HttpObservation {
  return {
    kind: "http",
    host: "origin.example.com",
    scheme: "http",
    address: "52.95.110.1",
    port: 80,
    hostHeader: "www.example.com",
    path: "/api/",
    outcome,
    cost: { connections: 1, datagrams: 0 },
  };
}

const ANSWER: HttpAnswer = {
  is: "answered",
  status: 200,
  headerBytes: 120,
  headers: { server: "nginx", via: "1.1 proxy" },
  firstByteMilliseconds: 120,
  bodyBytes: 3,
  isWhole: true,
  reuse: "not-tried",
};

describe("what came of a request", () => {
  it.each<readonly [string, HttpOutcome]>([
    ["answers 200", ANSWER],
    ["answers 200 with headers of 32769 bytes", { ...ANSWER, headerBytes: 32_769 }],
    ["answers 200", { ...ANSWER, headerBytes: 32_768 }],
    ["answers 200, and 40 of 100 bytes came", { ...ANSWER, fault: "40 of 100 bytes came" }],
    ["answers 200 after 1.23 s", { ...ANSWER, firstByteMilliseconds: 1_234 }],
    ["answers 403 (server: nginx)", { ...ANSWER, status: 403 }],
    ["answers 502", { ...ANSWER, status: 502, headers: {}, cloudfront: { xCache: "Error from cloudfront" } }],
    ["answers with TLS to plain HTTP", { is: "tls", bytes: "1503" }],
    ["could not be asked: the handshake failed", { is: "no-tls", why: "the handshake failed" }],
    [
      "answers what is no HTTP response: the status line is malformed",
      { is: "malformed", what: "the status line is malformed", text: "HELO" },
    ],
    ["refuses the connection", { is: "refused" }],
    ["says nothing after the request", { is: "silent", after: "request" }],
  ])("is told: %s", (says, outcome) => {
    expect(httpSummary(exchange(outcome))).toBe(`${ASKED}${says}`);
  });

  it.each([
    ["CloudFront wasn't able to resolve the origin domain name.", "dns"],
    ["The Lambda function result failed validation.", "edge, function"],
    ["CloudFront attempted to establish a connection with the origin", "port, tls, certificate, name"],
    ["We can't connect to the server for this app or website at this time.", "port, tls, certificate, name"],
  ])("where CloudFront says %j points to the rules of %s", (says, topics) => {
    const cloudfront = { xCache: "Error from cloudfront", says };
    expect(httpSummary(exchange({ ...ANSWER, status: 502, headers: {}, cloudfront }))).toBe(
      `${ASKED}answers 502; CloudFront says: ${says} (see the rules of ${topics})`,
    );
  });

  it("points nowhere for words of CloudFront's that name no cause", () => {
    const cloudfront = { xCache: "Error from cloudfront", says: "Bad request." };
    expect(httpSummary(exchange({ ...ANSWER, cloudfront }))).not.toContain("see the rules");
  });
});

describe("the lines of an answer", () => {
  it("hold its headers, sizes and time", () => {
    expect(httpLines(exchange(ANSWER))).toEqual([
      "server: nginx",
      "via: 1.1 proxy",
      "headers 120 bytes, body 3 bytes, first byte after 0.12 s",
    ]);
  });

  it("hold what came of a second request, and CloudFront's header", () => {
    const cloudfront = { xCache: "Miss from cloudfront" };
    const lines = (["kept", "closed", "reset"] as const).map((reuse) =>
      httpLines(exchange({ ...ANSWER, headers: {}, isWhole: false, reuse, cloudfront })),
    );
    expect(lines.map(([first]) => first)).toEqual(
      Array(3).fill("headers 120 bytes, body 3 bytes and more, first byte after 0.12 s"),
    );
    expect(lines.map(([, second]) => second)).toEqual([
      "the connection, used again: kept open",
      "the connection, used again: closed",
      "the connection, used again: reset",
    ]);
    expect(lines.every((one) => one.at(-1) === "X-Cache: Miss from cloudfront")).toBe(true);
  });

  it("are none where no response came", () => {
    expect(httpLines(exchange({ is: "refused" }))).toEqual([]);
  });

  it("are whole, whatever came", () => {
    const property = fc.property(exchanges, (observation) => {
      for (const line of [httpSummary(observation), ...httpLines(observation)])
        expect(line).not.toMatch(/undefined|\[object|NaN/);
    });
    fc.assert(property);
  });
});
