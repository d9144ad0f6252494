import { describe, expect, it } from "vitest";
import { forwardsHost } from "../../src/derive/host-forwarding.ts";
import type { Behavior } from "../../src/model/behavior.ts";
import type { CacheHeaderBehavior, OriginRequestHeaderBehavior } from "../../src/model/policies.ts";
import {
  type BehaviorSpec,
  cachingBy,
  distribution,
  originRequestPolicy,
  sending,
} from "../support/model-builder.ts";
import { is, list, missing, openList } from "../support/values.ts";

function behavior(spec: BehaviorSpec): Behavior {
  const [made] = distribution({ behaviors: [spec] }).behaviors.items;
  if (made === undefined) throw new Error("no behavior");
  return made;
}

function answer(spec: BehaviorSpec): boolean | "unknown" {
  const forwarded = forwardsHost(behavior(spec));
  return forwarded.kind === "known" ? forwarded.value : "unknown";
}

function place(spec: BehaviorSpec): string {
  return forwardsHost(behavior(spec)).from.path;
}

const REQUEST: readonly OriginRequestHeaderBehavior[] = [
  "none",
  "whitelist",
  "allViewer",
  "allViewerAndWhitelistCloudFront",
  "allExcept",
];
const CACHE: readonly CacheHeaderBehavior[] = ["none", "whitelist"];
const NAMES = [[], ["Origin"], ["host"], ["Origin", "HOST"]] as const;

/** What AWS documents, written down a second time. */
const REQUEST_TABLE: Record<
  OriginRequestHeaderBehavior,
  { readonly plain: boolean; readonly namingHost: boolean }
> = {
  none: { plain: false, namingHost: false },
  whitelist: { plain: false, namingHost: true },
  allViewer: { plain: true, namingHost: true },
  allViewerAndWhitelistCloudFront: { plain: true, namingHost: true },
  allExcept: { plain: true, namingHost: false },
};

describe("forwardsHost", () => {
  it("agrees with the documented table for every pair of policies", () => {
    for (const request of REQUEST) {
      for (const requestNames of NAMES) {
        for (const cache of CACHE) {
          for (const cacheNames of NAMES) {
            const namesHost = (names: readonly string[]) =>
              names.some((name) => name.toLowerCase() === "host");
            const row = REQUEST_TABLE[request];
            const expected =
              (namesHost(requestNames) ? row.namingHost : row.plain) ||
              (cache === "whitelist" && namesHost(cacheNames));
            const spec = { ...sending(request, ...requestNames), ...cachingBy(cache, ...cacheNames) };
            expect([request, requestNames, cache, cacheNames, answer(spec)]).toEqual([
              request,
              requestNames,
              cache,
              cacheNames,
              expected,
            ]);
          }
        }
      }
    }
  });

  it.each([
    ["nothing at all", {}, false],
    ["a list without Host", { forwardedHeaders: list("Origin") }, false],
    ["a list with Host", { forwardedHeaders: list("Origin", "HOST") }, true],
    ["every header", { forwardedHeaders: list("*") }, true],
    ["an open list without Host", { forwardedHeaders: openList("Origin") }, "unknown"],
    ["an open list with Host", { forwardedHeaders: openList("Host") }, true],
    ["an unknown list", { forwardedHeaders: missing() }, "unknown"],
    [
      "a policy that is not in the input",
      { originRequestPolicyId: is("x"), originRequestPolicy: missing() },
      "unknown",
    ],
    [
      "an unknown policy beside a cache policy that names Host",
      { originRequestPolicyId: is("x"), originRequestPolicy: missing(), ...cachingBy("whitelist", "Host") },
      true,
    ],
    [
      "a known policy that forwards beside an unknown cache policy",
      { ...sending("allViewer"), cachePolicyId: is("x"), cachePolicy: missing() },
      true,
    ],
    [
      "a known policy that does not beside an unknown cache policy",
      { ...sending("none"), cachePolicyId: is("x"), cachePolicy: missing() },
      "unknown",
    ],
    ["a policy of unknown behavior", requestPolicy(missing(), list("Host")), "unknown"],
    ["all except an open list", requestPolicy(is("allExcept"), openList("Cookie")), "unknown"],
    ["all except an open list that names Host", requestPolicy(is("allExcept"), openList("Host")), false],
  ] as const)("%s", (_, spec, expected) => {
    expect(answer(spec)).toBe(expected);
  });

  it("points at what a person would edit", () => {
    expect(place({ ...sending("allViewer"), ...cachingBy("none") })).toBe("origin_request_policy_id");
    expect(place({ ...sending("none"), ...cachingBy("whitelist", "Host") })).toBe("cache_policy_id");
    expect(place(cachingBy("none"))).toBe("cache_policy_id");
    expect(place({ forwardedHeaders: { ...list("Host"), from: { ...list().from, path: "headers" } } })).toBe(
      "headers",
    );
    expect(forwardsHost(behavior({})).from.kind).toBe("not-written");
  });

  it("keeps the policy's own header list as a cause", () => {
    const because = forwardsHost(behavior(sending("whitelist", "Host"))).from.because.map(({ path }) => path);
    expect(because).toContain("header_behavior");
  });

  it("names what blocks it", () => {
    const forwarded = forwardsHost(
      behavior({ originRequestPolicyId: is("x"), originRequestPolicy: missing("data.policy") }),
    );
    expect(forwarded).toMatchObject({ kind: "unknown", why: [{ what: "data.policy" }] });
  });
});

function requestPolicy(
  headerBehavior: ReturnType<typeof missing> | ReturnType<typeof is<OriginRequestHeaderBehavior>>,
  names: BehaviorSpec["forwardedHeaders"] & object,
): BehaviorSpec {
  const policy = originRequestPolicy({ headers: { behavior: headerBehavior, names } });
  return { originRequestPolicyId: is("x"), originRequestPolicy: is(policy) };
}
