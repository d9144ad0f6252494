import { describe, expect, it } from "vitest";
import { loadDistribution } from "../../../src/evaluate/distribution/load-distribution.ts";
import type { Behavior } from "../../../src/model/behavior.ts";
import type { SourceFile } from "../../../src/source/source-file.ts";
import { answer, config, deployed, deployedModel, type Fields } from "./answers.ts";

const REQUEST_ID = "1a2b3c4d-0000-4000-8000-000000000001";
const CACHE_ID = "2a1b3c4d-0000-4000-8000-000000000002";
const ALL_VIEWER = "216adef6-5c7f-47e4-b989-5492eafa07d3";

const REQUEST_CONFIG: Fields = {
  Name: "with-host",
  HeadersConfig: { HeaderBehavior: "whitelist", Headers: { Quantity: 1, Items: ["Host"] } },
  CookiesConfig: { CookieBehavior: "none" },
  QueryStringsConfig: { QueryStringBehavior: "none" },
};
const CACHE_CONFIG: Fields = {
  Name: "by-language",
  MinTTL: 0,
  ParametersInCacheKeyAndForwardedToOrigin: {
    EnableAcceptEncodingGzip: true,
    HeadersConfig: { HeaderBehavior: "whitelist", Headers: { Quantity: 1, Items: ["Accept-Language"] } },
  },
};

const REQUEST = { OriginRequestPolicy: { Id: REQUEST_ID, OriginRequestPolicyConfig: REQUEST_CONFIG } };
const CACHE = { CachePolicy: { Id: CACHE_ID, CachePolicyConfig: CACHE_CONFIG } };

const NAMING_BOTH = config({}, {}, { OriginRequestPolicyId: REQUEST_ID, CachePolicyId: CACHE_ID });

function behavior(settings: Fields, ...policies: readonly SourceFile[]): Behavior {
  const [first] = deployed(settings, ...policies).behaviors.items;
  if (first === undefined) throw new Error("no behavior");
  return first;
}

const IS_KNOWN = {
  kind: "known",
  value: {
    address: REQUEST_ID,
    managed: false,
    name: { value: "with-host" },
    headers: { behavior: { value: "whitelist" }, names: { value: [{ value: "Host" }] } },
  },
};

describe("the policies beside a distribution", () => {
  it("are found by their ids", () => {
    const policies = [answer("a.json", { ETag: "E1", ...REQUEST }), answer("b.json", CACHE)];
    const { originRequestPolicy, cachePolicy } = behavior(NAMING_BOTH, ...policies);
    expect(originRequestPolicy).toMatchObject(IS_KNOWN);
    expect(cachePolicy).toMatchObject({
      kind: "known",
      value: {
        name: { value: "by-language", from: { at: { file: "b.json", start: { line: 5 } } } },
        headers: { names: { value: [{ value: "Accept-Language" }] } },
      },
    });
  });

  it.each([
    ["as the policy alone", "a.json", REQUEST.OriginRequestPolicy],
    ["in a list", "all.json", { OriginRequestPolicyList: { Quantity: 1, Items: [REQUEST] } }],
    [
      "without an id, in a file of that name",
      `dumps/orp-${REQUEST_ID}.json`,
      { OriginRequestPolicyConfig: REQUEST_CONFIG },
    ],
  ])("%s", (_, path, json) => {
    expect(behavior(NAMING_BOTH, answer(path, json)).originRequestPolicy).toMatchObject(IS_KNOWN);
  });

  it("without an id are not used, and that is said", () => {
    const policy = answer("a.json", { ETag: "E1", OriginRequestPolicyConfig: REQUEST_CONFIG });
    expect(behavior(NAMING_BOTH, policy).originRequestPolicy).toMatchObject({
      value: { headers: { behavior: { kind: "unknown" } } },
    });
    const source = answer("E2EXAMPLE.json", { DistributionConfig: NAMING_BOTH });
    expect(loadDistribution(source, [policy]).diagnostics).toMatchObject([
      {
        severity: "warning",
        message: "a.json does not say which policy it is, and was not used",
        help: "Print it with its id: aws cloudfront get-origin-request-policy --id ID; or name the file by the id",
      },
    ]);
  });

  it("that are not there are not known, and what prints them is said", () => {
    const { originRequestPolicy, cachePolicy } = behavior(NAMING_BOTH);
    const missing = (id: string, command: string) => ({
      kind: "known",
      value: {
        address: id,
        headers: {
          behavior: {
            kind: "unknown",
            why: [{ what: id, why: "not-in-input", says: `is not in the input: ${command} prints it` }],
          },
          names: { kind: "unknown" },
        },
      },
    });
    const print = "aws cloudfront get-";
    expect(originRequestPolicy).toMatchObject(
      missing(REQUEST_ID, `${print}origin-request-policy --id ${REQUEST_ID}`),
    );
    expect(cachePolicy).toMatchObject(missing(CACHE_ID, `${print}cache-policy --id ${CACHE_ID}`));
  });

  it("puts nothing but an id into a command", () => {
    const settings = config({}, {}, { CachePolicyId: "x; rm -rf ~" });
    const { cachePolicy } = behavior(settings);
    const says = "is not in the input: aws cloudfront get-cache-policy --id ID prints it";
    expect(cachePolicy).toMatchObject({ value: { headers: { behavior: { why: [{ says }] } } } });
  });

  it("of AWS's own need not be given", () => {
    const settings = config({}, {}, { OriginRequestPolicyId: ALL_VIEWER });
    const found = behavior(settings);
    expect(found.originRequestPolicy).toMatchObject({ value: { name: { value: "Managed-AllViewer" } } });
    const source = answer("E2EXAMPLE.json", { DistributionConfig: settings });
    expect(deployedModel(source).originRequestPolicies).toEqual([]);
  });

  it("that are broken are an error, and the distribution is still read", () => {
    const source = answer("E2EXAMPLE.json", { DistributionConfig: NAMING_BOTH });
    const { value, diagnostics } = loadDistribution(source, [{ path: "a.json", text: '{"CachePolicy": {' }]);
    expect(value).toBeDefined();
    expect(diagnostics).toMatchObject([{ severity: "error", code: "syntax", place: { file: "a.json" } }]);
  });
});
