import fc from "fast-check";
import { describe, expect, it } from "vitest";
import missingCustomOriginConfig from "../../rules/deploy/missing-custom-origin-config.ts";
import originHeader from "../../rules/deploy/origin-header.ts";
import timeouts from "../../rules/deploy/timeouts.ts";
import failoverCodes from "../../rules/origin/failover-codes.ts";
import vpcOriginConflict from "../../rules/port/vpc-origin-conflict.ts";
import vpcOriginTarget from "../../rules/port/vpc-origin-target.ts";
import type { Verdict } from "../../src/rule.ts";
import {
  type DistributionSpec,
  distribution,
  type LoadBalancerSpec,
  loadBalancer,
  type OriginSpec,
  vpcOrigin,
} from "../support/model-builder.ts";
import { CONTEXT } from "../support/rule-context.ts";
import { is, list, missing, notSet, openList, reason } from "../support/values.ts";

function originOf(spec: OriginSpec, more: DistributionSpec = {}) {
  const [origin] = distribution({ origins: [spec], ...more }).origins.items;
  if (origin === undefined) throw new Error("there is no origin");
  return origin;
}

/** The worst of several verdicts, as the engine counts them. */
function outcome(verdicts: Verdict | readonly Verdict[]): Verdict["outcome"] {
  const all = "outcome" in verdicts ? [verdicts] : verdicts;
  const order = ["fail", "unknown", "pass"] as const;
  return order.find((each) => all.some((verdict) => verdict.outcome === each)) ?? "not-applicable";
}

function fails(verdicts: Verdict | readonly Verdict[]) {
  return ("outcome" in verdicts ? [verdicts] : verdicts).filter((verdict) => verdict.outcome === "fail");
}

describe("deploy/missing-custom-origin-config", () => {
  const bucket = (name: string) => originOf({ access: is("s3"), domainName: is(name) });
  const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?$/);
  const region = fc.constantFrom("eu-west-1", "us-gov-west-1", "cn-north-1", "me-central-1");

  it("never complains about a bucket, in any of the forms that S3 has for its name", () => {
    const forms = [
      (b: string) => `${b}.s3.amazonaws.com`,
      (b: string, r: string) => `${b}.s3.${r}.amazonaws.com`,
      (b: string, r: string) => `${b}.s3-${r}.amazonaws.com`,
      (b: string, r: string) => `${b}.s3.dualstack.${r}.amazonaws.com`,
      (b: string, r: string) => `${b}.s3.${r}.amazonaws.com.cn`,
      (b: string, r: string) => `${b}-s3alias.s3.${r}.amazonaws.com`,
      (b: string, r: string) => `${b}--ol-s3.s3.${r}.amazonaws.com`,
      (b: string, r: string) => `${b}.s3-fips.${r}.amazonaws.com`,
      (b: string, r: string) => `${b}--x-s3.s3express-use1-az4.${r}.amazonaws.com`,
      (b: string, r: string) => `${b}.s3-object-lambda.${r}.amazonaws.com`,
      (b: string) => `${b}.accesspoint.s3-global.amazonaws.com`,
      (b: string, r: string) => `${b}.S3.${r}.AMAZONAWS.com.`,
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...forms),
        fc.array(label, { minLength: 1, maxLength: 3 }),
        region,
        (form, labels, r) => {
          const verdict = missingCustomOriginConfig.check(bucket(form(labels.join("."), r)), CONTEXT);
          expect(outcome(verdict)).not.toBe("fail");
        },
      ),
    );
  });

  it.each([
    "origin.example.com",
    "files-example",
    "s3.example.com",
    "web-1234567890.eu-west-1.elb.amazonaws.com",
    "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com",
    "abcdefghijklmnop.lambda-url.eu-west-1.on.aws",
    "files.s3.amazonaws.com.evil.example.com",
  ])("complains about %s", (name) => {
    expect(outcome(missingCustomOriginConfig.check(bucket(name), CONTEXT))).toBe("fail");
  });
});

describe("deploy/origin-header", () => {
  const header = (name: string, value = "v") => ({ name: is(name), value: is(value) });
  const check = (headers: OriginSpec["headers"], more: DistributionSpec = {}) =>
    originHeader.check(originOf({ ...(headers && { headers }) }, more), CONTEXT);
  const closed = (...items: readonly ReturnType<typeof header>[]) => ({ items, open: [] });

  it.each([
    ["HOST", "fail"],
    ["X-AMZ-Anything", "fail"],
    ["x-edge-location", "fail"],
    ["Via", "fail"],
    ["X-Amz", "pass"],
    ["X-Forwarded-Host", "pass"],
    ["Hostname", "pass"],
    ["Authorization", "pass"],
    ["Origin", "pass"],
    ["X-Real-IP-2", "pass"],
    ["n".repeat(256), "pass"],
    ["n".repeat(257), "fail"],
  ])("%s", (name, expected) => {
    expect(outcome(check(closed(header(name))))).toBe(expected);
  });

  it("counts the characters of all headers together", () => {
    const ten = Array.from({ length: 9 }, (_, i) => header(`h${i}`, "v".repeat(1_022)));
    expect(outcome(check(closed(...ten, header("h9", "v".repeat(1_022)))))).toBe("pass");
    const more = check(closed(...ten, header("h9", "v".repeat(1_023))));
    expect(fails(more)).toMatchObject([{ args: { problem: expect.stringMatching(/10240/) } }]);
  });

  it("leaves the number to the account, of one that is deployed for sure", () => {
    const many = closed(...Array.from({ length: 31 }, (_, i) => header(`h${i}`)));
    expect(fails(check(many))).toMatchObject([{ certainty: "possible" }]);
    expect(outcome(check(many, { domainName: is("d111111abcdef8.cloudfront.net") }))).toBe("pass");
    expect(outcome(check(closed(...many.items.slice(1))))).toBe("pass");
  });

  it("never tells a value", () => {
    const [fail] = fails(check(closed(header("X-Key", "secret".repeat(400)))));
    expect(JSON.stringify(fail)).not.toContain("secret");
  });

  it("may be of headers that are not known", () => {
    expect(outcome(check({ items: [header("X-One")], open: [reason()] }))).toBe("unknown");
    expect(outcome(check({ items: [header("Host")], open: [reason()] }))).toBe("fail");
  });
});

