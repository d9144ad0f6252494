import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OriginRequest } from "../../src/derive/origin-request.ts";
import type { Evidence, Finding, Undecided } from "../../src/finding.ts";
import type { ObservedAddress, ObservedOrigin } from "../../src/model/observed.ts";
import type { CompiledRule } from "../../src/policy/compiled-rule.ts";
import { PASS } from "../../src/rule.ts";
import { known } from "../../src/value.ts";
import { compare } from "../../src/verify/compare.ts";
import { evident } from "../../src/verify/evidence.ts";
import type { World } from "../../src/worlds.ts";
import { rule } from "../support/judge-model.ts";
import { closed, model, requestsOf } from "../support/model-builder.ts";
import { from, is, place } from "../support/values.ts";

const [A, B] = requestsOf({
  origins: [{}, { id: is("api", "origin_id"), domainName: is("api.example.com", "domain_name") }],
  behaviors: [{}, { targetOriginId: is("api", "target_origin_id") }],
});
if (A === undefined || B === undefined) throw new Error("two requests are needed");

const HELLO = evident({
  kind: "tls",
  host: "origin.example.com",
  address: "52.95.110.1",
  port: 443,
  serverName: "origin.example.com",
  protocols: ["TLSv1.2"],
  outcome: { is: "alert", code: 40, name: "handshake_failure" },
  cost: { connections: 1, datagrams: 0 },
});
const EVIDENCE: Evidence = { says: "the origin answers with an alert", command: "openssl s_client" };

function finding(spec: Partial<Finding> = {}): Finding {
  return {
    rule: "tls/handshake",
    title: "It fails",
    severity: "error",
    certainty: "proven",
    consequence: "502",
    affects: "all",
    message: "it fails",
    place: place(3),
    resource: { address: "aws_cloudfront_distribution.site", type: "aws_cloudfront_distribution" },
    instances: [],
    related: [],
    chain: [],
    why: "because",
    fix: "mend it",
    docs: "https://example.com",
    fingerprint: "0123456789abcdef",
    originRequests: [A?.id ?? ""],
    evidence: [],
    ...spec,
  };
}

function origin(spec: Partial<ObservedOrigin> = {}): ObservedOrigin {
  const nothing = { addresses: [], handshakes: [], comparisons: [], tls13: [], offers: [], exchanges: [] };
  return { from: from(), ...nothing, notRun: [], predicted: { certificates: closed([]) }, ...spec };
}

/** A request of which this was seen. */
function seen(
  request: OriginRequest,
  spec: Partial<ObservedOrigin> = { handshakes: [HELLO] },
): OriginRequest {
  return { ...request, endpoint: { ...request.endpoint, observed: known(origin(spec), from()) } };
}

function world(
  findings: readonly Finding[],
  requests: readonly OriginRequest[] = [A, B].flatMap((one) => one ?? []),
  undecided: readonly Undecided[] = [],
): World {
  const verdicts = new Map(requests.map(({ id }) => [id, "proven" as const]));
  const judgement = { findings, undecided, verdicts, diagnostics: [], tally: new Map() };
  return { model: model(), opaque: [], requests, judgement, diagnostics: [] };
}

function joined(predicted: World, observed: World, rules: readonly CompiledRule[] = []) {
  return compare(predicted, observed, rules).judgement.findings.map((one) => ({
    rule: one.rule,
    is: one.verification,
    severity: one.severity,
    says: one.evidence.map(({ says }) => says),
  }));
}

