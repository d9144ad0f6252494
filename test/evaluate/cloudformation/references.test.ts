import { describe, expect, it } from "vitest";
import { evaluate, messagesOf, propertyOf, resourceAt, show, showValue, template } from "./evaluating.ts";

function attributeOf(type: string, reference: string, properties = "{}"): unknown {
  const sections = `Resources:\n  R: { Type: "${type}", Properties: ${properties} }\n`;
  return showValue(reference, sections);
}

describe("Fn::GetAtt and Ref on a resource", () => {
  it.each([
    ["AWS::ElasticLoadBalancingV2::LoadBalancer", "!GetAtt R.DNSName", "<R.DNSName load-balancer-host>"],
    ["AWS::ElasticLoadBalancing::LoadBalancer", "!GetAtt R.DNSName", "<R.DNSName load-balancer-host>"],
    ["AWS::ElasticLoadBalancingV2::LoadBalancer", "!Ref R", "<R.Ref arn>"],
    ["AWS::S3::Bucket", "!GetAtt R.RegionalDomainName", "<R.RegionalDomainName s3-bucket-host>"],
    ["AWS::S3::Bucket", "!GetAtt R.DomainName", "<R.DomainName s3-bucket-host>"],
    ["AWS::S3::Bucket", "!GetAtt R.WebsiteURL", "http://<R.WebsiteURL s3-website-host>"],
    ["AWS::Lambda::Url", "!GetAtt R.FunctionUrl", "https://<R.FunctionUrl function-url-host>/"],
    ["AWS::Lambda::Version", "!Ref R", "<R.Ref arn>"],
    ["AWS::ApiGatewayV2::Api", "!GetAtt R.ApiEndpoint", "https://<R.ApiEndpoint execute-api-host>"],
    ["AWS::ApiGateway::RestApi", "!Ref R", "<R.Ref id>"],
    [
      "AWS::ApiGateway::DomainName",
      "!GetAtt R.RegionalDomainName",
      "<R.RegionalDomainName api-domain-target-host>",
    ],
    ["AWS::EC2::Instance", "!GetAtt R.PublicDnsName", "<R.PublicDnsName ec2-public-host>"],
    ["AWS::CloudFront::Distribution", "!GetAtt R.DomainName", "<R.DomainName distribution-host>"],
    ["AWS::CertificateManager::Certificate", "!Ref R", "<R.Ref arn>"],
    ["Custom::Lookup", "!GetAtt R.Host", "<R.Host>"],
    ["Custom::Lookup", "!GetAtt R.Arn", "<R.Arn arn>"],
  ])("%s %s", (type, reference, text) => {
    expect(attributeOf(type, reference)).toEqual({ why: "resource-attribute", text });
  });

  it("names the resource and the attribute in its atom", () => {
    const sections = "Resources:\n  R: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer }\n";
    const evaluation = evaluate(template("!GetAtt R.DNSName", sections), { addressPrefix: "Network/" });
    expect(propertyOf(resourceAt(evaluation, "Network/It"), "Value")).toMatchObject({
      form: {
        parts: [
          {
            source: "Network/R.DNSName",
            address: "Network/R",
            attribute: "DNSName",
            kind: "load-balancer-host",
          },
        ],
      },
    });
  });

  it("repeats a property that is written", () => {
    expect(attributeOf("AWS::S3::Bucket", "!Ref R", "{ BucketName: b }")).toBe("b");
    expect(attributeOf("AWS::SSM::Parameter", "!GetAtt R.Value", "{ Value: v }")).toBe("v");
    expect(attributeOf("AWS::S3::Bucket", "!Ref R", '{ BucketName: !Sub "b-${AWS::Region}" }')).toEqual({
      why: "no-value",
      text: "b-<AWS::Region region>",
    });
  });

  it("takes a parameter as attribute name in the long form", () => {
    const sections = `Parameters: { Attribute: { Type: String, Default: DNSName } }
Resources:
  R: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer }
`;
    expect(showValue("!GetAtt [R, !Ref Attribute]", sections)).toMatchObject({
      text: "<R.DNSName load-balancer-host>",
    });
  });

  it("is an output of a nested stack", () => {
    expect(attributeOf("AWS::CloudFormation::Stack", "!GetAtt R.Outputs.Host")).toEqual({
      why: "not-in-input",
      text: "<R.Outputs.Host>",
    });
  });
});

