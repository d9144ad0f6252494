// GENERATED from rules/ by `npm run catalogue`: do not edit.
import certificatePrivateCa from "../rules/certificate/private-ca.ts";
import certificateSelfSigned from "../rules/certificate/self-signed.ts";
import deployDanglingTargetOrigin from "../rules/deploy/dangling-target-origin.ts";
import deployViewerCertificateRegion from "../rules/deploy/viewer-certificate-region.ts";
import dnsMalformedOriginDomain from "../rules/dns/malformed-origin-domain.ts";
import dnsPrivateZone from "../rules/dns/private-zone.ts";
import edgeRegion from "../rules/edge/region.ts";
import edgeUnsupportedFeature from "../rules/edge/unsupported-feature.ts";
import edgeVersion from "../rules/edge/version.ts";
import hostForwardedToApiGateway from "../rules/host/forwarded-to-api-gateway.ts";
import nameAliasNotCovered from "../rules/name/alias-not-covered.ts";
import nameCloudfrontDefaultDomain from "../rules/name/cloudfront-default-domain.ts";
import nameLoadBalancerDefaultName from "../rules/name/load-balancer-default-name.ts";
import nameNotCovered from "../rules/name/not-covered.ts";
import nameWildcardDepth from "../rules/name/wildcard-depth.ts";
import portInternalLoadBalancer from "../rules/port/internal-load-balancer.ts";
import portInvalid from "../rules/port/invalid.ts";
import portProtocolMismatch from "../rules/port/protocol-mismatch.ts";
import tlsLegacyOnly from "../rules/tls/legacy-only.ts";
import tlsNoCommonProtocol from "../rules/tls/no-common-protocol.ts";
import tlsSslv3 from "../rules/tls/sslv3.ts";
import tlsUnknownProtocol from "../rules/tls/unknown-protocol.ts";

/** Rules written in TypeScript, by id. */
export const typedRules = {
  "certificate/private-ca": certificatePrivateCa,
  "certificate/self-signed": certificateSelfSigned,
  "deploy/dangling-target-origin": deployDanglingTargetOrigin,
  "deploy/viewer-certificate-region": deployViewerCertificateRegion,
  "dns/malformed-origin-domain": dnsMalformedOriginDomain,
  "dns/private-zone": dnsPrivateZone,
  "edge/region": edgeRegion,
  "edge/unsupported-feature": edgeUnsupportedFeature,
  "edge/version": edgeVersion,
  "host/forwarded-to-api-gateway": hostForwardedToApiGateway,
  "name/alias-not-covered": nameAliasNotCovered,
  "name/cloudfront-default-domain": nameCloudfrontDefaultDomain,
  "name/load-balancer-default-name": nameLoadBalancerDefaultName,
  "name/not-covered": nameNotCovered,
  "name/wildcard-depth": nameWildcardDepth,
  "port/internal-load-balancer": portInternalLoadBalancer,
  "port/invalid": portInvalid,
  "port/protocol-mismatch": portProtocolMismatch,
  "tls/legacy-only": tlsLegacyOnly,
  "tls/no-common-protocol": tlsNoCommonProtocol,
  "tls/sslv3": tlsSslv3,
  "tls/unknown-protocol": tlsUnknownProtocol,
} as const;

