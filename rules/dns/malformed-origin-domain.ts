import {
  type DomainNameFault,
  defineRule,
  domainNameFault,
  NOT_APPLICABLE,
  PASS,
  undecidable,
  unfilledDefault,
} from "../../src/rule.ts";

const SAYS: Readonly<Record<DomainNameFault, string>> = {
  empty: "it is empty",
  unsubstituted: "it holds ${…}, and nothing substitutes that here",
  scheme: "it holds a scheme or a double slash",
  path: "it holds a path",
  port: "it holds a port",
  "ip-address": "it is an IP address",
  character: "it holds a character that no host name has",
  label: "one of its labels is empty or longer than 63 characters",
  "too-long": "it is longer than 253 characters",
};

export default defineRule({
  title: "The origin's domain is not a host name",
  section: "F",
  consequence: "deploy-failure",
  certainty: "proven",
  subject: "origin",
  message: "{domainName} cannot be an origin's domain name: {fault}",
  why: 'CloudFront looks the origin\'s domain name up in DNS, so it must be a host name and nothing else. The path, the port and the protocol have settings of their own. The API refuses anything else (InvalidArgument, "must be a domain name", "cannot contain a colon").',
  fix: 'Give the host name alone; put the path into origin_path and the port into http_port or https_port. From a URL take the host: split("/", url)[2], in CloudFormation !Select [2, !Split ["/", url]].',
  references: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html#DownloadDistValuesDomainName",
  ],
  check({ access, domainName }) {
    if (domainName.kind === "absent" || (access.kind === "known" && access.value === "vpc"))
      return NOT_APPLICABLE;
    const fault = domainNameFault(domainName);
    if (fault.kind === "absent") return PASS;
    if (fault.kind === "unknown") return undecidable(fault.why);
    const unfilled = unfilledDefault(domainName);
    if (unfilled) return undecidable([unfilled]);
    return { outcome: "fail", at: domainName.from, args: { fault: SAYS[fault.value] } };
  },
  examples: [
    {
      name: "the default of a variable only stands for a value to be given",
      expect: "unknown",
      terraform: `
variable "api" {
  type    = string
  default = ""
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "api"
    domain_name = var.api

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "api"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,
      cloudformation: `
Parameters:
  Api:
    Type: String
    Default: The API's host name
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: api
            DomainName: !Ref Api
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "a substitution where none happens",
      expect: "fail",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "api"
    domain_name = "api.$\${var.domain}" # <- fail

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "api"
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
          - Id: api
            DomainName: !Join ["", [api, ".\${var.domain}"]] # <- fail
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "a whole URL",
      expect: "fail",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "api"
    domain_name = "https://api.example.com/v1" # <- fail

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "api"
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
          - Id: api
            DomainName: https://api.example.com/v1 # <- fail
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "a function's URL, where its host is meant",
      expect: "fail",
      terraform: `
resource "aws_lambda_function_url" "api" {
  function_name      = "api"
  authorization_type = "NONE"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "api"
    domain_name = aws_lambda_function_url.api.function_url # <- fail

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "api"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,
      cloudformation: `
Resources:
  Url:
    Type: AWS::Lambda::Url
    Properties:
      TargetFunctionArn: api
      AuthType: NONE
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: api
            DomainName: !GetAtt Url.FunctionUrl # <- fail
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "a port",
      expect: "fail",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "api"
    domain_name = "api.example.com:8443" # <- fail

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "api"
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
          - Id: api
            DomainName: api.example.com:8443 # <- fail
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "an address",
      expect: "fail",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "api"
    domain_name = "198.51.100.7" # <- fail

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "api"
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
          - Id: api
            DomainName: 198.51.100.7 # <- fail
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "the host of a function's URL",
      expect: "pass",
      terraform: `
resource "aws_lambda_function_url" "api" {
  function_name      = "api"
  authorization_type = "NONE"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "api"
    domain_name = trimsuffix(trimprefix(aws_lambda_function_url.api.function_url, "https://"), "/")

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "api"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,
      cloudformation: `
Resources:
  Url:
    Type: AWS::Lambda::Url
    Properties:
      TargetFunctionArn: api
      AuthType: NONE
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: api
            DomainName: !Select [2, !Split ["/", !GetAtt Url.FunctionUrl]]
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "a host name",
      expect: "pass",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "api"
    domain_name = "api.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "api"
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
          - Id: api
            DomainName: api.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "the name has no value",
      expect: "unknown",
      terraform: `
variable "api" {
  type = string
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "api"
    domain_name = var.api

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "api"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,
      cloudformation: `
Parameters:
  Api:
    Type: String
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: api
            DomainName: !Ref Api
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: api
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
  ],
});
