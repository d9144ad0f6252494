import {
  decide,
  defineRule,
  domainNameFault,
  endpointKindOf,
  type Origin,
  type Truth,
  textParts,
  truth,
  unfilledDefault,
  unknownTruth,
} from "../../src/rule.ts";

export default defineRule({
  title: "An origin that is no bucket needs a custom origin configuration",
  section: "-",
  consequence: "deploy-failure",
  certainty: "proven",
  subject: "origin",
  message: "{domainName} is not the domain name of a bucket, and the origin is set up as one",
  why: "An origin without a custom or VPC configuration is a bucket to CloudFront. The API refuses a distribution with such an origin whose domain name is not a bucket's: the parameter Origin DomainName does not refer to a valid S3 bucket.",
  fix: "Add custom_origin_config with its ports, origin_protocol_policy and origin_ssl_protocols (CloudFormation: CustomOriginConfig in place of S3OriginConfig), or set domain_name (CloudFormation: DomainName) to the regional domain name of a bucket.",
  references: [
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cloudfront-distribution-origin.html",
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistS3AndCustomOrigins.html",
    "https://github.com/terraform-aws-modules/terraform-aws-cloudfront/issues/86",
    "https://github.com/hashicorp/terraform-provider-aws/issues/412",
  ],
  check(origin) {
    return decide(isSetUpAsBucket(origin), namesBucket(origin), () => ({
      outcome: "fail",
      at: origin.access.from,
      args: { domainName: origin.domainName },
      related: [{ at: origin.domainName.from, label: "no bucket has this name" }],
    }));
  },
  examples: [
    {
      name: "a load balancer without custom_origin_config",
      expect: "fail",
      terraform: `
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin { # <- fail
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name
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
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            S3OriginConfig: {} # <- fail
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "an own host, set up as a bucket",
      expect: "fail",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    s3_origin_config { # <- fail
      origin_access_identity = "origin-access-identity/cloudfront/E127EXAMPLE51Z"
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
            S3OriginConfig: # <- fail
              OriginAccessIdentity: origin-access-identity/cloudfront/E127EXAMPLE51Z
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "an own host whose first label has no value",
      expect: "fail",
      terraform: `
variable "name" {
  type = string
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin { # <- fail
    origin_id   = "web"
    domain_name = "\${var.name}.example.com"
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
  Name:
    Type: String
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !Sub "\${Name}.example.com"
            S3OriginConfig: {} # <- fail
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "a bucket",
      expect: "pass",
      terraform: `
resource "aws_s3_bucket" "files" {
  bucket = "files-example"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = aws_s3_bucket.files.bucket_regional_domain_name
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
  Files:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: files-example
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !GetAtt Files.RegionalDomainName
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "what is no host name at all is another rule's business",
      expect: "not-applicable",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "https://origin.example.com/"
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
            DomainName: https://origin.example.com/
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "a custom origin",
      expect: "not-applicable",
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
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "a name of S3's own that is not known to be a bucket's",
      expect: "not-applicable",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "files--use1-az4--x-s3.s3express-use1-az4.us-east-1.amazonaws.com"
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
            DomainName: files--use1-az4--x-s3.s3express-use1-az4.us-east-1.amazonaws.com
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "the name has no value",
      expect: "unknown",
      terraform: `
variable "host" {
  type = string
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = var.host
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
  Host:
    Type: String
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !Ref Host
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
  ],
});

/** Not a website endpoint or what is no host name, which have rules of their own, nor what S3 may have in mind for other buckets. */
function isSetUpAsBucket({ access, domainName }: Origin): Truth {
  if (access.kind === "known" && access.value !== "s3") return truth(false);
  if (domainNameFault(domainName).kind === "known") return truth(false);
  const kind = endpointKindOf(domainName);
  if (kind.kind === "known" && kind.value === "s3-website") return truth(false);
  if (kind.kind === "known" && kind.value === "host" && isOfS3(domainName)) return truth(false);
  return access.kind === "unknown" ? unknownTruth(access.why) : truth(access.kind === "known");
}

function namesBucket({ domainName }: Origin): Truth {
  const unfilled = unfilledDefault(domainName);
  if (unfilled) return unknownTruth([unfilled]);
  const kind = endpointKindOf(domainName);
  if (kind.kind === "unknown") return unknownTruth(kind.why);
  return truth(kind.kind === "absent" || kind.value === "s3-bucket");
}

/** `s3express-use1-az4.us-east-1.amazonaws.com`, `s3-fips.us-east-1.amazonaws.com`: forms that come and go. */
const S3_OF_AWS = /(^|[.-])s3[a-z0-9.-]*\.(amazonaws\.com(\.cn)?|api\.aws|on\.aws)\.?$/i;

function isOfS3(domainName: Origin["domainName"]): boolean {
  const text = textParts(domainName)?.map((part) => (typeof part === "string" ? part : "0"));
  return text !== undefined && S3_OF_AWS.test(text.join("").slice(-MAX_NAME));
}

/** Of the longest name in DNS. */
const MAX_NAME = 255;
