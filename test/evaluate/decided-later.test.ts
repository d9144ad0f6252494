import { describe, expect, it } from "vitest";
import { decidedAtCreation, readWhen } from "../../src/evaluate/decided-later.ts";

describe("why an attribute is not known", () => {
  it("names AWS for what AWS decides", () => {
    expect(decidedAtCreation("aws_lb")).toBe("is decided by AWS when the resource is created");
    expect(decidedAtCreation("awscc_s3_bucket")).toBe("is decided by AWS when the resource is created");
    expect(readWhen("aws_acm_certificate", "plans")).toBe("is read from AWS when Terraform plans");
  });

  it("names nobody for what others decide", () => {
    expect(decidedAtCreation("random_password")).toBe("is decided when the resource is created");
    expect(readWhen("external", "applies")).toBe("is read when Terraform applies");
  });
});
