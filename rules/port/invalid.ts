import {
  defineRule,
  NOT_APPLICABLE,
  PASS,
  reasons,
  undecidable,
  type Value,
  type Verdict,
} from "../../src/rule.ts";

const HIGHEST_PORT = 65_535;

export default defineRule({
  title: "CloudFront does not connect to this port",
  section: "D",
  consequence: "deploy-failure",
  certainty: "proven",
  subject: "origin",
  message: "Port {port} cannot be an origin's {scheme} port: CloudFront takes 80, 443 and 1024 to 65535",
  why: "CloudFront connects to origins on ports 80, 443 and 1024 to 65535 only. The API refuses a distribution that names another port, whether or not the protocol policy ever uses it.",
  fix: "Let the origin listen on one of these ports, and set http_port or https_port (CloudFormation: HTTPPort, HTTPSPort) to it.",
  references: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html#DownloadDistValuesHTTPPort",
  ],
  check({ httpPort, httpsPort }) {
    return [checkPort(httpPort, "HTTP"), checkPort(httpsPort, "HTTPS")];
  },
  examples: [
    {
      name: "port 444",
      expect: "fail",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 444 # <- fail
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,
      cloudformation: `
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              HTTPSPort: 444 # <- fail
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "ports given as text, and high ones",
      expect: "pass",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = "80"
      https_port             = 9243
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,
      cloudformation: `
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              HTTPPort: "80"
              HTTPSPort: 9243
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "the port has no value",
      expect: "unknown",
      terraform: `
variable "port" {
  type = number
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = var.port
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,
      cloudformation: `
Parameters:
  Port:
    Type: Number
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            CustomOriginConfig:
              HTTPSPort: !Ref Port
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
  ],
});

function checkPort(port: Value<number>, scheme: "HTTP" | "HTTPS"): Verdict {
  if (port.kind === "absent") return NOT_APPLICABLE;
  if (port.kind === "unknown") return undecidable(reasons(port));
  if (isAllowed(port.value)) return PASS;
  return { outcome: "fail", at: port.from, args: { port, scheme }, discriminator: scheme };
}

function isAllowed(port: number): boolean {
  return port === 80 || port === 443 || (Number.isInteger(port) && port >= 1024 && port <= HIGHEST_PORT);
}