describe("deploy/timeouts", () => {
  const check = (spec: OriginSpec, more: DistributionSpec = {}) =>
    timeouts.check(originOf(spec, more), CONTEXT);

  it.each([
    [{ connectionAttempts: is(0) }, "fail"],
    [{ connectionAttempts: is(3) }, "pass"],
    [{ connectionTimeoutSeconds: is(10) }, "pass"],
    [{ connectionTimeoutSeconds: is(10.5) }, "fail"],
    [{ readTimeoutSeconds: is(1.5) }, "fail"],
    [{ keepaliveTimeoutSeconds: is(-1) }, "fail"],
    [{ responseCompletionTimeoutSeconds: is(30) }, "pass"],
    [{ responseCompletionTimeoutSeconds: is(29) }, "fail"],
    [{ responseCompletionTimeoutSeconds: is(-1) }, "fail"],
    [{ responseCompletionTimeoutSeconds: is(0) }, "pass"],
    [{ responseCompletionTimeoutSeconds: is(20), readTimeoutSeconds: missing() }, "unknown"],
    // A bucket's own response timeout is not read.
    [{ responseCompletionTimeoutSeconds: is(20), readTimeoutSeconds: notSet() }, "pass"],
  ] as const)("case %#", (spec, expected) => {
    expect(outcome(check(spec))).toBe(expected);
  });

  it("knows that AWS raises some of them, and has done so where the distribution is deployed", () => {
    const raised = { readTimeoutSeconds: is(180), keepaliveTimeoutSeconds: is(300) };
    expect(fails(check(raised)).map((fail) => "certainty" in fail && fail.certainty)).toEqual([
      "possible",
      "possible",
    ]);
    expect(outcome(check(raised, { domainName: is("d111111abcdef8.cloudfront.net") }))).toBe("pass");
  });
});

describe("origin/failover-codes", () => {
  it.each([
    [list(502, 503, 504), "pass"],
    [list(500, 502, 503, 504), "pass"],
    [openList(502, 503, 504), "pass"],
    [openList(502), "unknown"],
    [list<number>(502, 503, missing("var.code")), "unknown"],
    [missing("var.codes"), "unknown"],
    [list<number>(), "fail"],
    [notSet(), "not-applicable"],
  ] as const)("case %#", (failoverStatusCodes, expected) => {
    const made = distribution({
      origins: [{ id: is("web") }, { id: is("spare") }],
      groups: [{ failoverStatusCodes }],
      behaviors: [{ targetOriginId: is("group") }],
    });
    const [group] = made.originGroups.items;
    if (group === undefined) throw new Error("there is no group");
    expect(outcome(failoverCodes.check(group, CONTEXT))).toBe(expected);
  });
});

describe("port/vpc-origin-conflict", () => {
  const VPC = { access: is("vpc"), vpcOrigin: is(vpcOrigin()) } as const;
  const GRPC = { grpc: is(true) };

  it.each([
    ["gRPC of a behavior that sends here", [GRPC], "fail"],
    ["gRPC of one that may", [{ ...GRPC, targetOriginId: missing("var.target") }], "unknown"],
    ["gRPC of one that does not", [{ ...GRPC, targetOriginId: is("other") }], "pass"],
    ["gRPC that may be on", [{ grpc: missing("var.grpc") }], "unknown"],
  ] as const)("%s", (_, behaviors, expected) => {
    expect(outcome(vpcOriginConflict.check(originOf(VPC, { behaviors }), CONTEXT))).toBe(expected);
  });
});

describe("port/vpc-origin-target", () => {
  const check = (spec: LoadBalancerSpec) =>
    vpcOriginTarget.check(vpcOrigin({ loadBalancer: is(loadBalancer(spec)) }), CONTEXT);
  const NETWORK = { kind: is("network"), securityGroups: list("sg-1") } as const;
  const TCP = [{ protocol: is("TCP") }] as const;

  it.each([
    [{ ...NETWORK, listeners: TCP }, "pass"],
    [{ ...NETWORK, listeners: [{ protocol: is("TLS") }] }, "fail"],
    [{ ...NETWORK, listeners: TCP, moreListeners: [reason()] }, "unknown"],
    [{ ...NETWORK, listeners: [{ protocol: missing() }] }, "unknown"],
    [{ ...NETWORK, listeners: TCP, securityGroups: missing("var.groups") }, "unknown"],
    [{ ...NETWORK, listeners: TCP, securityGroups: openList("sg-1") }, "pass"],
    [{ ...NETWORK, listeners: TCP, securityGroups: notSet() }, "fail"],
    [{ ...NETWORK, listeners: TCP, securityGroups: list<string>() }, "fail"],
    [{ ...NETWORK, listeners: TCP, addressType: is("dualstack") }, "fail"],
    [{ kind: is("application"), addressType: is("dualstack"), securityGroups: notSet() }, "pass"],
    [{ kind: is("gateway") }, "fail"],
    [{ kind: missing() }, "unknown"],
  ] as const)("case %#", (spec, expected) => {
    expect(outcome(check(spec))).toBe(expected);
  });
});
