import { describe, expect, it } from "vitest";
import type { Distribution } from "../../src/model/distribution.ts";
import { type Fail, PASS, undecidable } from "../../src/rule.ts";
import type { Provenance } from "../../src/value.ts";
import { judged, rule } from "../support/judge-model.ts";
import {
  association,
  certificate,
  type DistributionSpec,
  distribution,
  edgeFunction,
  model,
} from "../support/model-builder.ts";
import { from, is, list, missing, place, reason } from "../support/values.ts";

function failAt(at: Provenance, more: Partial<Fail> = {}): Fail {
  return { outcome: "fail", at, ...more };
}

/** Fails on every HTTPS request, at its origin's domain name. */
const https = rule("name/https", {
  subject: "originRequest",
  message: "{origin.domainName} fails",
  check: ({ scheme, origin }) => (scheme.value === "https" ? failAt(origin.domainName.from) : PASS),
});

function only(spec: DistributionSpec, rules = [https]) {
  const { findings, ...rest } = judged(model({ distributions: [distribution(spec)] }), rules);
  return { finding: findings[0], count: findings.length, findings, ...rest };
}

const twoOrigins: DistributionSpec = {
  origins: [
    { id: is("web"), domainName: { ...is("a.example.com"), from: from("origin[0].domain_name", 3) } },
    { id: is("spare"), domainName: { ...is("b.example.com"), from: from("origin[1].domain_name", 9) } },
  ],
};

describe("judge", () => {
  it("tells a mistake once, with all that belongs to it", () => {
    const { finding, count, verdicts } = only({});
    expect(count).toBe(1);
    expect(finding).toMatchObject({
      rule: "name/https",
      title: "name/https",
      severity: "error",
      certainty: "proven",
      consequence: "502",
      affects: "all",
      message: "origin.example.com fails",
      place: place(1),
      instances: [],
      docs: "https://github.com/originlint/originlint/blob/main/rules/name/https.ts",
    });
    expect(finding?.fingerprint).toMatch(/^[0-9a-f]{16}$/);
    expect(finding?.originRequests).toHaveLength(1);
    expect([...verdicts.values()]).toEqual(["broken"]);
  });

  it("goes on when a rule throws, and names it", () => {
    const broken = rule("port/broken", {
      subject: "originRequest",
      check: () => {
        throw new Error("oh no");
      },
    });
    const { count, diagnostics } = only({}, [broken, https]);
    expect(count).toBe(1);
    expect(diagnostics).toEqual([
      {
        severity: "error",
        code: "internal",
        message: "the rule port/broken failed to run: oh no",
        fatal: true,
      },
    ]);
  });

  it("runs rules about things of every kind", () => {
    const about = rule("certificate/about", { subject: "certificate", check: (one) => failAt(one.from) });
    const { findings } = judged(model({ certificates: [certificate()] }), [about]);
    expect(findings).toMatchObject([{ resource: { address: "aws_acm_certificate.web" } }]);
  });

  it("gives a rule its options, the time and the model", () => {
    const days = rule("certificate/days", {
      subject: "distribution",
      options: { days: { type: "number", default: 30 } },
      check: (one, { options, now, model }) =>
        options.days === 7 && now === 5 && model.distributions.includes(one) ? PASS : failAt(one.from),
    });
    const one = model({ distributions: [distribution()] });
    const options = new Map([[days.id, { days: 7 }]]);
    expect(judged(one, [days], { options, now: 5 }).findings).toEqual([]);
    expect(judged(one, [days], { now: 5 }).findings).toHaveLength(1);
  });
});

