import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { check, concise, GOOD, repository, YAML } from "./in-repository.ts";

const FIXTURE = "fixtures/deployed";
const NAME = "E2EXAMPLE4SHOP.json";
const DEPLOYED = readFileSync(`${FIXTURE}/${NAME}`, "utf8");
const CACHE_POLICY = readFileSync(`${FIXTURE}/cache-policy.json`, "utf8");

describe("a deployed distribution", () => {
  it.each([".", NAME])("is checked with the policies beside it: %s", async (path) => {
    const { status, out, error } = await concise(FIXTURE, path);
    expect({ status, error }).toEqual({ status: 1, error: "" });
    expect(out.trim().split("\n")).toEqual([
      expect.stringMatching(/^E2EXAMPLE4SHOP\.json:33:25: error: .* \[name\/load-balancer-default-name\]$/),
      expect.stringMatching(/^E2EXAMPLE4SHOP\.json:75:29: error: .* \[port\/s3-website-https\]$/),
    ]);
  });

  it("is what a file given by name should be", async () => {
    const root = repository({ "good.yaml": YAML, "E1.json": '{"ETag": "E1"}' });
    const { status, out, error } = await concise(root, "good.yaml", "E1.json");
    expect({ status, out }).toEqual({ status: 2, out: expect.stringContaining(GOOD.yaml.found) });
    expect(error).toContain(
      "error[not-infrastructure]: E1.json holds no DistributionConfig\n --> E1.json:1:1",
    );
  });

  it("is not what the description of the API is, which may lie in a folder", async () => {
    const api = '{"shapes": {"DistributionConfig": {"members": {"CallerReference": {}}}}}';
    const policies = '{"shapes": {"CachePolicyConfig": {}}}';
    const root = repository({ "good.yaml": YAML, "api.json": api, "api/policies.json": policies });
    expect(await concise(root)).toMatchObject({ status: 1, error: "" });
  });

  it("that is cut off is an error, in a folder too", async () => {
    const root = repository({ "good.yaml": YAML, "E1.json": DEPLOYED.slice(0, 3000) });
    const { status, error } = await check(root);
    expect(status).toBe(2);
    expect(error).toContain("error[syntax]: not valid JSON: ");
    expect(error).toContain("Print it again: aws cloudfront get-distribution --id ID");
  });

  it("in UTF-16 is an error, in a folder too", async () => {
    const utf16 = Buffer.from(`\uFEFF${DEPLOYED}`, "utf16le");
    const { status, error } = await concise(repository({ "good.yaml": YAML, "E1.json": utf16 }));
    expect(status).toBe(2);
    expect(error).toContain("error[encoding]: E1.json is not UTF-8 text");
  });

  it("with a policy that cannot be read is checked as far as that goes", async () => {
    const utf16 = Buffer.from(`\uFEFF${CACHE_POLICY}`, "utf16le");
    const { status, out, error } = await concise(repository({ [NAME]: DEPLOYED, "cache.json": utf16 }), NAME);
    expect({ status, out }).toEqual({ status: 2, out: expect.stringContaining("port/s3-website-https") });
    expect(error).toContain("error[encoding]: cache.json is not UTF-8 text");
  });
});