/** Rules written in YAML, by id, as checked data. */
export const declarativeRules = {
  "port/api-gateway-http": {
    "title": "API Gateway does not answer plain HTTP",
    "subject": "originRequest",
    "then": [
      {
        "given": "$.scheme",
        "operator": "is",
        "operand": {
          "literal": "https"
        }
      }
    ],
    "message": "CloudFront will use plain HTTP to reach {origin.domainName}, and API Gateway answers only HTTPS",
    "consequence": "502",
    "certainty": "proven",
    "section": "D",
    "why": "API Gateway exposes HTTPS endpoints only. On port 80 of an API's default endpoint nobody listens: the connection is refused, and CloudFront returns 502.",
    "fix": "Set origin_protocol_policy to \"https-only\" (CloudFormation: OriginProtocolPolicy: https-only).",
    "references": [
      "https://docs.aws.amazon.com/apigateway/latest/developerguide/data-protection-encryption.html",
      "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html",
      "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/template-preconfigured-origin-settings.html"
    ],
    "where": [
      {
        "given": "$.endpoint.kind",
        "operator": "is",
        "operand": {
          "literal": "execute-api"
        }
      }
    ],
    "examples": [
      {
        "name": "http-only to a REST API",
        "expect": "fail",
        "terraform": "resource \"aws_api_gateway_rest_api\" \"orders\" {\n  name = \"orders\"\n}\n\nresource \"aws_cloudfront_distribution\" \"site\" {\n  enabled = true\n\n  origin {\n    origin_id   = \"api\"\n    origin_path = \"/v1\"\n    domain_name = \"${aws_api_gateway_rest_api.orders.id}.execute-api.eu-west-1.amazonaws.com\"\n\n    custom_origin_config {\n      http_port              = 80\n      https_port             = 443\n      origin_protocol_policy = \"http-only\" # <- fail\n      origin_ssl_protocols   = [\"TLSv1.2\"]\n    }\n  }\n\n  default_cache_behavior {\n    target_origin_id       = \"api\"\n    viewer_protocol_policy = \"redirect-to-https\"\n    cache_policy_id        = \"4135ea2d-6df8-44a3-9df3-4b5a84be39ad\"\n  }\n}\n",
        "cloudformation": "Resources:\n  Orders:\n    Type: AWS::ApiGateway::RestApi\n    Properties:\n      Name: orders\n  Site:\n    Type: AWS::CloudFront::Distribution\n    Properties:\n      DistributionConfig:\n        Enabled: true\n        Origins:\n          - Id: api\n            OriginPath: /v1\n            DomainName: !Sub \"${Orders}.execute-api.eu-west-1.amazonaws.com\"\n            CustomOriginConfig:\n              OriginProtocolPolicy: http-only # <- fail\n        DefaultCacheBehavior:\n          TargetOriginId: api\n          ViewerProtocolPolicy: redirect-to-https\n          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad\n"
      },
      {
        "name": "match-viewer behind HTTPS viewers only",
        "expect": "pass",
        "terraform": "resource \"aws_apigatewayv2_api\" \"orders\" {\n  name          = \"orders\"\n  protocol_type = \"HTTP\"\n}\n\nresource \"aws_cloudfront_distribution\" \"site\" {\n  enabled = true\n\n  origin {\n    origin_id   = \"api\"\n    domain_name = trimprefix(aws_apigatewayv2_api.orders.api_endpoint, \"https://\")\n\n    custom_origin_config {\n      http_port              = 80\n      https_port             = 443\n      origin_protocol_policy = \"match-viewer\"\n      origin_ssl_protocols   = [\"TLSv1.2\"]\n    }\n  }\n\n  default_cache_behavior {\n    target_origin_id       = \"api\"\n    viewer_protocol_policy = \"https-only\"\n    cache_policy_id        = \"4135ea2d-6df8-44a3-9df3-4b5a84be39ad\"\n  }\n}\n",
        "cloudformation": "Resources:\n  Orders:\n    Type: AWS::ApiGatewayV2::Api\n    Properties:\n      Name: orders\n      ProtocolType: HTTP\n  Site:\n    Type: AWS::CloudFront::Distribution\n    Properties:\n      DistributionConfig:\n        Enabled: true\n        Origins:\n          - Id: api\n            DomainName: !Select [2, !Split [\"/\", !GetAtt Orders.ApiEndpoint]]\n            CustomOriginConfig:\n              OriginProtocolPolicy: match-viewer\n        DefaultCacheBehavior:\n          TargetOriginId: api\n          ViewerProtocolPolicy: https-only\n          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad\n"
      },
      {
        "name": "match-viewer lets plain HTTP viewers through",
        "expect": "fail",
        "terraform": "resource \"aws_cloudfront_distribution\" \"site\" {\n  enabled = true\n\n  origin {\n    origin_id   = \"api\"\n    domain_name = \"a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com\"\n\n    custom_origin_config {\n      http_port              = 80\n      https_port             = 443\n      origin_protocol_policy = \"match-viewer\" # <- fail\n      origin_ssl_protocols   = [\"TLSv1.2\"]\n    }\n  }\n\n  default_cache_behavior {\n    target_origin_id       = \"api\"\n    viewer_protocol_policy = \"allow-all\"\n    cache_policy_id        = \"4135ea2d-6df8-44a3-9df3-4b5a84be39ad\"\n  }\n}\n",
        "cloudformation": "Resources:\n  Site:\n    Type: AWS::CloudFront::Distribution\n    Properties:\n      DistributionConfig:\n        Enabled: true\n        Origins:\n          - Id: api\n            DomainName: a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com\n            CustomOriginConfig:\n              OriginProtocolPolicy: match-viewer # <- fail\n        DefaultCacheBehavior:\n          TargetOriginId: api\n          ViewerProtocolPolicy: allow-all\n          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad\n"
      },
      {
        "name": "the origin's name has no value",
        "expect": "unknown",
        "terraform": "variable \"api_domain\" {\n  type = string\n}\n\nresource \"aws_cloudfront_distribution\" \"site\" {\n  enabled = true\n\n  origin {\n    origin_id   = \"api\"\n    domain_name = var.api_domain\n\n    custom_origin_config {\n      http_port              = 80\n      https_port             = 443\n      origin_protocol_policy = \"http-only\"\n      origin_ssl_protocols   = [\"TLSv1.2\"]\n    }\n  }\n\n  default_cache_behavior {\n    target_origin_id       = \"api\"\n    viewer_protocol_policy = \"redirect-to-https\"\n    cache_policy_id        = \"4135ea2d-6df8-44a3-9df3-4b5a84be39ad\"\n  }\n}\n",
        "cloudformation": "Parameters:\n  ApiDomain:\n    Type: String\nResources:\n  Site:\n    Type: AWS::CloudFront::Distribution\n    Properties:\n      DistributionConfig:\n        Enabled: true\n        Origins:\n          - Id: api\n            DomainName: !Ref ApiDomain\n            CustomOriginConfig:\n              OriginProtocolPolicy: http-only\n        DefaultCacheBehavior:\n          TargetOriginId: api\n          ViewerProtocolPolicy: redirect-to-https\n          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad\n"
      }
    ]
  },
  "port/no-listener": {
    "title": "The load balancer has no listener on the port that CloudFront uses",
    "subject": "originRequest",
    "then": [
      {
        "given": "$.endpoint.listener",
        "operator": "present",
        "operand": {
          "literal": true
        }
      }
    ],
    "message": "CloudFront will connect to port {port} of {endpoint.loadBalancer.address}, and nothing listens there: its listeners are on {endpoint.loadBalancer.listeners[*].port}",
    "consequence": "502",
    "certainty": "likely",
    "section": "D",
    "why": "CloudFront opens a TCP connection to the origin's HTTP or HTTPS port, whichever the protocol policy selects. A load balancer accepts connections only on the ports of its listeners; on any other port the connection is refused or never answered, and CloudFront returns 502 to the viewer.",
    "fix": "Set https_port or http_port (CloudFormation: HTTPSPort, HTTPPort) of the origin to the port of a listener, or add a listener on that port.",
    "references": [
      "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html",
      "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html"
    ],
    "where": [
      {
        "given": "$.endpoint.loadBalancer",
        "operator": "present",
        "operand": {
          "literal": true
        }
      }
    ],
    "at": "$.port",
    "related": [
      {
        "at": "$.endpoint.loadBalancer.listeners[*].port",
        "label": "the load balancer listens here"
      }
    ],
    "examples": [
      {
        "name": "the origin asks for 8443, the listener is on 443",
        "expect": "fail",
        "terraform": "resource \"aws_lb\" \"web\" {\n  name = \"web\"\n}\n\nresource \"aws_lb_listener\" \"https\" {\n  load_balancer_arn = aws_lb.web.arn\n  port              = 443\n  protocol          = \"HTTPS\"\n  certificate_arn   = aws_acm_certificate.web.arn\n}\n\nresource \"aws_acm_certificate\" \"web\" {\n  domain_name = \"www.example.com\"\n}\n\nresource \"aws_cloudfront_distribution\" \"site\" {\n  enabled = true\n  aliases = [\"www.example.com\"]\n\n  origin {\n    origin_id   = \"web\"\n    domain_name = aws_lb.web.dns_name\n\n    custom_origin_config {\n      http_port              = 80\n      https_port             = 8443 # <- fail\n      origin_protocol_policy = \"https-only\"\n      origin_ssl_protocols   = [\"TLSv1.2\"]\n    }\n  }\n\n  default_cache_behavior {\n    target_origin_id         = \"web\"\n    viewer_protocol_policy   = \"redirect-to-https\"\n    cache_policy_id          = \"4135ea2d-6df8-44a3-9df3-4b5a84be39ad\"\n    origin_request_policy_id = \"216adef6-5c7f-47e4-b989-5492eafa07d3\"\n  }\n}\n",
        "cloudformation": "Resources:\n  Web:\n    Type: AWS::ElasticLoadBalancingV2::LoadBalancer\n  Https:\n    Type: AWS::ElasticLoadBalancingV2::Listener\n    Properties:\n      LoadBalancerArn: !Ref Web\n      Port: 443\n      Protocol: HTTPS\n      Certificates:\n        - CertificateArn: !Ref Certificate\n  Certificate:\n    Type: AWS::CertificateManager::Certificate\n    Properties:\n      DomainName: www.example.com\n  Site:\n    Type: AWS::CloudFront::Distribution\n    Properties:\n      DistributionConfig:\n        Enabled: true\n        Aliases: [www.example.com]\n        Origins:\n          - Id: web\n            DomainName: !GetAtt Web.DNSName\n            CustomOriginConfig:\n              HTTPSPort: 8443 # <- fail\n              OriginProtocolPolicy: https-only\n              OriginSSLProtocols: [TLSv1.2]\n        DefaultCacheBehavior:\n          TargetOriginId: web\n          ViewerProtocolPolicy: redirect-to-https\n          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad\n          OriginRequestPolicyId: 216adef6-5c7f-47e4-b989-5492eafa07d3\n"
      },
      {
        "name": "origin and listener agree on a port of their own",
        "expect": "pass",
        "terraform": "resource \"aws_lb\" \"web\" {\n  name = \"web\"\n}\n\nresource \"aws_lb_listener\" \"http\" {\n  load_balancer_arn = aws_lb.web.arn\n  port              = 8080\n  protocol          = \"HTTP\"\n}\n\nresource \"aws_cloudfront_distribution\" \"site\" {\n  enabled = true\n\n  origin {\n    origin_id   = \"web\"\n    domain_name = aws_lb.web.dns_name\n\n    custom_origin_config {\n      http_port              = \"8080\"\n      https_port             = \"443\"\n      origin_protocol_policy = \"http-only\"\n      origin_ssl_protocols   = [\"TLSv1.2\"]\n    }\n  }\n\n  default_cache_behavior {\n    target_origin_id       = \"web\"\n    viewer_protocol_policy = \"redirect-to-https\"\n    cache_policy_id        = \"4135ea2d-6df8-44a3-9df3-4b5a84be39ad\"\n  }\n}\n",
        "cloudformation": "Resources:\n  Web:\n    Type: AWS::ElasticLoadBalancingV2::LoadBalancer\n  Http:\n    Type: AWS::ElasticLoadBalancingV2::Listener\n    Properties:\n      LoadBalancerArn: !Ref Web\n      Port: 8080\n      Protocol: HTTP\n  Site:\n    Type: AWS::CloudFront::Distribution\n    Properties:\n      DistributionConfig:\n        Enabled: true\n        Origins:\n          - Id: web\n            DomainName: !GetAtt Web.DNSName\n            CustomOriginConfig:\n              HTTPPort: \"8080\"\n              OriginProtocolPolicy: http-only\n        DefaultCacheBehavior:\n          TargetOriginId: web\n          ViewerProtocolPolicy: redirect-to-https\n          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad\n"
      },
      {
        "name": "the listeners are made elsewhere",
        "expect": "unknown",
        "terraform": "resource \"aws_lb\" \"web\" {\n  name = \"web\"\n}\n\nresource \"aws_cloudfront_distribution\" \"site\" {\n  enabled = true\n\n  origin {\n    origin_id   = \"web\"\n    domain_name = aws_lb.web.dns_name\n\n    custom_origin_config {\n      http_port              = 8080\n      https_port             = 443\n      origin_protocol_policy = \"http-only\"\n      origin_ssl_protocols   = [\"TLSv1.2\"]\n    }\n  }\n\n  default_cache_behavior {\n    target_origin_id       = \"web\"\n    viewer_protocol_policy = \"redirect-to-https\"\n    cache_policy_id        = \"4135ea2d-6df8-44a3-9df3-4b5a84be39ad\"\n  }\n}\n",
        "cloudformation": "Resources:\n  Web:\n    Type: AWS::ElasticLoadBalancingV2::LoadBalancer\n  Site:\n    Type: AWS::CloudFront::Distribution\n    Properties:\n      DistributionConfig:\n        Enabled: true\n        Origins:\n          - Id: web\n            DomainName: !GetAtt Web.DNSName\n            CustomOriginConfig:\n              HTTPPort: 8080\n              OriginProtocolPolicy: http-only\n        DefaultCacheBehavior:\n          TargetOriginId: web\n          ViewerProtocolPolicy: redirect-to-https\n          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad\n"
      },
      {
        "name": "no load balancer is involved",
        "expect": "not-applicable",
        "terraform": "resource \"aws_cloudfront_distribution\" \"site\" {\n  enabled = true\n\n  origin {\n    origin_id   = \"files\"\n    domain_name = \"files-example.s3.eu-west-1.amazonaws.com\"\n  }\n\n  default_cache_behavior {\n    target_origin_id       = \"files\"\n    viewer_protocol_policy = \"redirect-to-https\"\n    cache_policy_id        = \"658327ea-f89d-4fab-a63d-7e88639e58f6\"\n  }\n}\n",
        "cloudformation": "Resources:\n  Site:\n    Type: AWS::CloudFront::Distribution\n    Properties:\n      DistributionConfig:\n        Enabled: true\n        Origins:\n          - Id: files\n            DomainName: files-example.s3.eu-west-1.amazonaws.com\n            S3OriginConfig: {}\n        DefaultCacheBehavior:\n          TargetOriginId: files\n          ViewerProtocolPolicy: redirect-to-https\n          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6\n"
      }
    ]
  },
  "port/s3-website-https": {
    "title": "An S3 website endpoint does not speak HTTPS",
    "subject": "originRequest",
    "then": [
      {
        "given": "$.scheme",
        "operator": "is",
        "operand": {
          "literal": "http"
        }
      }
    ],
    "message": "CloudFront will use HTTPS to reach {origin.domainName}, and an S3 website endpoint answers only plain HTTP",
    "consequence": "502",
    "certainty": "proven",
    "section": "D",
    "why": "A bucket's website endpoint listens on port 80 only. CloudFront's connection to port 443 fails, and every viewer whose request leads to an HTTPS origin request gets an error: 502 for an origin that does not respond on its port, or 504 where the connection is left to time out.",
    "fix": "Set the origin's protocol policy to \"http-only\"; or use the bucket's REST endpoint with origin access control, which speaks HTTPS.",
    "references": [
      "https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html",
      "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistS3AndCustomOrigins.html",
      "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-504-gateway-timeout.html",
      "https://github.com/aws/aws-cdk/issues/17835"
    ],
    "supersedes": [
      "tls/sslv3",
      "tls/legacy-only"
    ],
    "where": [
      {
        "given": "$.endpoint.kind",
        "operator": "is",
        "operand": {
          "literal": "s3-website"
        }
      }
    ],
    "examples": [
      {
        "name": "https-only to a website endpoint",
        "expect": "fail",
        "terraform": "resource \"aws_cloudfront_distribution\" \"site\" {\n  enabled = true\n  origin {\n    origin_id   = \"site\"\n    domain_name = \"site.s3-website-eu-west-1.amazonaws.com\"\n    custom_origin_config {\n      http_port              = 80\n      https_port             = 443\n      origin_protocol_policy = \"https-only\" # <- fail\n      origin_ssl_protocols   = [\"TLSv1.2\"]\n    }\n  }\n  default_cache_behavior {\n    target_origin_id       = \"site\"\n    viewer_protocol_policy = \"redirect-to-https\"\n    allowed_methods        = [\"GET\", \"HEAD\"]\n    cached_methods         = [\"GET\", \"HEAD\"]\n    cache_policy_id        = \"658327ea-f89d-4fab-a63d-7e88639e58f6\"\n  }\n  restrictions {\n    geo_restriction {\n      restriction_type = \"none\"\n    }\n  }\n  viewer_certificate {\n    cloudfront_default_certificate = true\n  }\n}\n",
        "cloudformation": "Resources:\n  Site:\n    Type: AWS::CloudFront::Distribution\n    Properties:\n      DistributionConfig:\n        Enabled: true\n        Origins:\n          - Id: site\n            DomainName: site.s3-website-eu-west-1.amazonaws.com\n            CustomOriginConfig:\n              HTTPPort: 80\n              HTTPSPort: 443\n              OriginProtocolPolicy: https-only # <- fail\n              OriginSSLProtocols: [TLSv1.2]\n        DefaultCacheBehavior:\n          TargetOriginId: site\n          ViewerProtocolPolicy: redirect-to-https\n          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6\n"
      },
      {
        "name": "match-viewer lets HTTPS viewers through",
        "expect": "fail",
        "terraform": "resource \"aws_cloudfront_distribution\" \"site\" {\n  enabled = true\n  origin {\n    origin_id   = \"site\"\n    domain_name = \"site.s3-website-eu-west-1.amazonaws.com\"\n    custom_origin_config {\n      http_port              = 80\n      https_port             = 443\n      origin_protocol_policy = \"match-viewer\" # <- fail\n      origin_ssl_protocols   = [\"TLSv1.2\"]\n    }\n  }\n  default_cache_behavior {\n    target_origin_id       = \"site\"\n    viewer_protocol_policy = \"allow-all\"\n    allowed_methods        = [\"GET\", \"HEAD\"]\n    cached_methods         = [\"GET\", \"HEAD\"]\n    cache_policy_id        = \"658327ea-f89d-4fab-a63d-7e88639e58f6\"\n  }\n  restrictions {\n    geo_restriction {\n      restriction_type = \"none\"\n    }\n  }\n  viewer_certificate {\n    cloudfront_default_certificate = true\n  }\n}\n",
        "cloudformation": "Resources:\n  Site:\n    Type: AWS::CloudFront::Distribution\n    Properties:\n      DistributionConfig:\n        Enabled: true\n        Origins:\n          - Id: site\n            DomainName: site.s3-website-eu-west-1.amazonaws.com\n            CustomOriginConfig:\n              HTTPPort: 80\n              HTTPSPort: 443\n              OriginProtocolPolicy: match-viewer # <- fail\n              OriginSSLProtocols: [TLSv1.2]\n        DefaultCacheBehavior:\n          TargetOriginId: site\n          ViewerProtocolPolicy: allow-all\n          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6\n"
      },
      {
        "name": "http-only is what a website endpoint speaks",
        "expect": "pass",
        "terraform": "resource \"aws_cloudfront_distribution\" \"site\" {\n  enabled = true\n  origin {\n    origin_id   = \"site\"\n    domain_name = \"site.s3-website-eu-west-1.amazonaws.com\"\n    custom_origin_config {\n      http_port              = 80\n      https_port             = 443\n      origin_protocol_policy = \"http-only\"\n      origin_ssl_protocols   = [\"TLSv1.2\"]\n    }\n  }\n  default_cache_behavior {\n    target_origin_id       = \"site\"\n    viewer_protocol_policy = \"redirect-to-https\"\n    allowed_methods        = [\"GET\", \"HEAD\"]\n    cached_methods         = [\"GET\", \"HEAD\"]\n    cache_policy_id        = \"658327ea-f89d-4fab-a63d-7e88639e58f6\"\n  }\n  restrictions {\n    geo_restriction {\n      restriction_type = \"none\"\n    }\n  }\n  viewer_certificate {\n    cloudfront_default_certificate = true\n  }\n}\n",
        "cloudformation": "Resources:\n  Site:\n    Type: AWS::CloudFront::Distribution\n    Properties:\n      DistributionConfig:\n        Enabled: true\n        Origins:\n          - Id: site\n            DomainName: site.s3-website-eu-west-1.amazonaws.com\n            CustomOriginConfig:\n              HTTPPort: 80\n              HTTPSPort: 443\n              OriginProtocolPolicy: http-only\n              OriginSSLProtocols: [TLSv1.2]\n        DefaultCacheBehavior:\n          TargetOriginId: site\n          ViewerProtocolPolicy: redirect-to-https\n          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6\n"
      },
      {
        "name": "a name without a value may be anything",
        "expect": "unknown",
        "terraform": "variable \"origin_domain\" {\n  type = string\n}\nresource \"aws_cloudfront_distribution\" \"site\" {\n  enabled = true\n  origin {\n    origin_id   = \"site\"\n    domain_name = var.origin_domain\n    custom_origin_config {\n      http_port              = 80\n      https_port             = 443\n      origin_protocol_policy = \"https-only\"\n      origin_ssl_protocols   = [\"TLSv1.2\"]\n    }\n  }\n  default_cache_behavior {\n    target_origin_id       = \"site\"\n    viewer_protocol_policy = \"redirect-to-https\"\n    allowed_methods        = [\"GET\", \"HEAD\"]\n    cached_methods         = [\"GET\", \"HEAD\"]\n    cache_policy_id        = \"658327ea-f89d-4fab-a63d-7e88639e58f6\"\n  }\n  restrictions {\n    geo_restriction {\n      restriction_type = \"none\"\n    }\n  }\n  viewer_certificate {\n    cloudfront_default_certificate = true\n  }\n}\n",
        "cloudformation": "Parameters:\n  OriginDomain:\n    Type: String\nResources:\n  Site:\n    Type: AWS::CloudFront::Distribution\n    Properties:\n      DistributionConfig:\n        Enabled: true\n        Origins:\n          - Id: site\n            DomainName: !Ref OriginDomain\n            CustomOriginConfig:\n              HTTPPort: 80\n              HTTPSPort: 443\n              OriginProtocolPolicy: https-only\n              OriginSSLProtocols: [TLSv1.2]\n        DefaultCacheBehavior:\n          TargetOriginId: site\n          ViewerProtocolPolicy: redirect-to-https\n          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6\n"
      }
    ]
  },
} as const;