describe("what may not be", () => {
  it("is undecided about a request that may never occur", () => {
    const { count, undecided, verdicts } = only({ origins: [{ protocolPolicy: missing("var.policy") }] });
    expect(count).toBe(0);
    expect(undecided).toMatchObject([{ rules: ["name/https"], blockedBy: [{ what: "var.policy" }] }]);
    expect(verdicts.get(undecided[0]?.originRequest ?? "")).toBe("undecided");
  });

  it("is possible about a distribution that may not exist, and says when", () => {
    const { finding } = only({ uncertain: [reason("var.count")] });
    expect(finding).toMatchObject({ certainty: "possible", severity: "warning" });
    expect(finding?.when).toMatch(/exists \(var\.count has no value\)$/);
  });
});

describe("code at the edge", () => {
  const rewriting: DistributionSpec = {
    behaviors: [
      {
        functions: {
          items: [
            association({
              service: "lambda",
              eventType: is("origin-request"),
              function: missing("var.function"),
            }),
          ],
          open: [],
        },
      },
    ],
  };

  it("takes a step off the certainty", () => {
    expect(only(rewriting).finding).toMatchObject({ certainty: "likely", severity: "error" });
  });

  it.each([
    ["dns/x", "proven"],
    ["edge/x", "proven"],
    ["tls/x", "likely"],
    ["own/x", "proven"],
  ])("does so for the right topics: %s is %s", (id, certainty) => {
    const check = (request: { origin: { domainName: { from: Provenance } } }) =>
      failAt(request.origin.domainName.from);
    expect(only(rewriting, [rule(id, { subject: "originRequest", check })]).finding).toMatchObject({
      certainty,
    });
  });

  it("never does so for a refused deployment", () => {
    const refused = rule("port/x", {
      subject: "originRequest",
      consequence: "deploy-failure",
      check: ({ origin }) => failAt(origin.from),
    });
    expect(only(rewriting, [refused]).finding).toMatchObject({ certainty: "proven" });
  });

  it("makes a note of a placeholder that a function may answer for, and says what leaves it open", () => {
    const { finding, undecided, verdicts } = only({
      origins: [{ domainName: is("placeholder.invalid") }],
      behaviors: [
        {
          functions: {
            items: [association({ function: is(edgeFunction({ code: missing("var.code") })) })],
            open: [],
          },
        },
      ],
    });
    expect(finding).toMatchObject({ severity: "note" });
    expect([...verdicts.values()]).toEqual(["undecided"]);
    expect(undecided.map(({ blockedBy }) => blockedBy)).toMatchObject([
      [{ what: "aws_cloudfront_function.edge", why: "edge-function" }],
    ]);
  });
});

describe("the verdict on a request", () => {
  const failing = (more: Partial<Fail>, severity?: "note") =>
    rule("port/x", {
      subject: "originRequest",
      ...(severity && { severity }),
      check: ({ origin }) => failAt(origin.from, more),
    });
  const verdict = (...rules: Parameters<typeof only>[1] & object) => [...only({}, rules).verdicts.values()];

  it("is broken only by a failure that needs no assumption more", () => {
    expect(verdict(failing({ certainty: "likely" }))).toEqual(["broken"]);
    expect(verdict(failing({ certainty: "possible" }))).toEqual(["undecided"]);
    expect(verdict(failing({ certainty: "possible" }), https)).toEqual(["broken"]);
    expect(verdict(https, failing({ certainty: "possible" }))).toEqual(["broken"]);
  });

  it("takes no notice of remarks", () => {
    expect(verdict(failing({ severity: "note" }))).toEqual(["proven"]);
    expect(verdict(failing({}, "note"))).toEqual(["proven"]);
  });
});

