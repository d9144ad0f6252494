import { describe, expect, it } from "vitest";
import type { EventType } from "../../src/edge-code/event-type.ts";
import { judgeOutcome } from "../../src/edge-code/judge/returned.ts";
import { functionSample, lambdaSample } from "../../src/facts/edge-events.ts";

type Service = "lambda" | "cloudfront-function";
// biome-ignore lint/suspicious/noExplicitAny: a handler takes it as it comes
type Make = (message: any, whole: any) => unknown;
const SITE = { file: "index.js", start: 0, end: 0 };

/** What is refused of what a handler makes of the sample event's request or response. */
function refused(service: Service, event: EventType, make: Make): string[] {
  const sample = (service === "lambda" ? lambdaSample : functionSample)(event);
  const copy = JSON.parse(JSON.stringify(sample));
  const json = JSON.stringify(make(copy.response ?? copy.request, copy.event)) ?? "null";
  const { faults } = judgeOutcome({ is: "returned", json }, { service, event, sample, site: SITE });
  return faults.map(({ does, kind }) => `${kind}: ${does}`);
}

describe("of Lambda@Edge", () => {
  it.each<[what: string, event: EventType, make: Make]>([
    ["the request", "viewer-request", (request) => request],
    ["the request", "origin-request", (request) => request],
    ["the response", "origin-response", (response) => response],
    ["the response", "viewer-response", (response) => response],
    ["a new header", "viewer-request", (r) => ({ ...r, headers: { ...r.headers, "x-a": [{ value: "b" }] } })],
    [
      "a read-only header as it was",
      "viewer-request",
      (r) => ({ ...r, headers: { ...r.headers, host: [{ key: "HOST", value: r.headers.host[0].value }] } }),
    ],
    [
      "the host, before the origin",
      "origin-request",
      (r) => ({ ...r, headers: { ...r.headers, host: [{ value: "a.example.com" }] } }),
    ],
    ["another order", "viewer-request", (r) => Object.fromEntries(Object.entries(r).reverse())],
    ["another status, from the origin", "origin-response", (r) => ({ ...r, status: "404" })],
    ["a status as a number", "viewer-response", (r) => ({ ...r, status: 200 })],
    [
      "a response of its own",
      "viewer-request",
      () => ({ status: "302", headers: { location: [{ key: "Location", value: "/" }] } }),
    ],
    [
      "a response made anew",
      "viewer-response",
      () => ({ status: "200", headers: { "x-a": [{ value: "b" }] } }),
    ],
    [
      "a bucket",
      "origin-request",
      (r) => ({
        ...r,
        origin: {
          s3: {
            domainName: "a.s3.amazonaws.com",
            region: "",
            authMethod: "none",
            path: "",
            customHeaders: {},
          },
        },
      }),
    ],
  ])("%s at %s is taken", (_, event, make) => {
    expect(refused("lambda", event, make)).toEqual([]);
  });

  it.each<[what: string, event: EventType, make: Make, says: RegExp]>([
    ["nothing", "viewer-request", () => undefined, /response-shape: gives back nothing/],
    ["a text", "viewer-request", () => "no", /response-shape: gives back a text/],
    ["a list", "viewer-request", () => [], /response-shape: gives back a list/],
    ["false", "viewer-request", () => false, /response-shape: gives back false/],
    ["the event", "viewer-request", (_, whole) => whole, /response-shape: gives back the whole event/],
    [
      "another host",
      "viewer-request",
      (r) => ({ ...r, headers: { ...r.headers, host: [{ value: "b" }] } }),
      /read-only-header: writes the header host/,
    ],
    [
      "no host",
      "viewer-request",
      (r) => ({ ...r, headers: { accept: r.headers.accept } }),
      /read-only-header: deletes the header host/,
    ],
    [
      "no length",
      "viewer-response",
      (r) => ({ ...r, headers: { server: r.headers.server } }),
      /read-only-header: deletes the header content-length/,
    ],
    ["another status", "viewer-response", (r) => ({ ...r, status: "404" }), /status: changes the status/],
    [
      "two origins",
      "origin-request",
      (r) => ({ ...r, origin: { ...r.origin, s3: {} } }),
      /origin-object: .*both custom and s3/,
    ],
    [
      "a bad port",
      "origin-request",
      (r) => ({ ...r, origin: { custom: { ...r.origin.custom, port: 22 } } }),
      /origin-object: .*port is 22/,
    ],
    [
      "a body with 204",
      "viewer-request",
      () => ({ status: "204", body: "a" }),
      /body: gives a body with the status 204/,
    ],
  ])("%s at %s is refused", (_, event, make, says) => {
    expect(refused("lambda", event, make).join()).toMatch(says);
  });
});

describe("of CloudFront Functions", () => {
  it.each<[what: string, event: EventType, make: Make, says?: RegExp]>([
    ["the request", "viewer-request", (r) => r],
    ["the response", "viewer-response", (r) => r],
    ["a redirect", "viewer-request", () => ({ statusCode: 302, headers: { location: { value: "/" } } })],
    ["nothing", "viewer-request", () => undefined, /limits: gives back nothing/],
    [
      "another host",
      "viewer-request",
      (r) => ({ ...r, headers: { ...r.headers, host: { value: "b" } } }),
      /read-only-header: writes the header host/,
    ],
    [
      "capital letters",
      "viewer-response",
      (r) => ({ ...r, headers: { ...r.headers, "X-A": { value: "b" } } }),
      /limits: names the header X-A/,
    ],
    [
      "a status of Lambda@Edge",
      "viewer-request",
      () => ({ status: "302" }),
      /limits: gives back a status, as for Lambda@Edge/,
    ],
  ])("%s at %s", (_, event, make, says) => {
    const found = refused("cloudfront-function", event, make).join();
    if (says === undefined) expect(found).toBe("");
    else expect(found).toMatch(says);
  });
});

it("what is nested beyond any message, or has more entries, is judged no more", () => {
  const deep = `${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}`;
  const many = JSON.stringify({
    status: "200",
    headers: Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`x-${i}`, []])),
  });
  const sample = lambdaSample("viewer-request");
  for (const json of [deep, many]) {
    const run = { service: "lambda", event: "viewer-request", sample, site: SITE } as const;
    expect(judgeOutcome({ is: "returned", json }, run).faults).toEqual([]);
  }
});
