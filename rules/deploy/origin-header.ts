import {
  defineRule,
  describe,
  type Fail,
  isDeniedOriginHeader,
  isDeniedOriginHeaderStart,
  isDeployed,
  NOT_APPLICABLE,
  ORIGIN_HEADER_LIMITS,
  type Origin,
  type OriginHeader,
  PASS,
  type Provenance,
  textParts,
  undecidable,
  type Value,
  type Verdict,
} from "../../src/rule.ts";

export default defineRule({
  title: "A custom header that CloudFront does not add",
  section: "-",
  consequence: "deploy-failure",
  certainty: "proven",
  subject: "origin",
  message: "{problem}",
  why: "CloudFront sends some headers as it sees fit, Host and Content-Length among them, and keeps those that begin with X-Amz- or X-Edge- for itself. The API refuses a distribution that would add one of these to its origin requests, or whose custom headers are longer or more than its quotas allow.",
  fix: "Give the header another name, or remove the custom_header block (CloudFormation: the item of OriginCustomHeaders). To send another Host, forward the viewer's with an origin request policy, or change domain_name (CloudFormation: DomainName).",
  references: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/add-origin-custom-headers.html#add-origin-custom-headers-denylist",
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html#limits-custom-headers",
  ],
  check(origin) {
    const { items, open } = origin.headers;
    if (items.length === 0) return open.length > 0 ? undecidable(open) : NOT_APPLICABLE;
    return [
      ...items.flatMap(({ name, value }) => [checkName(name), ...checkValue(name, value)]),
      ...checkTotal(origin),
      ...checkCount(origin),
      ...(open.length > 0 ? [undecidable(open)] : []),
    ];
  },
  examples: [
    {
      name: "Host",
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
      origin_ssl_protocols   = ["TLSv1.2"]
    }

    custom_header {
      name  = "Host" # <- fail
      value = "www.example.com"
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
            OriginCustomHeaders:
              - HeaderName: Host # <- fail
                HeaderValue: www.example.com
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "a header of AWS's own, in small letters",
      expect: "fail",
      terraform: `
variable "name" {
  type = string
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
      origin_ssl_protocols   = ["TLSv1.2"]
    }

    custom_header {
      name  = "x-amz-\${var.name}" # <- fail
      value = "on"
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
            DomainName: origin.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
              OriginSSLProtocols: [TLSv1.2]
            OriginCustomHeaders:
              - HeaderName: !Sub "x-amz-\${Name}" # <- fail
                HeaderValue: "on"
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "a value that is too long",
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
      origin_ssl_protocols   = ["TLSv1.2"]
    }

    custom_header {
      name  = "X-Keys"
      value = join(",", [for i in range(60) : "0123456789abcdef0123456789abcdef"]) # <- fail
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
            OriginCustomHeaders:
              - HeaderName: X-Keys
                HeaderValue: 0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef # <- fail
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "a secret that the origin asks for",
      expect: "pass",
      terraform: `
variable "secret" {
  type      = string
  sensitive = true
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
      origin_ssl_protocols   = ["TLSv1.2"]
    }

    custom_header {
      name  = "X-Origin-Secret"
      value = var.secret
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
  Secret:
    Type: String
    NoEcho: true
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
            OriginCustomHeaders:
              - HeaderName: X-Origin-Secret
                HeaderValue: !Ref Secret
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "none at all",
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
      name: "the name has no value",
      expect: "unknown",
      terraform: `
variable "header" {
  type = string
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
      origin_ssl_protocols   = ["TLSv1.2"]
    }

    custom_header {
      name  = var.header
      value = "on"
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
  Header:
    Type: String
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
            OriginCustomHeaders:
              - HeaderName: !Ref Header
                HeaderValue: "on"
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
  ],
});

const { headers: MAX_HEADERS, name: MAX_NAME, total: MAX_TOTAL, value: MAX_VALUE } = ORIGIN_HEADER_LIMITS;

function checkName(name: Value<string>): Verdict {
  if (name.kind === "absent") return NOT_APPLICABLE;
  if (isDenied(name)) return refused(name.from, `CloudFront does not add the header ${describe(name)}`);
  if (name.kind === "unknown") return undecidable(name.why);
  if (name.value.length <= MAX_NAME) return PASS;
  const problem = `The header ${describe(name)} has a name of ${name.value.length} characters, and ${MAX_NAME} are allowed`;
  return refused(name.from, problem);
}

function isDenied(name: Value<string>): boolean {
  if (name.kind === "known") return isDeniedOriginHeader(name.value);
  const [start] = textParts(name) ?? [];
  return typeof start === "string" && isDeniedOriginHeaderStart(start);
}

/** A value that is not known is some secret, which no one makes that long. */
function checkValue(name: Value<string>, value: Value<string>): readonly Verdict[] {
  if (value.kind !== "known" || value.value.length <= MAX_VALUE) return [];
  const problem = `The value of the header ${describe(name)} has more than the ${MAX_VALUE} characters that are allowed`;
  return [refused(value.from, problem)];
}

function checkTotal({ from, headers }: Origin): readonly Verdict[] {
  const total = headers.items.reduce((sum, header) => sum + lengthOf(header), 0);
  if (total <= MAX_TOTAL) return [];
  const problem = `The custom headers of the origin have more than the ${MAX_TOTAL} characters that are allowed of all names and values together`;
  return [refused(from, problem)];
}

function lengthOf({ name, value }: OriginHeader): number {
  return [name, value].reduce((sum, text) => sum + (text.kind === "known" ? text.value.length : 0), 0);
}

/** AWS allows an account more on request. */
function checkCount({ distribution, headers: { items } }: Origin): readonly Verdict[] {
  const surplus = items[MAX_HEADERS];
  if (surplus === undefined || isDeployed(distribution)) return [];
  const problem = `The origin has ${items.length} custom headers, and an account without a higher quota may have ${MAX_HEADERS}`;
  return [{ ...refused(surplus.name.from, problem), certainty: "possible" }];
}

function refused(at: Provenance, problem: string): Fail {
  return { outcome: "fail", at, args: { problem }, discriminator: at.path };
}
