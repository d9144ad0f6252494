import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Endpoint, OriginRequest } from "../../src/derive/origin-request.ts";
import type { TlsVersion } from "../../src/facts/tls-policy.ts";
import type {
  DnsObservation,
  NotRun,
  Observation,
  TlsObservation,
  TlsOutcome,
} from "../../src/observation.ts";
import { overlay } from "../../src/verify/overlay.ts";
import type { PlanOptions } from "../../src/verify/plan.ts";
import { type Seen, seenBy } from "../../src/verify/seen-origin.ts";
import { rootsFrom } from "../../src/x509/roots.ts";
import {
  attached,
  closed,
  type DistributionSpec,
  loadBalancer,
  type OriginSpec,
  requestOf,
  sending,
} from "../support/model-builder.ts";
import { loadRecording } from "../support/recordings.ts";
import { is, list, missing } from "../support/values.ts";
import { observations } from "./generated-observations.ts";

const PLAIN: PlanOptions = { full: false, sendOriginHeaders: false };
const NOW = Date.UTC(2026, 0, 1);
const HOST = "origin.example.com";
const COST = { connections: 1, datagrams: 0 };

const GOOD = loadRecording("certificate-good");
const ROOTS = rootsFrom(GOOD.roots?.join("\n") ?? "");

/** The chain of a leaf for www.example.com and others, in base64. */
const CHAIN = GOOD.observations.flatMap((one) =>
  one.kind === "tls" && one.outcome.is === "answered" ? one.outcome.chain : [],
);

function seenAs(...seen: readonly Observation[]): Seen {
  if (!ROOTS.ok) throw new Error(ROOTS.why);
  return seenBy(seen, ROOTS.value, NOW);
}

/** A request of whose endpoint the code says this, with what was seen in its place. */
function overlaid(
  endpoint: Partial<Endpoint>,
  seen: readonly Observation[],
  { spec = {}, options = {} }: { spec?: DistributionSpec; options?: Partial<PlanOptions> } = {},
): { readonly before: OriginRequest; readonly after: OriginRequest } {
  const request = requestOf(spec);
  const before = { ...request, endpoint: { ...request.endpoint, ...endpoint } };
  return { before, after: overlay(before, seenAs(...seen), { ...PLAIN, ...options }) };
}

function dns(ipv4: readonly string[], more: Partial<DnsObservation["answers"][number]> = {}): DnsObservation {
  const outcome = ipv4.length > 0 ? "answered" : "nxdomain";
  const answer = { resolver: "1.1.1.1", outcome, aliases: [], ipv4, ipv6: [], ...more } as const;
  return { kind: "dns", host: HOST, answers: [answer], cost: COST };
}

function tls(outcome: TlsOutcome, more: Partial<TlsObservation> = {}): TlsObservation {
  const address = "198.51.100.7";
  const about = { kind: "tls", host: HOST, address, port: 443, serverName: HOST, cost: COST } as const;
  return { ...about, protocols: ["TLSv1.2"], outcome, ...more };
}

function answered(chain: readonly string[] = CHAIN, version: TlsVersion = "TLSv1.2"): TlsOutcome {
  return {
    is: "answered",
    version,
    cipher: "ECDHE-RSA-AES128-GCM-SHA256",
    chain,
    asksForClientCertificate: false,
  };
}

function notRun(why: string, target = `${HOST}:443`): NotRun {
  return { kind: "not-run", host: HOST, probe: "tls", target, why, cost: COST };
}

const RESOLVED = dns(["198.51.100.7"]);