describe("a logical id that is not written", () => {
  it("is an error with a diagnostic", () => {
    expect(showValue("!GetAtt Nowhere.DNSName")).toEqual({ why: "error", text: "<Nowhere.DNSName>" });
    expect(messagesOf("!GetAtt Nowhere.DNSName")).toEqual(['there is no resource or parameter "Nowhere"']);
  });

  it("may be written by a macro or a loop, and is unknown then", () => {
    const macro = "Transform: [Magic]\n";
    expect(showValue("!Ref Nowhere", macro)).toEqual({ why: "not-modelled", text: "<Nowhere.Ref>" });
    expect(messagesOf("!Ref Nowhere", macro)).toEqual([]);
    const loop = `Resources:\n  "Fn::ForEach::Hosts": [Name, [a, b], { "Host\${Name}": { Type: X } }]\n`;
    expect(showValue("!Ref Hosta", loop)).toEqual({ why: "not-modelled", text: "<Hosta.Ref>" });
  });

  it("is still an error beside macros that write no resources", () => {
    expect(messagesOf("!Ref Nowhere", "Transform: AWS::LanguageExtensions\n")).toHaveLength(1);
  });
});

describe("what cannot be looked into", () => {
  it("is reported: loops, nested stacks elsewhere, and modules", () => {
    const { opaque } = evaluate(`
Resources:
  "Fn::ForEach::Hosts": [Name, [a, b], { "Host\${Name}": { Type: X } }]
  Remote: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: "https://b.s3.amazonaws.com/t.yaml" } }
  Local: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ./child.yaml } }
  Module: { Type: "Org::Edge::Cdn::MODULE" }
`);
    const seen = opaque.map(({ address, why }) => [address, why[0]?.why]);
    expect(seen).toEqual([
      ["Fn::ForEach::Hosts", "unsupported-syntax"],
      ["Remote", "not-in-input"],
      ["Local", "not-in-input"],
      ["Module", "not-in-input"],
    ]);
  });

  it("opens a mapping in which a loop or a macro stands", () => {
    const value = '{ a: 1, "Fn::ForEach::X": [n, [b], { "${n}": 2 }] }';
    expect(showValue(value)).toEqual({ why: "unsupported-syntax", map: { a: 1 }, open: true });
  });

  it("makes every resource uncertain under a macro that may rewrite the template", () => {
    const reasons = resourceAt(evaluate(template("1", "Transform: Magic\n")), "It").uncertain;
    expect(reasons).toMatchObject([{ what: "Magic", why: "unsupported-syntax" }]);
  });
});

describe("Fn::ImportValue", () => {
  it("is unknown, and the same for the same export", () => {
    const value = showValue("!ImportValue alb-host");
    expect(value).toEqual({ why: "import-value", text: '<Fn::ImportValue("alb-host")>' });
  });

  it("takes the export of the template itself", () => {
    const sections = `Outputs:
  Host: { Value: !GetAtt R.DNSName, Export: { Name: !Sub "\${AWS::Partition}-host" } }
Resources:
  R: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer }
`;
    expect(showValue("!ImportValue aws-host", sections)).toEqual({
      why: "resource-attribute",
      text: "<R.DNSName load-balancer-host>",
    });
  });
});

describe("mappings", () => {
  const SECTIONS = `Parameters: { Env: { Type: String } }
Mappings:
  M: { prod: { Host: h.example.com } }
`;
  it("are unknown under an unknown key", () => {
    expect(showValue("!FindInMap [M, !Ref Env, Host]", SECTIONS)).toEqual({
      why: "no-value",
      text: '<Fn::FindInMap("M", Env, "Host")>',
    });
  });

  it("are an error at a key that is not there", () => {
    expect(messagesOf("!FindInMap [M, test, Host]", SECTIONS)).toEqual([
      "CloudFormation will refuse this Fn::FindInMap: it finds nothing at M.test.Host",
    ]);
  });
});

describe("functions that are not evaluated", () => {
  it("say so", () => {
    const value = propertyOf(resourceAt(evaluate(template("!Magic x")), "It"), "Value");
    expect(show(value)).toEqual({ why: "unsupported-function" });
  });
});
