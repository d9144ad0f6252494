import { describe, expect, it } from "vitest";
import { readResources } from "../../../src/adapt/read-resources.ts";
import { loadDistribution } from "../../../src/evaluate/distribution/load-distribution.ts";
import type { Distribution } from "../../../src/model/distribution.ts";
import { answer, config, deployedModel, type Fields } from "./answers.ts";

const METADATA: Fields = {
  Id: "E2EXAMPLE",
  ARN: "arn:aws:cloudfront::111122223333:distribution/E2EXAMPLE",
  Status: "Deployed",
  DomainName: "d111111abcdef8.cloudfront.net",
};

function only(path: string, json: Fields): Distribution {
  const [found] = deployedModel(answer(path, json)).distributions;
  if (found === undefined) throw new Error("no distribution");
  return found;
}

describe("get-distribution", () => {
  const found = only("live/now.json", {
    ETag: "E1",
    Distribution: { ...METADATA, DistributionConfig: config() },
  });

  it("tells id, account and name", () => {
    expect(found.address).toBe("E2EXAMPLE");
    expect(found.type).toBe("AWS::CloudFront::Distribution");
    expect(found.account).toMatchObject({ kind: "known", value: "111122223333" });
    expect(found.region).toMatchObject({ kind: "known", value: "us-east-1" });
    expect(found.domainName).toMatchObject({
      kind: "known",
      value: "d111111abcdef8.cloudfront.net",
      from: { path: "Distribution.DomainName", at: { file: "live/now.json", start: { line: 7, column: 9 } } },
    });
  });

  it("says of each value where it is written", () => {
    expect(found.from.at.start).toEqual({ line: 8, column: 9 });
    const [origin] = found.origins.items;
    expect(origin?.domainName.from).toMatchObject({
      address: "E2EXAMPLE",
      path: "Distribution.DistributionConfig.Origins.Items[0].DomainName",
      at: { start: { line: 18, column: 25 }, end: { line: 18, column: 59 } },
    });
    const [protocol] = origin?.sslProtocols.kind === "known" ? origin.sslProtocols.value : [];
    expect(protocol?.from.path).toBe(
      "Distribution.DistributionConfig.Origins.Items[0].CustomOriginConfig.OriginSslProtocols.Items[0]",
    );
    expect(protocol?.from.at.start.line).toBe(37);
  });

  it.each([
    ["the distribution alone", { ...METADATA, DistributionConfig: config() }],
    ["with other metadata", { Distribution: { ...METADATA, DistributionConfig: config() } }],
  ])("%s", (_, json) => {
    expect(only("now.json", json).address).toBe("E2EXAMPLE");
  });
});

describe("get-distribution-config", () => {
  const found = only("live/E2EXAMPLE.json", { ETag: "E1", DistributionConfig: config() });

  it("is called as its file", () => {
    expect(found.address).toBe("E2EXAMPLE");
    expect(only("<stdin>", { DistributionConfig: config() }).address).toBe("<stdin>");
    expect(only(".json", { DistributionConfig: config() }).address).toBe(".json");
  });

  it("does not tell name and account, and says what does", () => {
    expect(found.domainName).toMatchObject({
      kind: "unknown",
      why: [
        {
          what: "E2EXAMPLE.DomainName",
          says: "is not part of this output: aws cloudfront get-distribution --id ID prints it",
        },
      ],
      form: { kind: "text", parts: [{ kind: "distribution-host", address: "E2EXAMPLE" }] },
    });
    expect(found.account).toMatchObject({ kind: "unknown", why: [{ why: "not-in-input" }] });
  });

  it("may be the settings alone", () => {
    const bare = only("E2EXAMPLE.json", config());
    expect(bare.from.at.start).toEqual({ line: 1, column: 1 });
    expect(bare.origins.items).toHaveLength(1);
  });
});

it("a distribution for tenants cannot be looked into", () => {
  const source = answer("E2EXAMPLE.json", { DistributionConfig: config({ ConnectionMode: "tenant-only" }) });
  const evaluation = loadDistribution(source, []).value?.evaluate(new Map());
  const { distributions, opaque } = readResources(evaluation?.resources ?? []);
  expect(distributions).toEqual([]);
  expect(opaque).toMatchObject([{ address: "E2EXAMPLE", why: [{ why: "not-modelled" }] }]);
});
