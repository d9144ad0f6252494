import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OriginRequest } from "../../src/derive/origin-request.ts";
import { deriveOriginRequests, deriveWithinLimits } from "../../src/derive/origin-requests.ts";
import {
  association,
  type DistributionSpec,
  distribution,
  edgeFunction,
  loadBalancer,
  model,
  nameOf,
  requestOf,
  requestsOf,
} from "../support/model-builder.ts";
import { atom, is, list, missing, notSet, openList, text } from "../support/values.ts";

const TWO_ORIGINS = [{ id: is("web") }, { id: is("spare") }];
const GROUP: DistributionSpec = {
  origins: TWO_ORIGINS,
  groups: [{}],
  behaviors: [{ targetOriginId: is("group") }],
};

function ids(spec: DistributionSpec): readonly string[] {
  return requestsOf(spec).map(({ id }) => id.replace("aws_cloudfront_distribution.site ", ""));
}

function occurs({ occurs: value }: OriginRequest): boolean | string {
  return value.kind === "known" ? value.value : value.kind;
}

describe("deriveOriginRequests", () => {
  it("makes one request per behavior, origin and scheme", () => {
    const behaviors = [
      { viewerProtocolPolicy: is("allow-all") },
      { targetOriginId: is("spare"), pathPattern: is("/api/*") },
    ] as const;
    const origins = [{ protocolPolicy: is("match-viewer") }, { id: is("spare") }] as const;
    expect(ids({ origins, behaviors })).toEqual(["* -> web http", "* -> web https", "/api/* -> spare https"]);
  });

  it("uses the port and the protocols of the scheme", () => {
    const origin = { httpPort: is(8080), httpsPort: is(8443) };
    const [http] = requestsOf({ origins: [{ ...origin, protocolPolicy: is("http-only") }] });
    expect(http).toMatchObject({ port: { value: 8080 }, protocols: { kind: "absent" } });
    expect(requestOf({ origins: [origin] })).toMatchObject({
      port: { value: 8443 },
      protocols: { value: [{ value: "TLSv1.2" }] },
    });
  });

  it("uses 80 and 443 for a bucket, which has no ports to set", () => {
    const bucket = {
      access: is("s3"),
      httpPort: notSet(),
      httpsPort: notSet(),
      protocolPolicy: notSet(),
    } as const;
    const requests = requestsOf({
      origins: [bucket],
      behaviors: [{ viewerProtocolPolicy: is("allow-all") }],
    });
    expect(requests.map(({ port }) => port)).toMatchObject([{ value: 80 }, { value: 443 }]);
  });

  it("makes none for a distribution that is off", () => {
    expect(requestsOf({ enabled: is(false) })).toEqual([]);
    expect(requestsOf({ enabled: notSet() }).map(occurs)).toEqual([true]);
    expect(requestsOf({ enabled: missing() }).map(occurs)).toEqual(["unknown"]);
  });

  it("makes none for a target that does not exist, nor for an origin that nobody refers to", () => {
    expect(requestsOf({ behaviors: [{ targetOriginId: is("typo") }] })).toEqual([]);
    expect(ids({ origins: TWO_ORIGINS })).toEqual(["* -> web https"]);
  });

  it("joins ids that are the same variable's", () => {
    const id = text("origin-", atom("var.name"));
    const [request] = requestsOf({
      origins: [{ id: missing() }, { id }],
      behaviors: [{ targetOriginId: id }],
    });
    expect(request?.origin.id).toBe(id);
    expect(request && occurs(request)).toBe(true);
  });

  it("keeps every candidate of an unknown target, as one that may be", () => {
    const requests = requestsOf({
      origins: TWO_ORIGINS,
      behaviors: [{ targetOriginId: missing("var.target") }],
    });
    expect(requests.map(occurs)).toEqual(["unknown", "unknown"]);
    expect(requests[0]?.occurs).toMatchObject({ why: [{ what: "var.target" }] });
    const prefixed = text("we", atom("var.x"));
    expect(ids({ origins: TWO_ORIGINS, behaviors: [{ targetOriginId: prefixed }] })).toEqual([
      "* -> web https",
    ]);
  });

  it("sends to both members of a group", () => {
    expect(ids(GROUP)).toEqual(["* -> web (primary) https", "* -> spare (secondary) https"]);
    expect(requestsOf(GROUP).map(({ member }) => member)).toEqual(["primary", "secondary"]);
    expect(ids({ ...GROUP, groups: [{ members: list("web", "typo") }] })).toEqual([
      "* -> web (primary) https",
    ]);
  });

  it("does not guess the members of a group", () => {
    const unknownMember = requestsOf({ ...GROUP, groups: [{ members: list<string>("web", missing()) }] });
    expect(unknownMember.map((request) => [request.member, occurs(request)])).toEqual([
      ["primary", true],
      ["secondary", "unknown"],
      ["secondary", "unknown"],
    ]);
    const open = requestsOf({ ...GROUP, groups: [{ members: openList("web") }] });
    expect(open.map((request) => [request.member, occurs(request)])).toEqual([
      ["primary", true],
      ["secondary", "unknown"],
    ]);
  });

  it("tells requests apart whose ids are not known", () => {
    const origins = [{ id: missing("var.a") }, { id: missing("var.a") }];
    const found = ids({ origins, behaviors: [{ targetOriginId: missing("var.b") }] });
    expect(new Set(found).size).toBe(2);
  });

  it("finds the server once for all requests to an origin", () => {
    const web = loadBalancer();
    const spec: DistributionSpec = { origins: [{ domainName: nameOf(web) }], behaviors: [{}, {}] };
    const [first, second] = requestsOf(spec, { loadBalancers: [web] });
    expect(first?.endpoint.via).toBe(second?.endpoint.via);
  });

  it("carries what the functions of the behavior may do", () => {
    const functions = { items: [association({ function: missing() })], open: [] };
    const { edge } = requestOf({ behaviors: [{ functions }] });
    expect(edge).toMatchObject({
      mayRewriteOrigin: true,
      mayRewriteBeforeDns: true,
      answersEverything: { kind: "unknown" },
    });
  });

  it("sends nothing where a function answers every request itself", () => {
    const code = is("function handler(event) { return { statusCode: 301 }; }");
    const functions = { items: [association({ function: is(edgeFunction({ code })) })], open: [] };
    const paths = requestsOf({ behaviors: [{ functions }, {}] }).map(({ behavior }) => behavior.isDefault);
    expect(paths).toEqual([false]);
  });

  it("survives any mixture of known, unknown and missing values, with unique ids and sound certainty", () => {
    const value = <T>(...options: readonly T[]) =>
      fc.oneof(
        fc.constantFrom(...options.map((option) => is(option))),
        fc.constant(missing()),
        fc.constant(notSet()),
      );
    const origin = fc.record({
      id: value("web", "spare", "group"),
      access: value("s3" as const, "custom" as const, "vpc" as const),
      protocolPolicy: value("http-only" as const, "match-viewer" as const, "https-only" as const),
      domainName: value("origin.example.com", "", "a.elb.amazonaws.com"),
      httpsPort: value(443, 80),
    });
    const behavior = fc.record({
      targetOriginId: value("web", "spare", "group"),
      viewerProtocolPolicy: value("allow-all" as const, "https-only" as const),
      forwardedHeaders: fc.oneof(
        value<readonly ReturnType<typeof missing>[]>([]),
        fc.constant(openList("Host")),
      ),
    });
    const members = fc.constantFrom(list("web", "spare"), openList("web"), openList(), missing(), notSet());
    fc.assert(
      fc.property(
        fc.array(origin, { maxLength: 3 }),
        fc.array(behavior, { maxLength: 3 }),
        members,
        value(true, false),
        (origins, behaviors, groupMembers, enabled) => {
          const made = distribution({ origins, behaviors, groups: [{ members: groupMembers }], enabled });
          const requests = deriveOriginRequests(model({ distributions: [made] }));
          expect(new Set(requests.map(({ id }) => id)).size).toBe(requests.length);
          for (const request of requests) expect(occurs(request)).not.toBe(false);
          if (enabled.kind === "known" && !enabled.value) expect(requests).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("deriveWithinLimits", () => {
  const many = (count: number) => Array.from({ length: count }, (_, n) => ({ id: missing(`var.n${n}`) }));

  it("tells of nothing in a distribution as large as AWS allows", () => {
    const large = distribution({ origins: many(100), behaviors: [{ targetOriginId: missing() }] });
    const { diagnostics, value } = deriveWithinLimits(model({ distributions: [large] }));
    expect(diagnostics).toEqual([]);
    expect(value).toHaveLength(100);
  });

  it.each<[string, DistributionSpec]>([
    ["1001 origins", { origins: many(1001) }],
    ["1001 origin groups", { groups: many(1001) }],
    ["1001 members", { groups: [{ members: list(...Array.from({ length: 1001 }, () => "web")) }] }],
    ["1001 aliases", { aliases: list(...Array.from({ length: 1001 }, () => "www.example.com")) }],
    ["1001 behaviors", { behaviors: Array.from({ length: 1001 }, () => ({})) }],
  ])("skips one with %s, and says so", (what, spec) => {
    const { diagnostics, value } = deriveWithinLimits(model({ distributions: [distribution(spec)] }));
    expect(value).toEqual([]);
    expect(diagnostics).toMatchObject([{ code: "limit", fatal: true }]);
    expect(diagnostics[0]?.message).toContain(what);
  });

  it("stops where a model leads to too many requests, and says so", () => {
    const behaviors = Array.from({ length: 400 }, () => ({ targetOriginId: missing() }));
    const greedy = distribution({ origins: many(400), behaviors });
    const { diagnostics, value } = deriveWithinLimits(model({ distributions: [greedy] }));
    expect(value).toHaveLength(100_000);
    expect(diagnostics).toMatchObject([{ code: "limit" }]);
  });
});