describe("what was not seen", () => {
  it.each<readonly [string, readonly Observation[], DistributionSpec, Partial<PlanOptions>, RegExp]>([
    ["nothing", [], {}, {}, /was not asked$/],
    ["another host", [{ ...RESOLVED, host: "api.example.com" }], {}, {}, /was not asked$/],
    ["a VPC origin", [RESOLVED, tls(answered())], originOf({ access: is("vpc") }), {}, /VPC origin/],
    ["an origin that was not asked for", [RESOLVED], {}, { only: ["x.example.com"] }, /another origin/],
    ["an unknown name", [], originOf({ domainName: missing("var.domain") }), {}, /var\.domain has no value/],
    ["a bug of ours", [notRun("asking it met a bug of our own (TypeError)")], {}, {}, /a bug of our own/],
  ])("stays as the code says it, and has its reason: %s", (_, seen, spec, options, says) => {
    const { before, after } = overlaid({}, seen, { spec, options });
    expect({ ...after, endpoint: { ...after.endpoint, observed: null } }).toEqual({
      ...before,
      endpoint: { ...before.endpoint, observed: null },
    });
    const { observed } = after.endpoint;
    expect(observed.kind).toBe("unknown");
    if (observed.kind !== "unknown") return;
    expect(observed.why.map(({ why }) => why)).toEqual(["not-observed"]);
    expect(observed.why[0]?.says).toMatch(says);
    expect(observed.from.kind).toBe("observed");
  });

  it("of the port leaves what stands behind it", () => {
    const behind = { loadBalancer: missing("aws_lb.web"), apiDomain: missing("aws_api.web") };
    const silent = tls({ is: "silent", after: "syn" });
    const { before, after } = overlaid(behind, [RESOLVED, silent]);
    expect(after.endpoint.loadBalancer).toEqual(before.endpoint.loadBalancer);
    expect(after.endpoint.apiDomain).toEqual(before.endpoint.apiDomain);
    expect(after.endpoint.listener).toEqual(before.endpoint.listener);
    expect(after.endpoint.certificates).toEqual(before.endpoint.certificates);
  });

  it.each<readonly [string, DnsObservation]>([
    ["does not exist", dns([])],
    ["gets no answer", dns([], { outcome: "silent" })],
    ["cannot be resolved", dns([], { outcome: "servfail" })],
  ])("of a name that %s leaves open what kind of endpoint it is", (_, resolution) => {
    const { after } = overlaid({ kind: missing("aws_route53_record.origin") }, [resolution]);
    expect(after.endpoint.kind.kind).toBe("unknown");
  });

  it("of a certificate leaves those of the code: an alert shows none", () => {
    const certificates = closed([attached()]);
    const alert = tls({ is: "alert", code: 40, name: "handshake_failure" });
    expect(overlaid({ certificates }, [RESOLVED, alert]).after.endpoint.certificates).toBe(certificates);
    const unreadable = tls(answered(["AAAA"]));
    expect(overlaid({ certificates }, [RESOLVED, unreadable]).after.endpoint.certificates).toBe(certificates);
  });
});

function originOf(origin: OriginSpec): DistributionSpec {
  return { origins: [origin] };
}