describe("VPC origins", () => {
  const vpc: DistributionSpec = { origins: [{ access: is("vpc") }] };
  const failing = (id: string) =>
    rule(id, { subject: "originRequest", check: ({ origin }) => failAt(origin.domainName.from) });

  it.each([
    "dns/x",
    "port/private-address",
    "port/internal-load-balancer",
    "deploy/missing-custom-origin-config",
  ])("are not looked at by %s", (id) => {
    const { count, tally } = only(vpc, [failing(id)]);
    expect(count).toBe(0);
    expect(tally.get(id)).toMatchObject({ notApplicable: 1 });
  });

  it.each(["name/x", "certificate/x"])("are at most likely for %s", (id) => {
    expect(only(vpc, [failing(id)]).finding).toMatchObject({ certainty: "likely" });
  });

  it("leave the DNS undecided where it is not known whether there is one", () => {
    const { count, undecided } = only({ origins: [{ access: missing("var.vpc") }] }, [failing("dns/x")]);
    expect(count).toBe(0);
    expect(undecided).toMatchObject([{ blockedBy: [{ what: "var.vpc" }] }]);
  });
});

describe("origin groups", () => {
  const grouped: DistributionSpec = {
    ...twoOrigins,
    groups: [{ id: is("group"), members: list("web", "spare"), failoverStatusCodes: list(502) }],
    behaviors: [{ targetOriginId: is("group") }],
  };
  const failingOn = (...ids: readonly string[]) =>
    rule("name/x", {
      subject: "originRequest",
      check: ({ origin }) =>
        origin.id.kind === "known" && ids.includes(origin.id.value) ? failAt(origin.domainName.from) : PASS,
    });

  it("soften a primary whose secondary answers", () => {
    expect(only(grouped, [failingOn("web")]).finding).toMatchObject({
      severity: "warning",
      certainty: "proven",
      affects: "methods other than GET, HEAD, OPTIONS; others fail over",
    });
  });

  it("soften a secondary", () => {
    expect(only(grouped, [failingOn("spare")]).finding).toMatchObject({
      severity: "warning",
      affects: "after failover",
    });
  });

  it("do not soften a primary whose secondary fails too", () => {
    const { findings } = only(grouped, [failingOn("web", "spare")]);
    expect(findings).toMatchObject([{ severity: "error", affects: "all" }, { severity: "warning" }]);
  });

  it("do not soften a primary whose secondary is undecided, or where 502 does not fail over", () => {
    const undecided = rule("tls/x", {
      subject: "originRequest",
      check: ({ member }) => (member === "secondary" ? undecidable([reason()]) : PASS),
    });
    expect(only(grouped, [failingOn("web"), undecided]).finding).toMatchObject({ severity: "error" });
    const other = { ...grouped, groups: [{ members: list("web", "spare"), failoverStatusCodes: list(404) }] };
    expect(only(other, [failingOn("web")]).finding).toMatchObject({ severity: "error" });
  });
});

describe("one cause, one finding", () => {
  const general = rule("name/general", {
    subject: "originRequest",
    check: ({ origin }) => failAt(origin.domainName.from),
  });
  const precise = rule("name/precise", {
    subject: "originRequest",
    supersedes: ["name/general", "name/open"],
    check: ({ origin }) =>
      origin.id.kind === "known" && origin.id.value === "web" ? failAt(origin.domainName.from) : PASS,
  });
  const open = rule("name/open", { subject: "originRequest", check: () => undecidable([reason()]) });
  const both: DistributionSpec = {
    ...twoOrigins,
    behaviors: [{ targetOriginId: is("web") }, { targetOriginId: is("spare") }],
  };

  it("drops the superseded finding of the same request, and no other", () => {
    const { findings } = only(both, [general, precise]);
    expect(findings.map(({ rule: id, place: { start } }) => [id, start.line])).toEqual([
      ["name/precise", 3],
      ["name/general", 9],
    ]);
  });

  it("drops the superseded question too", () => {
    const { undecided } = only(both, [open, precise]);
    expect(undecided).toHaveLength(1);
  });

  it("merges what stands at one place, and lists the behaviors", () => {
    const { findings } = only({ behaviors: [{}, {}] });
    expect(findings).toMatchObject([
      {
        affects: "all",
        instances: ["test, behavior *", "test, behavior /api/*"],
      },
    ]);
    expect(findings[0]?.originRequests).toHaveLength(2);
  });

  it("keeps apart what the rule tells apart", () => {
    const two = rule("name/two", {
      subject: "originRequest",
      check: ({ origin }) => [
        failAt(origin.from, { discriminator: "a" }),
        failAt(origin.from, { discriminator: "b" }),
      ],
    });
    const { findings } = only({}, [two]);
    expect(new Set(findings.map(({ fingerprint }) => fingerprint)).size).toBe(2);
  });

  it("says which viewers are concerned, and all where both are", () => {
    const viewers: DistributionSpec = {
      origins: [{ protocolPolicy: is("match-viewer") }],
      behaviors: [{ viewerProtocolPolicy: is("allow-all") }],
    };
    expect(only(viewers).finding).toMatchObject({ affects: "https viewers" });
    expect(only(viewers, [general]).finding).toMatchObject({ affects: "all" });
  });
});