describe("a finding", () => {
  it("of both worlds is confirmed, and told as the world shows it", () => {
    const told = joined(world([finding()]), world([finding({ evidence: [EVIDENCE] })], [seen(A)]));
    expect(told).toEqual([
      { rule: "tls/handshake", is: "confirmed", severity: "error", says: [EVIDENCE.says] },
    ]);
  });

  it("of the world alone is observed", () => {
    const told = joined(world([]), world([finding({ evidence: [EVIDENCE] })], [seen(A)]));
    expect(told.map(({ is }) => is)).toEqual(["observed"]);
  });

  it("of the code alone is refuted: a note, with what was seen", () => {
    const told = joined(world([finding()]), world([], [seen(A)]));
    expect(told).toEqual([
      { rule: "tls/handshake", is: "refuted", severity: "note", says: [HELLO.evidence.says] },
    ]);
  });

  it("of both worlds without evidence is predicted: nothing was seen of it", () => {
    const told = joined(world([finding()]), world([finding()], [seen(A)]));
    expect(told.map(({ is }) => is)).toEqual(["predicted"]);
  });

  it("of the code alone is predicted where its request was not asked", () => {
    expect(joined(world([finding()]), world([], [A])).map(({ is }) => is)).toEqual(["predicted"]);
    expect(joined(world([finding()]), world([], [])).map(({ is }) => is)).toEqual(["predicted"]);
  });

  it("of the code alone is predicted where one of its requests was not asked", () => {
    const both = finding({ originRequests: [A.id, B.id] });
    const told = joined(world([both]), world([], [seen(A), B]));
    expect(told).toEqual([{ rule: "tls/handshake", is: "predicted", severity: "error", says: [] }]);
  });

  it("of the code alone is predicted where the rule cannot decide from what was seen", () => {
    const open: Undecided = {
      originRequest: A.id,
      resource: finding().resource,
      place: place(),
      rules: ["tls/handshake"],
      blockedBy: [],
    };
    const told = (undecided: Undecided) => joined(world([finding()]), world([], [seen(A)], [undecided]));
    expect(told(open).map(({ is }) => is)).toEqual(["predicted"]);
    expect(told({ ...open, rules: ["port/refused"] }).map(({ is }) => is)).toEqual(["refuted"]);
    expect(told({ ...open, originRequest: B.id }).map(({ is }) => is)).toEqual(["refuted"]);
  });

  it("about no request is predicted: nothing that was seen is about it", () => {
    const about = finding({ originRequests: [] });
    expect(joined(world([about]), world([], [seen(A)])).map(({ is }) => is)).toEqual(["predicted"]);
  });
});

describe("what refutes", () => {
  const address = (port: ObservedAddress["port"]): ObservedAddress => ({
    address: "52.95.110.1",
    isPublic: true,
    port,
    evidence: { says: `the port is ${port}`, command: "nc" },
  });
  const refutedBy = (spec: Partial<ObservedOrigin>) => joined(world([finding()]), world([], [seen(A, spec)]));

  it("is the port where nothing nearer was seen", () => {
    const told = refutedBy({ addresses: [address("open")] });
    expect(told).toMatchObject([{ is: "refuted", says: ["the port is open"] }]);
  });

  it.each(["not-dialled", "unreachable"] as const)("is never a port that is %s: nothing was seen", (port) => {
    expect(refutedBy({ addresses: [address(port)] }).map(({ is }) => is)).toEqual(["predicted"]);
  });

  it("is nothing where nothing was seen", () => {
    expect(refutedBy({}).map(({ is }) => is)).toEqual(["predicted"]);
  });

  it("is told once, however many requests met it", () => {
    const both = finding({ originRequests: [A.id, B.id] });
    const told = joined(world([both]), world([], [seen(A), seen(B)]));
    expect(told.map(({ says }) => says)).toEqual([[HELLO.evidence.says]]);
  });
});

