import { expect, it } from "vitest";
import { Affects } from "../../src/policy/affects.ts";
import type { Failure } from "../../src/policy/judged.ts";
import { PASS } from "../../src/rule.ts";
import { rule } from "../support/judge-model.ts";
import { requestsOf } from "../support/model-builder.ts";
import { from, is } from "../support/values.ts";

it("looks at each request a bounded number of times, however many failures there are", () => {
  let reads = 0;
  const behaviors = Array.from({ length: 100 }, (_, i) => ({ pathPattern: is(`/${i}`) }));
  const requests = requestsOf({ behaviors }).map((request) => ({
    ...request,
    get behavior() {
      reads += 1;
      return request.behavior;
    },
  }));
  expect(requests.length).toBeGreaterThanOrEqual(100);
  const failing = rule("name/any", { subject: "originRequest", check: () => PASS });
  const failures = requests.map((request): Failure => {
    const fail = { outcome: "fail", at: from() } as const;
    const more = { certainty: "proven", consequence: "502", severity: "error" } as const;
    return { rule: failing, subject: request, requests: [request], fail, ...more };
  });
  const affects = new Affects(requests, new Map());
  for (const failure of failures) affects.tell(failure);
  expect(reads).toBeLessThan(10 * requests.length);
});

it("takes nothing off a deployment that fails, which is all or nothing", () => {
  const origins = [{ id: is("web") }, { id: is("spare") }];
  const requests = requestsOf({ origins, groups: [{}], behaviors: [{ targetOriginId: is("group") }] });
  const failing = rule("deploy/any", { subject: "originRequest", check: () => PASS });
  const [told, softened] = (["deploy-failure", "502"] as const).map((consequence) => {
    const secondary = requests.filter(({ member }) => member === "secondary");
    const [subject] = secondary;
    if (subject === undefined) throw new Error("there is no secondary");
    const fail = { outcome: "fail", at: from() } as const;
    const more = { certainty: "proven", consequence, severity: "error" } as const;
    return new Affects(requests, new Map()).tell({
      rule: failing,
      subject,
      requests: secondary,
      fail,
      ...more,
    });
  });
  expect(told).toMatchObject({ affects: "all", severity: "error" });
  expect(softened).toMatchObject({ affects: "after failover", severity: "warning" });
});