describe("the fingerprint", () => {
  const at = (path: string, line: number, id: string): Distribution =>
    distribution({
      origins: [
        {
          id: is(id),
          from: from(path.replace(/\.\w+$/, ""), line),
          domainName: { ...is("x.example.com"), from: from(path, line) },
        },
      ],
      behaviors: [{ targetOriginId: is(id) }],
    });
  const print = (one: Distribution, root = "infra") =>
    judged(model({ distributions: [one] }), [https], { root }).findings[0]?.fingerprint;

  it("survives moved lines and reordered origins", () => {
    expect(print(at("origin[1].domain_name", 50, "web"))).toBe(print(at("origin[0].domain_name", 3, "web")));
  });

  it("tells origins and roots apart", () => {
    const one = at("origin[0].domain_name", 3, "web");
    expect(print(at("origin[0].domain_name", 3, "api"))).not.toBe(print(one));
    expect(print(one, "other")).not.toBe(print(one));
  });
});

describe("related places", () => {
  it("are those of the rule, the way the value came, and the message's values, once each", () => {
    const way: Provenance = { ...from("domain", 20, "local.domain"), kind: "local" };
    const condition: Provenance = { ...from("stage", 30, "var.stage"), kind: "variable-default" };
    const named = { ...from("origin[0].domain_name", 3), via: [way, way], because: [condition] };
    const listener = from("port", 40);
    const told = rule("name/told", {
      subject: "originRequest",
      message: "{origin.domainName} on {origin.httpsPort}",
      check: ({ origin }) =>
        failAt(origin.domainName.from, { related: [{ at: listener, label: "listens on 80" }] }),
    });
    const spec = {
      origins: [
        {
          domainName: { ...is("x.example.com"), from: named },
          httpsPort: { ...is(443), from: from("origin[0].https_port", 5) },
        },
      ],
    };
    expect(only(spec, [told]).finding?.related).toEqual([
      { place: place(40), label: "listens on 80" },
      { place: place(20), label: "local.domain is defined here" },
      { place: place(30), label: "the default of var.stage" },
      { place: place(5), label: "https_port is set here" },
    ]);
  });

  it("are at most eight", () => {
    const many = Array.from({ length: 20 }, (_, line) => ({ at: from("x", line + 10), label: "x" }));
    const told = rule("name/told", {
      subject: "originRequest",
      check: ({ origin }) => failAt(origin.from, { related: many }),
    });
    expect(only({}, [told]).finding?.related).toHaveLength(8);
  });
});

describe("an installed module", () => {
  it("is not edited: the finding stands at the call", () => {
    const inside = {
      file: "infra/.terraform/modules/cdn/main.tf",
      start: { line: 9, column: 3 },
      end: { line: 9, column: 9 },
    };
    const caller: Provenance = { ...from("module.cdn.domain", 4), kind: "caller" };
    const named: Provenance = { ...from("origin[0].domain_name"), at: inside, via: [caller] };
    expect(
      only({ origins: [{ domainName: { ...is("x.example.com"), from: named } }] }).finding,
    ).toMatchObject({ place: place(4) });
  });
});
