import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OriginRequest } from "../../src/derive/origin-request.ts";
import { type PlanOptions, targetOf } from "../../src/verify/plan.ts";
import type { Target } from "../../src/verify/target.ts";
import {
  type BehaviorSpec,
  cachingBy,
  closed,
  type DistributionSpec,
  type OriginSpec,
  requestOf,
  requestsOf,
  sending,
} from "../support/model-builder.ts";
import { from, is, list, missing, notSet, openList } from "../support/values.ts";

const PLAIN: PlanOptions = { full: false, sendOriginHeaders: false };
const FORWARDING: BehaviorSpec = sending("allViewer");

function targets(spec: DistributionSpec, options: Partial<PlanOptions> = {}): readonly Target[] {
  return requestsOf(spec).map((request) => targetOf(request, { ...PLAIN, ...options }));
}

/** The target of the only request of a distribution with one origin. */
function target(origin: OriginSpec, spec: DistributionSpec = {}, options: Partial<PlanOptions> = {}): Target {
  return targetOf(requestOf({ ...spec, origins: [origin] }), { ...PLAIN, ...options });
}

describe("what is asked of a plain origin", () => {
  it("is what CloudFront asks: its name, port, versions and Host", () => {
    expect(target({})).toEqual({
      host: "origin.example.com",
      port: 443,
      scheme: "https",
      family: "ipv4",
      protocols: ["TLSv1.2"],
      serverNames: ["origin.example.com"],
      areNamesKnown: true,
      otherNames: [],
      hostHeader: "origin.example.com",
      otherHosts: [],
      path: "/",
      headers: [],
      connectTimeoutMilliseconds: 10_000,
      attempts: 3,
      readTimeoutMilliseconds: 35_000,
      full: false,
    });
  });

  it("is asked for under the name as DNS compares it", () => {
    const told = target({ domainName: is("Origin.Example.COM.", "domain_name") });
    expect(told).toMatchObject({ host: "origin.example.com", serverNames: ["origin.example.com"] });
  });

  it("is the same for two behaviors that lead to the same question", () => {
    const spec = { behaviors: [{}, { pathPattern: is("*.jpg", "path_pattern") }] };
    const [first, second, ...more] = targets(spec);
    expect(more).toEqual([]);
    expect(second).toEqual(first);
  });
});

describe("the scheme", () => {
  const both: DistributionSpec = {
    origins: [
      {
        protocolPolicy: is("match-viewer", "origin_protocol_policy"),
        httpPort: is(8080, "http_port"),
        httpsPort: is(8443, "https_port"),
      },
    ],
    behaviors: [{ viewerProtocolPolicy: is("allow-all", "viewer_protocol_policy") }],
  };

  it("is both with match-viewer, each at its own port, and TLS only for HTTPS", () => {
    const told = targets(both).map(({ scheme, port, protocols, serverNames }) => ({
      scheme,
      port,
      protocols,
      serverNames,
    }));
    expect(told).toHaveLength(2);
    expect(told).toContainEqual({ scheme: "http", port: 8080, protocols: [], serverNames: [] });
    expect(told).toContainEqual({
      scheme: "https",
      port: 8443,
      protocols: ["TLSv1.2"],
      serverNames: ["origin.example.com"],
    });
  });

  it("is HTTPS alone where viewers are sent there first", () => {
    const behaviors = [{ viewerProtocolPolicy: is("https-only", "viewer_protocol_policy") } as const];
    expect(targets({ ...both, behaviors }).map(({ scheme }) => scheme)).toEqual(["https"]);
  });

  it("has the same Host header for both", () => {
    const aliases = list("*.example.com", "www.example.com");
    const [behavior] = both.behaviors ?? [];
    const told = targets({ ...both, aliases, behaviors: [{ ...behavior, ...FORWARDING }] });
    expect(told.map(({ hostHeader }) => hostHeader)).toEqual(["www.example.com", "www.example.com"]);
  });
});

