import { describe, expect, it } from "vitest";
import { possibleSchemes } from "../../src/derive/schemes.ts";
import type { ViewerProtocolPolicy } from "../../src/model/behavior.ts";
import type { OriginProtocolPolicy } from "../../src/model/origin.ts";
import type { Value } from "../../src/value.ts";
import { distribution, type OriginSpec } from "../support/model-builder.ts";
import { is, missing, notSet } from "../support/values.ts";

type Answer = Partial<Record<"http" | "https", boolean | "unknown">>;

function schemes(viewer: Value<ViewerProtocolPolicy>, spec: OriginSpec) {
  const made = distribution({ origins: [spec], behaviors: [{ viewerProtocolPolicy: viewer }] });
  const [behavior] = made.behaviors.items;
  const [origin] = made.origins.items;
  return behavior && origin ? possibleSchemes(behavior, origin) : [];
}

function answers(viewer: Value<ViewerProtocolPolicy>, spec: OriginSpec): Answer {
  const entries = schemes(viewer, spec).map(({ occurs, scheme }) => [
    scheme.value,
    occurs.kind === "known" ? occurs.value : "unknown",
  ]);
  return Object.fromEntries(entries);
}

const VIEWER: readonly ViewerProtocolPolicy[] = ["allow-all", "https-only", "redirect-to-https"];
const ORIGIN: readonly OriginProtocolPolicy[] = ["http-only", "match-viewer", "https-only"];

/** Asks the documentation's question of each viewer request: over which scheme does it go on? */
function bruteForce(viewer: ViewerProtocolPolicy, origin: OriginProtocolPolicy): Set<string> {
  const reachesOrigin = viewer === "allow-all" ? ["http", "https"] : ["https"];
  return new Set(
    reachesOrigin.map((scheme) => (origin === "match-viewer" ? scheme : origin.replace("-only", ""))),
  );
}

describe("possibleSchemes", () => {
  it.each(VIEWER.flatMap((viewer) => ORIGIN.map((origin) => [viewer, origin] as const)))(
    "%s, %s",
    (viewer, origin) => {
      const found = answers(is(viewer), { protocolPolicy: is(origin) });
      expect(new Set(Object.keys(found))).toEqual(bruteForce(viewer, origin));
      expect(Object.values(found).every((occurs) => occurs === true)).toBe(true);
    },
  );

  it("is certain of what holds under every value, and open about the rest", () => {
    for (const viewer of [...VIEWER, undefined]) {
      for (const origin of [...ORIGIN, undefined]) {
        const worlds = (viewer ? [viewer] : VIEWER).flatMap((v) =>
          (origin ? [origin] : ORIGIN).map((o) => bruteForce(v, o)),
        );
        const expected: Answer = {};
        for (const scheme of ["http", "https"] as const) {
          if (worlds.every((world) => world.has(scheme))) expected[scheme] = true;
          else if (worlds.some((world) => world.has(scheme))) expected[scheme] = "unknown";
        }
        const found = answers(viewer ? is(viewer) : missing(), {
          protocolPolicy: origin ? is(origin) : missing(),
        });
        expect([viewer, origin, found]).toEqual([viewer, origin, expected]);
      }
    }
  });

  it("lets a bucket follow the viewers", () => {
    const bucket: OriginSpec = { access: is("s3"), protocolPolicy: notSet() };
    expect(answers(is("allow-all"), bucket)).toEqual({ http: true, https: true });
    expect(answers(is("https-only"), bucket)).toEqual({ https: true });
    expect(schemes(is("https-only"), bucket)[0]?.scheme.from.path).toBe("");
  });

  it("does not guess where a condition decides how the origin is reached", () => {
    expect(answers(is("allow-all"), { access: missing(), protocolPolicy: notSet() })).toEqual({
      http: "unknown",
      https: "unknown",
    });
  });

  it("does not guess where the policy is missing", () => {
    const [http] = schemes(is("allow-all"), { protocolPolicy: notSet("origin_protocol_policy") });
    expect(http?.occurs).toMatchObject({ kind: "unknown", why: [{ why: "error" }] });
  });

  it("points at the origin's policy, and at the viewers' as a cause where that matters", () => {
    const [scheme] = schemes(is("https-only", "viewer"), { protocolPolicy: is("match-viewer", "origin") });
    expect(scheme?.scheme.from).toMatchObject({ path: "origin", because: [{ path: "viewer" }] });
    const [fixed] = schemes(is("https-only", "viewer"), { protocolPolicy: is("http-only", "origin") });
    expect(fixed?.scheme.from).toMatchObject({ path: "origin", because: [] });
  });

  it("names every blocker", () => {
    const [http] = schemes(missing("var.viewer"), { protocolPolicy: missing("var.origin") });
    expect(http?.occurs).toMatchObject({ why: [{ what: "var.origin" }, { what: "var.viewer" }] });
  });
});
