import { describe, expect, it } from "vitest";
import { cloudfrontTrace } from "../../../../src/verify/probes/http/cloudfront-trace.ts";

const trace = (status: number, fields: readonly (readonly [string, string])[], body = "") =>
  cloudfrontTrace({ status, fields }, Buffer.from(body));

const ERROR = [["x-cache", "Error from cloudfront"]] as const;

describe("cloudfrontTrace", () => {
  it("knows a distribution by X-Cache, Server or Via", () => {
    expect(trace(200, [["x-cache", "Miss from cloudfront"]])).toEqual({ xCache: "Miss from cloudfront" });
    expect(trace(200, [["server", "CloudFront"]])).toEqual({ xCache: "" });
    expect(trace(200, [["via", "1.1 abc.cloudfront.net (CloudFront)"]])).toEqual({ xCache: "" });
    expect(trace(200, [["server", "nginx"]])).toBeUndefined();
    expect(trace(200, [["via", "1.1 my-proxy"]])).toBeUndefined();
  });

  it("prefers the sentence that names the cause to those around it", () => {
    const body =
      "<h2>The request could not be satisfied.</h2>\n<hr>\nThe Lambda function returned an invalid\n origin configuration: One or more values are invalid. We can't connect to the server for this app.";
    expect(trace(502, ERROR, body)?.says).toBe(
      "The Lambda function returned an invalid origin configuration: One or more values are invalid",
    );
    expect(
      trace(502, ERROR, "We can't connect to the server for this app or website at this time. Try")?.says,
    ).toBe("We can't connect to the server for this app or website at this time");
  });

  it("says nothing for a page of the origin's, which the distribution only handed on", () => {
    expect(trace(502, ERROR, "<h1>Bad Gateway</h1>nginx")).toEqual({ xCache: "Error from cloudfront" });
    expect(trace(200, ERROR, "CloudFront wasn't able to connect to the origin.")).not.toHaveProperty("says");
  });

  it("keeps what it repeats short and printable, in little time", () => {
    const hostile = `CloudFront wasn't able to connect to the origin\x1b[2J ${"<".repeat(60_000)}`;
    const begun = performance.now();
    const says = trace(502, ERROR, hostile)?.says ?? "";
    expect(says.length).toBeLessThanOrEqual(310);
    expect(says).not.toContain("\x1b");
    expect(performance.now() - begun).toBeLessThan(500);
  });
});
