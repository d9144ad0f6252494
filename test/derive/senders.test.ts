import { expect, it } from "vitest";
import { sendersTo } from "../../src/derive/senders.ts";
import type { Distribution } from "../../src/model/distribution.ts";
import { type DistributionSpec, distribution } from "../support/model-builder.ts";
import { is, list, missing } from "../support/values.ts";

/** Which behaviors send to each origin, by path pattern. */
function senders(spec: DistributionSpec) {
  return sendersIn(distribution(spec));
}

function sendersIn({ origins }: Distribution) {
  return origins.items.map((origin) =>
    sendersTo(origin).map(({ behavior, matches }) => [
      behavior.pathPattern.kind === "known" ? behavior.pathPattern.value : undefined,
      matches.is,
    ]),
  );
}

const WEB = { id: is("web") };
const SPARE = { id: is("spare") };

it("are the behaviors that name the origin, or a group that it is a member of", () => {
  const found = senders({
    origins: [WEB, SPARE, { id: is("idle") }],
    groups: [{ id: is("both"), members: list("web", "spare") }],
    behaviors: [{}, { pathPattern: is("/files/*"), targetOriginId: is("both") }],
  });
  expect(found).toEqual([
    [
      ["*", true],
      ["/files/*", true],
    ],
    [["/files/*", true]],
    [],
  ]);
});

it("may be the behaviors of which the target is not known", () => {
  const behaviors = [{ targetOriginId: missing("var.target") }];
  expect(senders({ origins: [WEB, SPARE], behaviors })).toEqual([[["*", "unknown"]], [["*", "unknown"]]]);
});

it("are found at once, however often they are asked for, and not at all in what no account can have", () => {
  const origins = Array.from({ length: 1_000 }, (_, i) => ({ id: is(`o${i}`) }));
  const behaviors = Array.from({ length: 1_000 }, (_, i) => ({ targetOriginId: is(`o${i}`) }));
  const started = performance.now();
  expect(senders({ origins, behaviors }).flat()).toHaveLength(1_000);
  expect(performance.now() - started).toBeLessThan(10_000);
  expect(senders({ origins: [...origins, WEB], behaviors }).flat()).toEqual([]);
});
