import { describe, expect, it } from "vitest";
import { attributeFact } from "../../src/facts/cloudformation-attributes.ts";
import { terraformAttribute } from "../../src/facts/terraform-attributes.ts";
import type { AtomKind } from "../../src/value.ts";

/** The kind of the last thing that AWS chooses in a Terraform attribute's value. */
function kindInTerraform(type: string, attribute: string): AtomKind | undefined {
  const last = terraformAttribute(type, attribute)?.findLast(
    (part) => typeof part === "object" && "atom" in part,
  );
  return typeof last === "object" && "atom" in last ? last.atom : undefined;
}

describe("attributes that name a host", () => {
  it.each([
    [
      "AWS::ApiGateway::DomainName",
      "RegionalDomainName",
      "aws_api_gateway_domain_name",
      "regional_domain_name",
    ],
    [
      "AWS::ApiGateway::DomainName",
      "DistributionDomainName",
      "aws_api_gateway_domain_name",
      "cloudfront_domain_name",
    ],
    ["AWS::ApiGatewayV2::Api", "ApiEndpoint", "aws_apigatewayv2_api", "api_endpoint"],
    ["AWS::AppRunner::Service", "ServiceUrl", "aws_apprunner_service", "service_url"],
    ["AWS::Amplify::App", "DefaultDomain", "aws_amplify_app", "default_domain"],
    ["AWS::CloudFront::Distribution", "DomainName", "aws_cloudfront_distribution", "domain_name"],
    ["AWS::EC2::Instance", "PublicDnsName", "aws_instance", "public_dns"],
    ["AWS::ElasticLoadBalancingV2::LoadBalancer", "DNSName", "aws_lb", "dns_name"],
    [
      "AWS::GlobalAccelerator::Accelerator",
      "DualStackDnsName",
      "aws_globalaccelerator_accelerator",
      "dual_stack_dns_name",
    ],
    ["AWS::Lambda::Url", "FunctionUrl", "aws_lambda_function_url", "function_url"],
    ["AWS::S3::Bucket", "RegionalDomainName", "aws_s3_bucket", "bucket_regional_domain_name"],
  ])("%s.%s is what %s.%s is", (type, attribute, terraformType, terraformName) => {
    const { kind } = attributeFact(type, attribute);
    expect(kind).toMatch(/-host$/);
    expect(kindInTerraform(terraformType, terraformName)).toBe(kind);
  });

  it("leaves open what is either a host or an address", () => {
    expect(terraformAttribute("aws_elastic_beanstalk_environment", "endpoint_url")).toBeUndefined();
    expect(kindInTerraform("aws_elastic_beanstalk_environment", "cname")).toBe("other-host");
  });
});

describe("Ref", () => {
  it("leaves open what depends on another property", () => {
    expect(attributeFact("AWS::EC2::SecurityGroup", "Ref")).toEqual({});
    expect(attributeFact("AWS::EC2::SecurityGroup", "GroupId")).toEqual({ kind: "id" });
  });

  it("knows nothing of a type that is not in the table, but that an ARN is one", () => {
    expect(attributeFact("AWS::SQS::Queue", "Ref")).toEqual({});
    expect(attributeFact("AWS::SQS::Queue", "Arn")).toEqual({ kind: "arn" });
    expect(attributeFact("__proto__", "Ref")).toEqual({});
  });
});
