import {
  all,
  any,
  decide,
  defineRule,
  describe,
  equal,
  type Fail,
  isProtocolListWritten,
  items,
  known,
  type Origin,
  type Truth,
  truth,
  unknownTruth,
  type Value,
} from "../../src/rule.ts";

const PROTOCOLS = ["SSLv3", "TLSv1", "TLSv1.1", "TLSv1.2"];

function isTaken(protocol: Value<string>): Truth {
  return any(PROTOCOLS.map((each) => equal(protocol, known(each, protocol.from))));
}

function refused({ sslProtocols }: Origin): Fail {
  const strangers = items(sslProtocols).items.filter((protocol) => isTaken(protocol).is === false);
  return {
    outcome: "fail",
    at: sslProtocols.from,
    args: { strangers: strangers.map(describe).join(", ") },
  };
}

export default defineRule({
  title: "CloudFront cannot be given this protocol for an origin",
  section: "B",
  consequence: "deploy-failure",
  certainty: "proven",
  subject: "origin",
  message: "CloudFront takes SSLv3, TLSv1, TLSv1.1 and TLSv1.2 for an origin, and not {strangers}",
  why: "The API knows four values and refuses a distribution with any other, even where http-only makes the list irrelevant. TLS 1.3 towards origins cannot be configured. Names such as TLSv1.2_2021 are security policies for viewers and belong to the viewer certificate.",
  fix: 'Set origin_ssl_protocols (CloudFormation: OriginSSLProtocols) to ["TLSv1.2"].',
  references: [
    "https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_OriginSslProtocols.html",
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html#DownloadDistValuesOriginSSLProtocols",
  ],
  supersedes: ["tls/no-common-protocol"],
  check(origin) {
    const { items: listed, open } = items(origin.sslProtocols);
    const areTaken = all([...listed.map(isTaken), ...(open.length > 0 ? [unknownTruth(open)] : [])]);
    return decide(truth(isProtocolListWritten(origin.sslProtocols)), areTaken, () => refused(origin));
  },
  examples: [
    {
      name: "TLS 1.3 cannot be chosen",
      expect: "fail",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2", "TLSv1.3"] # <- fail
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
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2, TLSv1.3] # <- fail
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "a policy for viewers, where the list is not even used",
      expect: "fail",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["TLSv1.2_2021"] # <- fail
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
              OriginProtocolPolicy: http-only
              OriginSSLProtocols: [TLSv1.2_2021] # <- fail
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "the four that there are",
      expect: "pass",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["SSLv3", "TLSv1", "TLSv1.1", "TLSv1.2"]
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
              OriginProtocolPolicy: http-only
              OriginSSLProtocols: [SSLv3, TLSv1, TLSv1.1, TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "the list has no value",
      expect: "unknown",
      terraform: `
variable "protocols" {
  type = list(string)
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = var.protocols
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
  Protocols:
    Type: CommaDelimitedList
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
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: !Ref Protocols
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "a bucket has no such list",
      expect: "not-applicable",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "files"
    domain_name = "files-example.s3.eu-west-1.amazonaws.com"
  }

  default_cache_behavior {
    target_origin_id       = "files"
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
          - Id: files
            DomainName: files-example.s3.eu-west-1.amazonaws.com
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: files
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "CloudFormation does without a list",
      expect: "not-applicable",
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
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
  ],
});