describe("what was seen", () => {
  it("of a certificate takes the place of the code's, which is remembered", () => {
    const certificates = { items: [attached()], open: [{ what: "x", why: "no-value", says: "y" }] } as const;
    const { after } = overlaid({ certificates }, [RESOLVED, tls(answered())]);
    const { items, open } = after.endpoint.certificates;
    expect(open).toEqual([]);
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ shownTo: [HOST], isDefault: false });
    const [first] = items;
    const leaf = first?.certificate.kind === "known" ? first.certificate.value : undefined;
    expect(leaf?.type).toBe("observed");
    expect(leaf?.names.kind).toBe("known");
    const { observed } = after.endpoint;
    expect(observed.kind === "known" && observed.value.predicted.certificates).toBe(certificates);
  });

  it("without a server name is the default certificate, and no certificate of its own", () => {
    const { serverName: _, ...nameless } = tls(answered());
    const { after } = overlaid({}, [RESOLVED, tls(answered()), nameless]);
    expect(after.endpoint.certificates.items.map(({ isDefault }) => isDefault)).toEqual([true]);
    const alone = overlaid({}, [RESOLVED, nameless]);
    expect(alone.after.endpoint.certificates).toEqual(alone.before.endpoint.certificates);
  });

  it("under TLS 1.3 alone counts where nothing else does, and where CloudFront's names are known", () => {
    const alert = tls({ is: "alert", code: 70, name: "protocol_version" });
    const newest = tls(answered(CHAIN, "TLSv1.3"), { protocols: ["TLSv1.3"] });
    expect(overlaid({}, [RESOLVED, alert, newest]).after.endpoint.certificates.items).toHaveLength(1);
    const policy = missing("var.policy");
    const behaviors = [{ originRequestPolicyId: policy, originRequestPolicy: policy }];
    const unsure = overlaid({}, [RESOLVED, alert, newest], { spec: { behaviors } });
    expect(unsure.after.endpoint.certificates).toEqual(unsure.before.endpoint.certificates);
  });

  it("under a name that CloudFront does not send is for comparison only", () => {
    const behaviors = [sending("allViewer")];
    const spec = { aliases: list("www.example.com"), behaviors };
    const { before, after } = overlaid({}, [RESOLVED, tls(answered())], { spec });
    expect(after.endpoint.certificates).toEqual(before.endpoint.certificates);
    const { observed } = after.endpoint;
    expect(observed.kind === "known" && observed.value.comparisons).toHaveLength(1);
    expect(observed.kind === "known" && observed.value.handshakes).toEqual([]);
  });

  it("at another port is not of this origin", () => {
    const { after } = overlaid({}, [RESOLVED, tls(answered(), { port: 8443 })]);
    const { observed } = after.endpoint;
    expect(observed.kind === "known" && observed.value.handshakes).toEqual([]);
    expect(observed.kind === "known" && observed.value.addresses[0]?.port).toBe("not-dialled");
  });

  it.each<readonly [string, TlsOutcome, "known" | "absent", string | undefined]>([
    ["answers a hello", answered(), "known", "HTTPS"],
    ["answers with an alert", { is: "alert", code: 40, name: "handshake_failure" }, "known", "HTTPS"],
    ["answers in plain HTTP", { is: "plain-http", text: "HTTP/1.1 400" }, "known", "HTTP"],
    ["refuses", { is: "refused" }, "absent", undefined],
  ])("of a port that %s decides the listener", (_, outcome, kind, protocol) => {
    const { after } = overlaid({ listener: missing("aws_lb_listener.x") }, [RESOLVED, tls(outcome)]);
    const { listener } = after.endpoint;
    expect(listener.kind).toBe(kind);
    if (listener.kind !== "known") return;
    expect(listener.value.protocol).toMatchObject({ kind: "known", value: protocol });
    expect(listener.value.port).toMatchObject({ kind: "known", value: 443 });
  });

  it("of a listener that the code knows leaves the rest of it", () => {
    const [inCode] = loadBalancer().listeners.items;
    if (inCode === undefined) throw new Error("no listener");
    const listener = is({ ...inCode, protocol: is("HTTP") });
    const { after } = overlaid({ listener }, [RESOLVED, tls(answered())]);
    const found = after.endpoint.listener;
    if (found.kind !== "known") throw new Error("the listener is lost");
    expect(found.value.protocol).toMatchObject({ value: "HTTPS" });
    expect(found.value).toMatchObject({ address: inCode.address, sslPolicy: inCode.sslPolicy });
    expect(found.from).toEqual(listener.from);
  });

  it("of one address that refuses and one that answers is no closed port", () => {
    const two = dns(["198.51.100.7", "198.51.100.8"]);
    const refused = tls({ is: "refused" });
    const other = tls(answered(), { address: "198.51.100.8" });
    const { after } = overlaid({}, [two, refused, other]);
    expect(after.endpoint.listener.kind).toBe("known");
    const { observed } = after.endpoint;
    const ports = observed.kind === "known" && observed.value.addresses.map(({ port }) => port);
    expect(ports).toEqual(["refused", "open"]);
  });

  it.each<readonly [TlsOutcome, string]>([
    [{ is: "closed", after: "connect" }, "open"],
    [{ is: "reset", after: "hello" }, "open"],
    [{ is: "silent", after: "hello" }, "open"],
    [{ is: "silent", after: "syn" }, "silent"],
    [{ is: "unreachable", code: "EHOSTUNREACH" }, "unreachable"],
    [{ is: "not-dialled", why: "it is a private address" }, "not-dialled"],
  ])("as %j is told as a port that is %s", (outcome, port) => {
    const { observed } = overlaid({}, [RESOLVED, tls(outcome)]).after.endpoint;
    expect(observed.kind === "known" && observed.value.addresses.map((one) => one.port)).toEqual([port]);
  });

  it("of a port settles what stands behind it, but not what the code knows", () => {
    const unknowns = { loadBalancer: missing("aws_lb.web"), apiDomain: missing("aws_api.web") };
    const open = overlaid(unknowns, [RESOLVED, tls(answered())]).after.endpoint;
    expect([open.loadBalancer.kind, open.apiDomain.kind]).toEqual(["absent", "absent"]);
    const known = is(loadBalancer());
    const kept = overlaid({ loadBalancer: known }, [RESOLVED, tls(answered())]).after.endpoint;
    expect(kept.loadBalancer).toBe(known);
  });

  it("of a CNAME into a domain of AWS's says what kind of endpoint it is, where the code left that open", () => {
    const alias = dns(["198.51.100.7"], { aliases: ["web-1.eu-west-1.elb.amazonaws.com"] });
    const open = overlaid({ kind: missing("var.x") }, [alias]).after.endpoint.kind;
    expect(open).toMatchObject({ kind: "known", value: "load-balancer" });
    const written = is("ec2");
    expect(overlaid({ kind: written }, [alias]).after.endpoint.kind).toBe(written);
  });

  it.each([
    ["52.95.110.1", true],
    ["10.0.0.7", false],
  ])("of the address %s tells whether CloudFront can reach it", (address, isPublic) => {
    const { observed } = overlaid({}, [dns([address])]).after.endpoint;
    expect(observed.kind === "known" && observed.value.addresses[0]?.isPublic).toBe(isPublic);
  });
});