describe("the server names", () => {
  const names = (aliases: DistributionSpec["aliases"], behavior: BehaviorSpec = FORWARDING) =>
    target({}, { ...(aliases && { aliases }), behaviors: [behavior] });

  it("are the aliases where Host is forwarded, and the origin's own for comparison", () => {
    expect(names(list("www.example.com", "shop.example.com"))).toMatchObject({
      serverNames: ["www.example.com", "shop.example.com"],
      otherNames: ["origin.example.com"],
      hostHeader: "www.example.com",
      areNamesKnown: true,
    });
  });

  it("are the aliases too where a cache policy forwards Host", () => {
    const told = names(list("www.example.com"), cachingBy("whitelist", "Host"));
    expect(told.serverNames).toEqual(["www.example.com"]);
  });

  it("hold one name below a wildcard, each name once, and nothing to compare with where the origin's own is one", () => {
    expect(names(list("*.Example.com", "www.example.com", "origin.example.com"))).toMatchObject({
      serverNames: ["www.example.com", "origin.example.com"],
      otherNames: [],
    });
  });

  it("are eight at most", () => {
    const aliases = list(...Array.from({ length: 20 }, (_, index) => `a${index}.example.com`));
    expect(names(aliases).serverNames).toEqual(
      Array.from({ length: 8 }, (_, index) => `a${index}.example.com`),
    );
  });

  it("are not known where it is not known whether Host is forwarded", () => {
    const unsure = {
      originRequestPolicyId: missing("var.policy"),
      originRequestPolicy: missing("var.policy"),
    };
    expect(names(list("www.example.com"), unsure)).toMatchObject({
      serverNames: ["origin.example.com"],
      areNamesKnown: false,
      otherNames: [],
    });
  });

  it("are not known where Host is forwarded and no alias is: the origin's own stands in", () => {
    expect(names(list<string>(missing("var.alias")))).toMatchObject({
      serverNames: ["origin.example.com"],
      areNamesKnown: false,
    });
    expect(names(openList())).toMatchObject({ serverNames: ["origin.example.com"], areNamesKnown: false });
  });

  it("are another distribution's where its own is the only one and not known yet", () => {
    expect(names(list())).toMatchObject({
      serverNames: ["d111111abcdef8.cloudfront.net"],
      areNamesKnown: true,
      otherNames: ["origin.example.com"],
    });
  });

  it("are those that are known where another is not", () => {
    expect(names(list<string>("www.example.com", missing("var.alias"))).serverNames).toEqual([
      "www.example.com",
    ]);
  });
});

describe("the versions", () => {
  const protocols = (sslProtocols: OriginRequest["protocols"]) => target({ sslProtocols }).protocols;

  it("are those of the code, in one order, however they are written", () => {
    expect(protocols(list("TLSv1.2", "SSLv3", "TLSv1"))).toEqual(["SSLv3", "TLSv1", "TLSv1.2"]);
  });

  it("are the usual ones where the list is not written, not known, or may go on", () => {
    const usual = ["TLSv1", "TLSv1.1", "TLSv1.2"];
    expect(protocols(notSet())).toEqual(usual);
    expect(protocols(missing())).toEqual(usual);
    expect(protocols(openList("TLSv1"))).toEqual(usual);
  });

  it("never hold TLS 1.3, which cannot be chosen", () => {
    expect(protocols(list("TLSv1.3", "TLSv1.2"))).toEqual(["TLSv1.2"]);
  });
});

