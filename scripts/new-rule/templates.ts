const TERRAFORM = `
resource "aws_cloudfront_distribution" "site" {
  enabled = true
  origin {
    origin_id   = "app"
    domain_name = "origin.example.com"
    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only" # <- fail
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }
  default_cache_behavior {
    target_origin_id       = "app"
    viewer_protocol_policy = "redirect-to-https"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  }
  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }
  viewer_certificate {
    cloudfront_default_certificate = true
  }
}
`.trim();

const CLOUDFORMATION = `
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: app
            DomainName: origin.example.com
            CustomOriginConfig:
              HTTPPort: 80
              HTTPSPort: 443
              OriginProtocolPolicy: https-only # <- fail
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: app
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
`.trim();

/** What is to be replaced is in capitals; the rule never fails, so its failing example does. */
export function declarativeTemplate(): string {
  return `title: WHAT IS WRONG, IN A SENTENCE WITHOUT A FINAL STOP
section: "-"
consequence: 502
certainty: proven
subject: originRequest
where:
  - { given: $.scheme, is: https }
then:
  - { given: $.scheme, is: https }
message: "CloudFront will WHAT HAPPENS with {origin.domainName}"
why: >-
  WHY IT MATTERS.
fix: >-
  WHAT TO DO.
references:
  - https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html
examples:
${exampleEntry("THE MISTAKE", "fail", TERRAFORM, CLOUDFORMATION)}
${exampleEntry("THE SAME, MENDED", "pass", mended(TERRAFORM), mended(CLOUDFORMATION))}
${exampleEntry("NOT KNOWABLE", "unknown", mended(TERRAFORM), mended(CLOUDFORMATION))}
`;
}

export function typedTemplate(): string {
  return `import { defineRule, PASS } from "../../src/rule.ts";

export default defineRule({
  title: "WHAT IS WRONG, IN A SENTENCE WITHOUT A FINAL STOP",
  section: "-",
  consequence: "502",
  certainty: "proven",
  subject: "originRequest",
  message: "CloudFront will WHAT HAPPENS with {origin.domainName}",
  why: "WHY IT MATTERS.",
  fix: "WHAT TO DO.",
  references: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html",
  ],
  examples: [
${typedExample("THE MISTAKE", "fail", TERRAFORM, CLOUDFORMATION)}
${typedExample("THE SAME, MENDED", "pass", mended(TERRAFORM), mended(CLOUDFORMATION))}
${typedExample("NOT KNOWABLE", "unknown", mended(TERRAFORM), mended(CLOUDFORMATION))}
  ],
  check() {
    return PASS;
  },
});
`;
}

function exampleEntry(name: string, expect: string, terraform: string, cloudformation: string): string {
  return `  - name: ${name}
    expect: ${expect}
    terraform: |
${indent(terraform, 6)}
    cloudformation: |
${indent(cloudformation, 6)}`;
}

function typedExample(name: string, expect: string, terraform: string, cloudformation: string): string {
  return `    {
      name: "${name}",
      expect: "${expect}",
      terraform: \`
${terraform}
\`,
      cloudformation: \`
${cloudformation}
\`,
    },`;
}

function mended(text: string): string {
  return text.replace(" # <- fail", "");
}

function indent(text: string, columns: number): string {
  return text.replaceAll(/^(?=.)/gm, " ".repeat(columns));
}
