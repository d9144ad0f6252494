import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { NoAnswer } from "../../../src/observation.ts";
import { endOfTalk, endpointName, whereSpoken } from "../../../src/verify/wording/ends.ts";
import { noAnswers } from "../generated-observations.ts";

describe("how a talk ended", () => {
  it.each<readonly [NoAnswer, string]>([
    [{ is: "refused" }, "refuses the connection"],
    [{ is: "reset", after: "connect" }, "resets the connection at once"],
    [{ is: "reset", after: "hello" }, "resets the connection after the ClientHello"],
    [{ is: "reset", after: "request" }, "resets the connection after the request"],
    [{ is: "closed", after: "connect" }, "closes the connection at once"],
    [{ is: "closed", after: "hello" }, "closes the connection after the ClientHello"],
    [{ is: "closed", after: "request" }, "closes the connection after the request"],
    [{ is: "silent", after: "syn" }, "does not answer"],
    [{ is: "silent", after: "hello" }, "says nothing after the ClientHello"],
    [{ is: "silent", after: "request" }, "says nothing after the request"],
    [{ is: "unreachable", code: "EHOSTUNREACH" }, "cannot be reached from here (EHOSTUNREACH)"],
    [{ is: "not-dialled", why: "it is private" }, "was not dialled: it is private"],
  ])("%j is a clause of its own", (outcome, says) => {
    expect(endOfTalk(outcome)).toBe(says);
  });

  it("is a whole clause, whatever it was", () => {
    const property = fc.property(noAnswers, (outcome) => {
      expect(endOfTalk(outcome)).toMatch(/^[a-z].*[^ .]$|: /);
      expect(endOfTalk(outcome)).not.toContain("undefined");
    });
    fc.assert(property);
  });
});

describe("where a talk went", () => {
  it("tells an IPv6 address from its port", () => {
    expect(endpointName("198.51.100.7", 443)).toBe("198.51.100.7:443");
    expect(endpointName("2001:db8::7", 443)).toBe("[2001:db8::7]:443");
  });

  it("names the port that was dialled", () => {
    const at = { host: "origin.example.com", address: "127.0.0.1", port: 443 };
    expect(whereSpoken(at)).toBe("origin.example.com at 127.0.0.1:443");
    expect(whereSpoken({ ...at, dialledPort: 8443 })).toBe("origin.example.com at 127.0.0.1:8443");
  });
});
