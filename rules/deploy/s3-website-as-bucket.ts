import {
  all,
  decide,
  defineRule,
  endpointKindOf,
  type Fail,
  isGiven,
  not,
  type Origin,
  type Truth,
  truth,
  unfilledDefault,
  unknownTruth,
} from "../../src/rule.ts";

export default defineRule({
  title: "An S3 website endpoint is no bucket to CloudFront",
  section: "-",
  consequence: "deploy-failure",
  certainty: "proven",
  subject: "origin",
  message: "{domainName} is a website endpoint of S3, and {how}",
  why: "To CloudFront a bucket with static website hosting is a web server like any other, hence a custom origin. Where the website endpoint is set up as a bucket, or nothing is said of how it is reached, the API refuses the distribution: the origin's domain name does not refer to a valid S3 bucket. It refuses an origin access control on it as well, since website endpoints serve anonymous requests only and the kind of the origin and that of the access control differ.",
  fix: 'Reach the endpoint as the web server that it is: custom_origin_config with origin_protocol_policy = "http-only" in place of s3_origin_config (CloudFormation: CustomOriginConfig with OriginProtocolPolicy: http-only in place of S3OriginConfig), without an origin access control. Or keep the bucket private and use its own name: bucket_regional_domain_name (CloudFormation: !GetAtt Bucket.RegionalDomainName).',
  references: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistS3AndCustomOrigins.html#concept_S3Origin_website",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cloudfront-distribution-s3originconfig.html",
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html",
    "https://github.com/hashicorp/terraform-provider-aws/issues/33214",
    "https://github.com/hashicorp/terraform-provider-aws/issues/26850",
  ],
  check(origin) {
    const isServer = reachedAsServer(origin);
    const isGuarded = isGiven(origin.accessControlId);
    return decide(isWebsite(origin), all([isServer, not(isGuarded)]), () => refused(origin, isServer));
  },
  examples: [
    {
      name: "the website endpoint, set up as a bucket",
      expect: "fail",
      terraform: `
resource "aws_s3_bucket" "site" {
  bucket = "site-example"
}

resource "aws_s3_bucket_website_configuration" "site" {
  bucket = aws_s3_bucket.site.id

  index_document {
    suffix = "index.html"
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = aws_s3_bucket_website_configuration.site.website_endpoint # <- fail

    s3_origin_config {
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
  Bucket:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: site-example
      WebsiteConfiguration:
        IndexDocument: index.html
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !Select [2, !Split ["/", !GetAtt Bucket.WebsiteURL]] # <- fail
            S3OriginConfig:
              OriginAccessIdentity: origin-access-identity/cloudfront/E127EXAMPLE51Z
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "nothing is said of how it is reached, so it is taken for a bucket",
      expect: "fail",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "site-example.s3-website-us-east-1.amazonaws.com" # <- fail
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
            DomainName: site-example.s3-website-us-east-1.amazonaws.com # <- fail
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "a custom origin, yet with an origin access control",
      expect: "fail",
      terraform: `
resource "aws_cloudfront_origin_access_control" "site" {
  name                              = "site"
  origin_access_control_origin_type = "s3"
  signing_behavior                  = "always"
  signing_protocol                  = "sigv4"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id                = "web"
    domain_name              = "site-example.s3-website-us-east-1.amazonaws.com" # <- fail
    origin_access_control_id = aws_cloudfront_origin_access_control.site.id

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only"
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
  Access:
    Type: AWS::CloudFront::OriginAccessControl
    Properties:
      OriginAccessControlConfig:
        Name: site
        OriginAccessControlOriginType: s3
        SigningBehavior: always
        SigningProtocol: sigv4
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: site-example.s3-website-us-east-1.amazonaws.com # <- fail
            OriginAccessControlId: !Ref Access
            CustomOriginConfig:
              OriginProtocolPolicy: http-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "the bucket itself, with an origin access control",
      expect: "not-applicable",
      terraform: `
resource "aws_cloudfront_origin_access_control" "site" {
  name                              = "site"
  origin_access_control_origin_type = "s3"
  signing_behavior                  = "always"
  signing_protocol                  = "sigv4"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id                = "web"
    domain_name              = "site-example.s3.us-east-1.amazonaws.com"
    origin_access_control_id = aws_cloudfront_origin_access_control.site.id
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
  Access:
    Type: AWS::CloudFront::OriginAccessControl
    Properties:
      OriginAccessControlConfig:
        Name: site
        OriginAccessControlOriginType: s3
        SigningBehavior: always
        SigningProtocol: sigv4
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: site-example.s3.us-east-1.amazonaws.com
            OriginAccessControlId: !Ref Access
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "the website endpoint as a custom origin",
      expect: "pass",
      terraform: `
resource "aws_s3_bucket" "site" {
  bucket = "site-example"
}

resource "aws_s3_bucket_website_configuration" "site" {
  bucket = aws_s3_bucket.site.id

  index_document {
    suffix = "index.html"
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = aws_s3_bucket_website_configuration.site.website_endpoint

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only"
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
  Bucket:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: site-example
      WebsiteConfiguration:
        IndexDocument: index.html
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !Select [2, !Split ["/", !GetAtt Bucket.WebsiteURL]]
            CustomOriginConfig:
              OriginProtocolPolicy: http-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "set up as a bucket, whatever its name is",
      expect: "unknown",
      terraform: `
variable "bucket_host" {
  type = string
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = var.bucket_host
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
  BucketHost:
    Type: String
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !Ref BucketHost
            S3OriginConfig: {}
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "whether it has an origin access control is not known",
      expect: "unknown",
      terraform: `
variable "access_control" {
  type = string
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id                = "web"
    domain_name              = "site-example.s3-website-us-east-1.amazonaws.com"
    origin_access_control_id = var.access_control

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only"
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
  AccessControl:
    Type: String
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: site-example.s3-website-us-east-1.amazonaws.com
            OriginAccessControlId: !Ref AccessControl
            CustomOriginConfig:
              OriginProtocolPolicy: http-only
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
  ],
});

function isWebsite({ domainName }: Origin): Truth {
  const unfilled = unfilledDefault(domainName);
  if (unfilled) return unknownTruth([unfilled]);
  const kind = endpointKindOf(domainName);
  return kind.kind === "unknown"
    ? unknownTruth(kind.why)
    : truth(kind.kind === "known" && kind.value === "s3-website");
}

function reachedAsServer({ access }: Origin): Truth {
  return access.kind === "unknown"
    ? unknownTruth(access.why)
    : truth(access.kind === "known" && access.value !== "s3");
}

function refused({ access, accessControlId, domainName }: Origin, isServer: Truth): Fail {
  const [at, how, label] =
    isServer.is === false
      ? [access.from, "is set up as a bucket", "makes it a bucket"]
      : [accessControlId.from, "has an origin access control", "an origin access control is for buckets"];
  return {
    outcome: "fail",
    at: domainName.from,
    args: { domainName, how },
    related: at.kind === "argument" || at.kind === "block" ? [{ at, label }] : [],
  };
}