describe("what cannot be asked", () => {
  it.each<readonly [because: string, origin: OriginSpec]>([
    ["it is a VPC origin, which only CloudFront reaches", { access: is("vpc", "vpc_origin_config") }],
    ["its domain name is not known: var.domain has no value", { domainName: missing("var.domain") }],
    ["it has no domain name", { domainName: notSet("domain_name") }],
    ["its domain name is no host name", { domainName: is("https://origin.example.com", "domain_name") }],
    ["its domain name is no host name", { domainName: is("198.51.100.7", "domain_name") }],
    ["its domain name is no host name", { domainName: is("", "domain_name") }],
    ["its port is not known: var.port has no value", { httpsPort: missing("var.port") }],
    ["CloudFront does not connect to port 22", { httpsPort: is(22, "https_port") }],
    ["CloudFront does not connect to port 65536", { httpsPort: is(65_536, "https_port") }],
    ["CloudFront does not connect to port 8443.5", { httpsPort: is(8443.5, "https_port") }],
  ])("because %s", (because, origin) => {
    expect(target(origin).unreachable).toBe(because);
  });

  it("has a name all the same, to be told under", () => {
    for (const domainName of [missing("var.domain"), notSet("domain_name"), is("", "domain_name")])
      expect(target({ domainName }).host).not.toBe("");
  });

  it.each([80, 443, 1024, 8080, 65_535])("is none where the port is %i", (port) => {
    expect(target({ httpsPort: is(port, "https_port") })).not.toHaveProperty("unreachable");
  });

  it("is at the usual port where none is written", () => {
    expect(target({ httpsPort: notSet("https_port") })).toMatchObject({ port: 443 });
  });

  it("is a VPC origin alone, not the public one beside it under the same name", () => {
    const told = targets({
      origins: [{ access: is("vpc", "vpc_origin_config") }, { id: is("public", "origin_id") }],
      behaviors: [{}, { targetOriginId: is("public", "target_origin_id") }],
    });
    expect(told.map(({ host, unreachable }) => [host, unreachable])).toEqual([
      ["origin.example.com", "it is a VPC origin, which only CloudFront reaches"],
      ["origin.example.com", undefined],
    ]);
  });
});

describe("only", () => {
  const two: DistributionSpec = {
    origins: [{}, { id: is("api", "origin_id"), domainName: is("API.example.com", "domain_name") }],
    behaviors: [{}, { targetOriginId: is("api", "target_origin_id") }],
  };

  it("leaves the others out, and says so", () => {
    const told = targets(two, { only: ["api.example.com"] });
    expect(told.map(({ unreachable }) => unreachable)).toEqual(["another origin was asked for", undefined]);
  });

  it("of no origin leaves all out", () => {
    const told = targets(two, { only: ["example.com"] });
    expect(told.every(({ unreachable }) => unreachable === "another origin was asked for")).toBe(true);
  });

  it("does not make reachable what is not", () => {
    const told = target({ access: is("vpc", "vpc_origin_config") }, {}, { only: ["origin.example.com"] });
    expect(told.unreachable).toContain("VPC origin");
  });
});

describe("the request", () => {
  it.each([
    [undefined, "*", "/"],
    [undefined, "/api/*", "/api/"],
    [undefined, "api/*", "/api/"],
    [undefined, "*.jpg", "/"],
    [undefined, "/img?.png", "/img"],
    ["/prod", "*", "/prod/"],
    ["/prod", "/api/v1", "/prod/api/v1"],
    ["/pröd", "*", "/"],
    ["/a b", "*", "/"],
    ["/a\r\nX-Evil: 1", "*", "/"],
  ])("has for the origin path %j and the pattern %j the path %j", (prefix, pattern, path) => {
    const origin = prefix === undefined ? {} : { path: is(prefix, "origin_path") };
    const told = target(origin, { behaviors: [{ pathPattern: is(pattern, "path_pattern") }] });
    expect(told.path).toBe(path);
  });

  it("has a path that can be sent, whatever is written", () => {
    const property = fc.property(fc.string(), fc.string(), (prefix, pattern) => {
      const spec = { behaviors: [{ pathPattern: is(pattern, "path_pattern") }] };
      expect(target({ path: is(prefix, "origin_path") }, spec).path).toMatch(/^\/[\x21-\x7e]*$/);
    });
    fc.assert(property);
  });

  it("has the path that the user names in the place of all others", () => {
    const spec = { behaviors: [{ pathPattern: is("/api/*", "path_pattern") }] };
    expect(target({ path: is("/prod", "origin_path") }, spec, { path: "/health" }).path).toBe("/health");
  });

  it("has server names and a Host that can be sent, whatever the aliases", () => {
    const aliases = fc.array(fc.oneof(fc.string(), fc.domain()), { maxLength: 10 });
    const property = fc.property(aliases, (names) => {
      const told = target({}, { aliases: list(...names), behaviors: [FORWARDING] });
      expect(told.serverNames.length).toBeGreaterThan(0);
      for (const name of [...told.serverNames, ...told.otherNames, told.hostHeader])
        expect(name).toMatch(/^[a-z0-9_.-]{1,253}$/);
    });
    fc.assert(property);
  });

  it("has the origin's own headers only where the user says so", () => {
    const header = { from: from("custom_header"), name: is("X-Key"), value: is("s3cret") };
    const unknownHeader = { from: from("custom_header"), name: is("X-Other"), value: missing() };
    const origin = { headers: closed([header, unknownHeader]) };
    expect(JSON.stringify(target(origin))).not.toContain("s3cret");
    expect(target(origin, {}, { sendOriginHeaders: true }).headers).toEqual([["X-Key", "s3cret"]]);
  });

  it.each([
    ["ipv4", "ipv4"],
    ["ipv6", "ipv6"],
    ["dualstack", "dualstack"],
    ["of another kind", "ipv4"],
  ])("with the address type %s goes over %s", (type, family) => {
    expect(target({ addressType: is(type, "ip_address_type") }).family).toBe(family);
  });
});