describe("whatever was seen", () => {
  const sameHost = observations.map((one): Observation => ({ ...one, host: HOST }));
  const spec = { aliases: list("www.example.com"), behaviors: [sending("allViewer")] };

  it("changes the endpoint alone, neither its records nor the request that was given", () => {
    const requests = [requestOf(), requestOf(spec)].map(frozen);
    const property = fc.property(fc.array(sameHost, { maxLength: 6 }), (seen) => {
      for (const before of requests) {
        const after = overlay(before, seenAs(...seen), PLAIN);
        const { via } = before.endpoint;
        expect({ ...after, endpoint: before.endpoint }).toEqual(before);
        expect(after.endpoint.via).toBe(via);
        expect(after.endpoint.observed.kind).not.toBe("absent");
      }
    });
    fc.assert(property, { numRuns: 300 });
  });

  it("makes no known kind, load balancer or API domain another one", () => {
    const endpoint = { kind: is("load-balancer"), loadBalancer: is(loadBalancer()) } as const;
    const property = fc.property(fc.array(sameHost, { maxLength: 6 }), (seen) => {
      const { after } = overlaid(endpoint, seen);
      expect(after.endpoint.kind).toBe(endpoint.kind);
      expect(after.endpoint.loadBalancer).toBe(endpoint.loadBalancer);
    });
    fc.assert(property, { numRuns: 200 });
  });
});

/** So that a write throws; circles are not gone round twice. */
function frozen<T>(thing: T): T {
  if (typeof thing !== "object" || thing === null || Object.isFrozen(thing)) return thing;
  Object.freeze(thing);
  for (const inner of Object.values(thing)) frozen(inner);
  return thing;
}
