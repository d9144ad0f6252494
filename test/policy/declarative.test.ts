import { describe, expect, it } from "vitest";
import type { Resource } from "../../src/evaluate/resource.ts";
import { type Datum, unknown } from "../../src/value.ts";
import { judged, policy } from "../support/judge-model.ts";
import { type DistributionSpec, distribution, model } from "../support/model-builder.ts";
import { from, is, list, missing, notSet, place, reason } from "../support/values.ts";

/** How a policy about origins judges one origin. */
function outcome(conditions: string, origin: NonNullable<DistributionSpec["origins"]>[number] = {}) {
  const rule = policy(`title: t\nsubject: origin\nmessage: m\n${conditions}`);
  const { tally } = judged(model({ distributions: [distribution({ origins: [origin] })] }), [rule]);
  const { pass = 0, fail = 0, unknown: open = 0 } = tally.get(rule.id) ?? {};
  if (fail > 0) return "fail";
  return open > 0 ? "unknown" : pass > 0 ? "pass" : "not-applicable";
}

const isWeb = "[{ given: $.id, is: web }]";
const isHttps = "[{ given: $.protocolPolicy, is: https-only }]";

describe("the verdict of a policy", () => {
  it.each([
    ["where true, then true", "web", "https-only", "pass"],
    ["where true, then false", "web", "http-only", "fail"],
    ["where true, then unknown", "web", undefined, "unknown"],
    ["where false, then false", "other", "http-only", "not-applicable"],
    ["where unknown, then true", undefined, "https-only", "pass"],
    ["where unknown, then false", undefined, "http-only", "unknown"],
    ["where unknown, then unknown", undefined, undefined, "unknown"],
  ] as const)("%s", (_, id, protocol, expected) => {
    const origin = {
      id: id === undefined ? missing("var.id") : is(id),
      protocolPolicy: protocol === undefined ? missing("var.protocol") : is(protocol),
    };
    expect(outcome(`where: ${isWeb}\nthen: ${isHttps}`, origin)).toBe(expected);
  });

  it.each([
    ["every of nothing is true", `then: [{ given: "$.sslProtocols[*]", is: TLSv1 }]`, "pass"],
    ["some of nothing is false", `then: [{ given: "$.sslProtocols[*]", is: TLSv1, match: some }]`, "fail"],
    [
      "where asks for some",
      `where: [{ given: "$.sslProtocols[*]", is: TLSv1 }]\nthen: ${isHttps}`,
      "not-applicable",
    ],
  ])("%s", (_, conditions, expected) => {
    expect(outcome(conditions, { sslProtocols: list<string>() })).toBe(expected);
  });

  it.each([
    [
      "any",
      `then: [{ any: [{ given: $.id, is: other }, { given: $.protocolPolicy, is: https-only }] }]`,
      "pass",
    ],
    [
      "all",
      `then: [{ all: [{ given: $.id, is: other }, { given: $.protocolPolicy, is: https-only }] }]`,
      "fail",
    ],
    ["not", `then: [{ not: { given: $.id, is: other } }]`, "pass"],
    ["a path as operand", `then: [{ given: $.httpPort, is: { path: $.httpsPort } }]`, "fail"],
    [
      "an option as operand",
      `options: { least: { type: number, default: 90 } }\nthen: [{ given: $.httpPort, atLeast: { option: least } }]`,
      "fail",
    ],
  ])("knows %s", (_, conditions, expected) => {
    expect(outcome(conditions)).toBe(expected);
  });

  it("takes options from the config", () => {
    const rule = policy(
      "title: t\nsubject: origin\nmessage: m\noptions: { least: { type: number, default: 90 } }\nthen: [{ given: $.httpPort, atLeast: { option: least } }]",
    );
    const options = new Map([[rule.id, { least: 80 }]]);
    const { tally } = judged(model({ distributions: [distribution()] }), [rule], { options });
    expect(tally.get(rule.id)).toMatchObject({ pass: 1, fail: 0 });
  });
});