describe("what the code marks as sensitive", () => {
  const secret = (value: string) => ({ ...is(value), sensitive: true }) as const;

  it("is not asked for: what is asked stands in reports and recordings", () => {
    const told = target({ domainName: secret("hidden.example.com") });
    expect(told.unreachable).toMatch(/^its domain name is sensitive\b/);
    expect(JSON.stringify(told)).not.toContain("hidden");
  });

  it("is left out of aliases, paths and patterns", () => {
    const behaviors = [{ ...FORWARDING, pathPattern: secret("/hidden/*") }];
    const aliases = list<string>(secret("hidden.example.com"), "www.example.com");
    const told = target({ path: secret("/hidden") }, { aliases, behaviors });
    expect(told.serverNames).toEqual(["www.example.com"]);
    expect(told.path).toBe("/");
    expect(JSON.stringify(told)).not.toContain("hidden");
    const alone = target({}, { aliases: list<string>(secret("hidden.example.com")), behaviors });
    expect(alone).toMatchObject({ serverNames: ["origin.example.com"], areNamesKnown: false });
  });
});

describe("patience", () => {
  const seconds = fc.oneof(fc.integer({ min: -5, max: 500 }), fc.constant(undefined));

  it("is the origin's own, with five seconds more for a late answer, and never longer than the user's", () => {
    const told = target({
      connectionTimeoutSeconds: is(4),
      readTimeoutSeconds: is(60),
      connectionAttempts: is(2),
    });
    expect(told).toMatchObject({
      connectTimeoutMilliseconds: 4_000,
      attempts: 2,
      readTimeoutMilliseconds: 65_000,
    });
    const property = fc.property(
      seconds,
      seconds,
      seconds,
      fc.integer({ min: 1, max: 60_000 }),
      (a, b, c, most) => {
        const origin: OriginSpec = {
          connectionTimeoutSeconds: a === undefined ? notSet() : is(a),
          readTimeoutSeconds: b === undefined ? missing() : is(b),
          connectionAttempts: c === undefined ? notSet() : is(c),
        };
        const { connectTimeoutMilliseconds, attempts, readTimeoutMilliseconds } = target(
          origin,
          {},
          { timeoutMilliseconds: most },
        );
        for (const wait of [connectTimeoutMilliseconds, readTimeoutMilliseconds]) {
          expect(wait).toBeGreaterThan(0);
          expect(wait).toBeLessThanOrEqual(most);
        }
        expect([1, 2, 3]).toContain(attempts);
      },
    );
    fc.assert(property);
  });

  it("says whether to find out everything", () => {
    expect(target({}, {}, { full: true }).full).toBe(true);
  });
});