describe("the join", () => {
  const other = (spec: Partial<Finding> = {}) => finding({ evidence: [EVIDENCE], ...spec });

  it("is by rule: another rule about the same request is another finding", () => {
    const told = joined(world([finding()]), world([other({ rule: "port/refused" })], [seen(A)]));
    expect(told.map(({ rule: id, is }) => `${id} ${is}`)).toEqual([
      "port/refused observed",
      "tls/handshake refuted",
    ]);
  });

  it("is by request: the same request at another place is the same finding", () => {
    const moved = other({ place: place(9), fingerprint: "fedcba9876543210" });
    expect(joined(world([finding()]), world([moved], [seen(A)])).map(({ is }) => is)).toEqual(["confirmed"]);
  });

  it("is by request: another request at the same place is another finding", () => {
    const ofB = other({ originRequests: [B.id] });
    const told = joined(world([finding()]), world([ofB], [seen(A), seen(B)]));
    expect(told.map(({ is }) => is).sort()).toEqual(["observed", "refuted"]);
  });

  it("is by place where no request is concerned", () => {
    const inCode = finding({ originRequests: [] });
    const inWorld = other({ originRequests: [] });
    expect(joined(world([inCode]), world([inWorld])).map(({ is }) => is)).toEqual(["confirmed"]);
    const elsewhere = other({ originRequests: [], fingerprint: "fedcba9876543210" });
    const told = joined(world([inCode]), world([elsewhere]));
    expect(told.map(({ is }) => is).sort()).toEqual(["observed", "predicted"]);
  });

  it("drops what a finding of the world says better", () => {
    const better = rule("tls/better", {
      subject: "originRequest",
      supersedes: ["tls/handshake"],
      check: () => PASS,
    });
    const observed = world([other({ rule: "tls/better" })], [seen(A), seen(B)]);
    expect(joined(world([finding()]), observed, [better]).map((one) => one.rule)).toEqual(["tls/better"]);
    const ofB = world([finding({ originRequests: [B.id] })]);
    expect(
      joined(ofB, observed, [better])
        .map((one) => one.rule)
        .sort(),
    ).toEqual(["tls/better", "tls/handshake"]);
  });

  it("keeps the diagnostics of both worlds, and the verdicts and questions of the observed one", () => {
    const warning = (code: "limit" | "syntax") => ({ severity: "warning", code, message: code }) as const;
    const predicted = { ...world([]), diagnostics: [warning("limit")] };
    const observed = { ...world([]), diagnostics: [warning("syntax")] };
    const told = compare(predicted, observed, []);
    expect(told.diagnostics.map(({ code }) => code)).toEqual(["limit", "syntax"]);
    expect(told.judgement.verdicts).toBe(observed.judgement.verdicts);
    expect(told.judgement.undecided).toBe(observed.judgement.undecided);
    expect(told.requests).toBe(observed.requests);
  });
});

describe("whatever both worlds hold", () => {
  const ids = fc.subarray([A.id, B.id]);
  const drawn = (originRequests: fc.Arbitrary<string[]>) =>
    fc.array(
      fc.record({
        rule: fc.constantFrom("tls/handshake", "port/refused"),
        originRequests,
        fingerprint: fc.constantFrom("a", "b"),
        line: fc.integer({ min: 1, max: 3 }),
        isSeen: fc.boolean(),
      }),
      { maxLength: 4 },
    );
  const findings = drawn(ids);
  type Drawn = typeof findings extends fc.Arbitrary<infer T> ? T : never;
  const made = (specs: Drawn, isWorld: boolean) =>
    specs.map(({ line, isSeen, ...spec }) =>
      finding({ ...spec, place: place(line), evidence: isWorld && isSeen ? [EVIDENCE] : [] }),
    );

  it("each finding has one verification, and only evidence confirms, refutes or shows", () => {
    const property = fc.property(findings, findings, ids, (inCode, inWorld, asked) => {
      const requests = [A, B].map((one) => (asked.includes(one.id) ? seen(one) : one));
      const [predicted, observed] = [world(made(inCode, false)), world(made(inWorld, true), requests)];
      const { findings: told } = compare(predicted, observed, []).judgement;
      expect(told.length).toBeGreaterThanOrEqual(inWorld.length);
      for (const { evidence, severity, verification } of told) {
        expect(["confirmed", "observed", "predicted", "refuted"]).toContain(verification);
        expect(verification === "predicted" || evidence.length > 0).toBe(true);
        expect(verification === "refuted" ? severity : "note").toBe("note");
      }
      const lines = told.map((one) => one.place.start.line);
      expect(lines).toEqual([...lines].sort((a, b) => a - b));
    });
    fc.assert(property, { numRuns: 300 });
  });

  it("loses no request that fails in the code", () => {
    const single = drawn(fc.constantFrom([A.id], [B.id]));
    const property = fc.property(single, findings, (inCode, inWorld) => {
      const observed = world(made(inWorld, true), [seen(A), seen(B)]);
      const { findings: told } = compare(world(made(inCode, false)), observed, []).judgement;
      for (const { rule: id, originRequests } of inCode)
        for (const request of originRequests) {
          const about = told.filter((one) => one.rule === id && one.originRequests.includes(request));
          expect(about).not.toEqual([]);
        }
    });
    fc.assert(property, { numRuns: 300 });
  });
});