describe("the finding of a policy", () => {
  const origin = {
    id: { ...is("web"), from: from("origin[0].origin_id", 3) },
    protocolPolicy: { ...is("http-only" as const), from: from("origin[0].origin_protocol_policy", 5) },
    httpPort: { ...is(80), from: from("origin[0].http_port", 7) },
  };
  const one = model({ distributions: [distribution({ origins: [origin] })] });

  it("points at the first value that fails", () => {
    const rule = policy(
      `title: t\nsubject: origin\nmessage: m\nthen: [{ given: $.id, is: web }, { any: [${isHttps.slice(1, -1)}, { given: $.httpPort, is: 81 }] }]`,
    );
    expect(judged(one, [rule]).findings).toMatchObject([{ place: place(5) }]);
  });

  it("points at the value that a negation forbids", () => {
    const rule = policy(
      "title: t\nsubject: origin\nmessage: m\nthen: [{ not: { any: [{ given: $.id, is: x }, { given: $.httpPort, is: 80 }] } }]",
    );
    expect(judged(one, [rule]).findings).toMatchObject([{ place: place(7) }]);
  });

  it("points where `at` says, and shows what is related", () => {
    const rule = policy(
      `title: t\nsubject: origin\nmessage: m\nthen: ${isHttps}\nat: $.id\nrelated: [{ at: $.httpPort, label: "port {httpPort}" }]`,
    );
    expect(judged(one, [rule]).findings).toMatchObject([
      { place: place(3), related: [{ place: place(7), label: "port 80" }] },
    ]);
  });

  it("is what a user's own rule is: certain, an error, no 502", () => {
    const rule = policy(`title: t\nsubject: origin\nmessage: m\nthen: ${isHttps}`);
    const { findings, verdicts } = judged(one, [rule]);
    expect(findings).toMatchObject([
      {
        rule: "own/policy",
        severity: "error",
        certainty: "proven",
        consequence: "policy",
        docs: "own/policy.yaml",
      },
    ]);
    expect([...verdicts.values()]).toEqual(["proven"]);
  });
});

describe("a policy about plain resources", () => {
  const rule = policy(
    "title: t\nsubject: resource\ntype: [aws_lb, 'AWS::ElasticLoadBalancingV2::LoadBalancer']\nmessage: '{name} is {tags.team}'\nthen: [{ given: $.tags.team, in: [edge, web] }]",
  );

  function resource(type: string, tags: Resource["properties"]): Resource {
    const properties = new Map([
      ["name", is<Datum>("front")],
      ["tags", is<Datum>(tags)],
    ]);
    return {
      address: `${type}.x`,
      type,
      mode: "managed",
      properties,
      from: from("", 1, `${type}.x`),
      region: notSet(),
      account: notSet(),
    };
  }

  it("looks at its types only", () => {
    const resources = [
      resource("aws_lb", new Map([["team", is("other")]])),
      resource("aws_alb", new Map([["team", is("other")]])),
    ];
    const { findings } = judged(model(), [rule], { resources });
    expect(findings).toMatchObject([
      { message: "front is other", resource: { address: "aws_lb.x", type: "aws_lb" } },
    ]);
  });

  it("leaves alone what is only looked up", () => {
    const read = { ...resource("aws_lb", new Map([["team", is("other")]])), mode: "data" as const };
    expect(judged(model(), [rule], { resources: [read] }).findings).toEqual([]);
  });

  it("is undecided where the property is", () => {
    const resources = [resource("aws_lb", new Map([["team", unknown([reason("var.team")], from())]]))];
    const { findings, undecided } = judged(model(), [rule], { resources });
    expect(findings).toEqual([]);
    expect(undecided).toMatchObject([
      { resource: { address: "aws_lb.x" }, rules: ["own/policy"], blockedBy: [{ what: "var.team" }] },
    ]);
  });

  it("fails where it is not written, at the resource", () => {
    const { findings } = judged(model(), [rule], { resources: [resource("aws_lb", new Map())] });
    expect(findings).toMatchObject([{ message: "front is (not set)" }]);
  });
});
