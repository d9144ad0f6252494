import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { NotRun } from "../../src/observation.ts";
import { evidenceOfPort, evident, summaryOf } from "../../src/verify/evidence.ts";
import { asked, observations } from "./generated-observations.ts";

describe("evidence", () => {
  it("is the observation with a sentence and a command, and nothing else changed", () => {
    const property = fc.property(asked, (observation) => {
      const { evidence, ...rest } = evident(observation);
      expect(rest).toEqual(observation);
      expect(evidence.says).toBe(summaryOf(observation));
    });
    fc.assert(property);
  });

  it("says where it was seen, in one sentence without its stop", () => {
    const property = fc.property(observations, (observation) => {
      const says = summaryOf(observation);
      expect(says).not.toMatch(/undefined|\[object|^$/);
      const { kind, host } = observation;
      if (kind === "tls" || kind === "tls-offer" || kind === "http") {
        expect(says.startsWith(`${host} at `)).toBe(true);
        expect(says).toContain(observation.address);
      }
    });
    fc.assert(property);
  });

  it("of a question that was not asked says why", () => {
    const notRun: NotRun = {
      kind: "not-run",
      host: "origin.example.com",
      probe: "tls",
      target: "origin.example.com:443",
      why: "it is a VPC origin, which only CloudFront reaches",
      cost: { connections: 0, datagrams: 0 },
    };
    expect(summaryOf(notRun)).toBe(
      "origin.example.com:443 was not asked, because it is a VPC origin, which only CloudFront reaches",
    );
  });
});

describe("the evidence of a port", () => {
  const at = { host: "origin.example.com", address: "198.51.100.7", port: 8443 };

  it.each([
    ["open", "accepts connections"],
    ["refused", "refuses the connection"],
    ["silent", "does not answer"],
    ["unreachable", "cannot be reached from here"],
    ["not-dialled", "was not dialled"],
  ] as const)("that is %s: it %s", (port, says) => {
    expect(evidenceOfPort(at, port)).toEqual({
      says: `origin.example.com at 198.51.100.7:8443 ${says}`,
      command: "nc -vz -w 5 198.51.100.7 8443",
    });
  });

  it("of IPv6 is told with brackets, and dialled without", () => {
    const { says, command } = evidenceOfPort({ ...at, address: "2001:db8::7" }, "open");
    expect(says).toContain("[2001:db8::7]:8443");
    expect(command).toBe("nc -vz -w 5 2001:db8::7 8443");
  });
});
