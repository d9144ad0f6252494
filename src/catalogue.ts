// GENERATED from rules/ by `npm run catalogue`: do not edit.
import certificateChainExtra from "../rules/certificate/chain-extra.ts";
import certificateChainIncomplete from "../rules/certificate/chain-incomplete.ts";
import certificateChainOrder from "../rules/certificate/chain-order.ts";
import certificateExpired from "../rules/certificate/expired.ts";
import certificateExpiresSoon from "../rules/certificate/expires-soon.ts";
import certificateInvalid from "../rules/certificate/invalid.ts";
import certificatePrivateCa from "../rules/certificate/private-ca.ts";
import certificateSelfSigned from "../rules/certificate/self-signed.ts";
import certificateUntrustedRoot from "../rules/certificate/untrusted-root.ts";
import certificateWeakSignature from "../rules/certificate/weak-signature.ts";
import deployDanglingTargetOrigin from "../rules/deploy/dangling-target-origin.ts";
import deployGrpc from "../rules/deploy/grpc.ts";
import deployMissingCustomOriginConfig from "../rules/deploy/missing-custom-origin-config.ts";
import deployOriginHeader from "../rules/deploy/origin-header.ts";
import deployS3WebsiteAsBucket from "../rules/deploy/s3-website-as-bucket.ts";
import deployTimeouts from "../rules/deploy/timeouts.ts";
import deployViewerCertificateRegion from "../rules/deploy/viewer-certificate-region.ts";
import dnsAddressFamily from "../rules/dns/address-family.ts";
import dnsBrokenDelegation from "../rules/dns/broken-delegation.ts";
import dnsLoop from "../rules/dns/loop.ts";
import dnsMalformedOriginDomain from "../rules/dns/malformed-origin-domain.ts";
import dnsMissingRecord from "../rules/dns/missing-record.ts";
import dnsPlaceholderOrigin from "../rules/dns/placeholder-origin.ts";
import dnsPrivateZone from "../rules/dns/private-zone.ts";
import dnsReservedName from "../rules/dns/reserved-name.ts";
import dnsUnresolvable from "../rules/dns/unresolvable.ts";
import edgeBody from "../rules/edge/body.ts";
import edgeDisallowedHeader from "../rules/edge/disallowed-header.ts";
import edgeEventConflict from "../rules/edge/event-conflict.ts";
import edgeExecutionError from "../rules/edge/execution-error.ts";
import edgeHeaderCharacters from "../rules/edge/header-characters.ts";
import edgeOriginObject from "../rules/edge/origin-object.ts";
import edgeReadOnlyHeader from "../rules/edge/read-only-header.ts";
import edgeRegion from "../rules/edge/region.ts";
import edgeResponseShape from "../rules/edge/response-shape.ts";
import edgeRoleTrust from "../rules/edge/role-trust.ts";
import edgeRuntime from "../rules/edge/runtime.ts";
import edgeStatus from "../rules/edge/status.ts";
import edgeTimeout from "../rules/edge/timeout.ts";
import edgeUnsupportedFeature from "../rules/edge/unsupported-feature.ts";
import edgeVersion from "../rules/edge/version.ts";
import functionLimits from "../rules/function/limits.ts";
import functionOriginHelper from "../rules/function/origin-helper.ts";
import functionReadOnlyHeader from "../rules/function/read-only-header.ts";
import hostForwardedToApiGateway from "../rules/host/forwarded-to-api-gateway.ts";
import hostForwardedToFunctionUrl from "../rules/host/forwarded-to-function-url.ts";
import hostForwardedToS3 from "../rules/host/forwarded-to-s3.ts";
import httpApiGatewayIntegration from "../rules/http/api-gateway-integration.ts";
import httpHeaderTooLarge from "../rules/http/header-too-large.ts";
import httpInvalidResponse from "../rules/http/invalid-response.ts";
import httpLoadBalancer502 from "../rules/http/load-balancer-502.ts";
import httpOriginError from "../rules/http/origin-error.ts";
import httpSlowFirstByte from "../rules/http/slow-first-byte.ts";
import nameAliasNotCovered from "../rules/name/alias-not-covered.ts";
import nameCachePolicyOverrides from "../rules/name/cache-policy-overrides.ts";
import nameCloudfrontDefaultDomain from "../rules/name/cloudfront-default-domain.ts";
import nameCommonNameOnly from "../rules/name/common-name-only.ts";
import nameDefaultListenerCertificate from "../rules/name/default-listener-certificate.ts";
import nameEc2DefaultName from "../rules/name/ec2-default-name.ts";
import nameFunctionOverrides from "../rules/name/function-overrides.ts";
import nameHiddenHostForwarding from "../rules/name/hidden-host-forwarding.ts";
import nameLoadBalancerDefaultName from "../rules/name/load-balancer-default-name.ts";
import nameNotCovered from "../rules/name/not-covered.ts";
import nameOnlyOriginDomainCovered from "../rules/name/only-origin-domain-covered.ts";
import nameWildcardDepth from "../rules/name/wildcard-depth.ts";
import originDefaultEndpointDisabled from "../rules/origin/default-endpoint-disabled.ts";
import originFailoverCodes from "../rules/origin/failover-codes.ts";
import originFunctionUrlAccess from "../rules/origin/function-url-access.ts";
import portFunctionUrlHttp from "../rules/port/function-url-http.ts";
import portInternalLoadBalancer from "../rules/port/internal-load-balancer.ts";
import portInvalid from "../rules/port/invalid.ts";
import portIpv6PrefixListMissing from "../rules/port/ipv6-prefix-list-missing.ts";
import portKeepaliveOverIdleTimeout from "../rules/port/keepalive-over-idle-timeout.ts";
import portMatchViewerNeedsBoth from "../rules/port/match-viewer-needs-both.ts";
import portNetworkAclBlocks from "../rules/port/network-acl-blocks.ts";
import portNoListener from "../rules/port/no-listener.ts";
import portPrivateAddress from "../rules/port/private-address.ts";
import portProtocolMismatch from "../rules/port/protocol-mismatch.ts";
import portRefused from "../rules/port/refused.ts";
import portS3WebsitePort from "../rules/port/s3-website-port.ts";
import portSecurityGroupBlocks from "../rules/port/security-group-blocks.ts";
import portSwapped from "../rules/port/swapped.ts";
import portVpcOriginConflict from "../rules/port/vpc-origin-conflict.ts";
import portVpcOriginTarget from "../rules/port/vpc-origin-target.ts";
import tlsClientCertificateRequired from "../rules/tls/client-certificate-required.ts";
import tlsKeyUnsupported from "../rules/tls/key-unsupported.ts";
import tlsLegacyOnly from "../rules/tls/legacy-only.ts";
import tlsNoCommonCipher from "../rules/tls/no-common-cipher.ts";
import tlsNoCommonCurve from "../rules/tls/no-common-curve.ts";
import tlsNoCommonProtocol from "../rules/tls/no-common-protocol.ts";
import tlsNoCommonSignature from "../rules/tls/no-common-signature.ts";
import tlsOriginMtlsConflict from "../rules/tls/origin-mtls-conflict.ts";
import tlsOriginRequiresTls13 from "../rules/tls/origin-requires-tls13.ts";
import tlsSslv3 from "../rules/tls/sslv3.ts";
import tlsUnknownProtocol from "../rules/tls/unknown-protocol.ts";
import verifyDrift from "../rules/verify/drift.ts";

/** Rules written in TypeScript, by id. */
export const typedRules = {
  "certificate/chain-extra": certificateChainExtra,
  "certificate/chain-incomplete": certificateChainIncomplete,
  "certificate/chain-order": certificateChainOrder,
  "certificate/expired": certificateExpired,
  "certificate/expires-soon": certificateExpiresSoon,
  "certificate/invalid": certificateInvalid,
  "certificate/private-ca": certificatePrivateCa,
  "certificate/self-signed": certificateSelfSigned,
  "certificate/untrusted-root": certificateUntrustedRoot,
  "certificate/weak-signature": certificateWeakSignature,
  "deploy/dangling-target-origin": deployDanglingTargetOrigin,
  "deploy/grpc": deployGrpc,
  "deploy/missing-custom-origin-config": deployMissingCustomOriginConfig,
  "deploy/origin-header": deployOriginHeader,
  "deploy/s3-website-as-bucket": deployS3WebsiteAsBucket,
  "deploy/timeouts": deployTimeouts,
  "deploy/viewer-certificate-region": deployViewerCertificateRegion,
  "dns/address-family": dnsAddressFamily,
  "dns/broken-delegation": dnsBrokenDelegation,
  "dns/loop": dnsLoop,
  "dns/malformed-origin-domain": dnsMalformedOriginDomain,
  "dns/missing-record": dnsMissingRecord,
  "dns/placeholder-origin": dnsPlaceholderOrigin,
  "dns/private-zone": dnsPrivateZone,
  "dns/reserved-name": dnsReservedName,
  "dns/unresolvable": dnsUnresolvable,
  "edge/body": edgeBody,
  "edge/disallowed-header": edgeDisallowedHeader,
  "edge/event-conflict": edgeEventConflict,
  "edge/execution-error": edgeExecutionError,
  "edge/header-characters": edgeHeaderCharacters,
  "edge/origin-object": edgeOriginObject,
  "edge/read-only-header": edgeReadOnlyHeader,
  "edge/region": edgeRegion,
  "edge/response-shape": edgeResponseShape,
  "edge/role-trust": edgeRoleTrust,
  "edge/runtime": edgeRuntime,
  "edge/status": edgeStatus,
  "edge/timeout": edgeTimeout,
  "edge/unsupported-feature": edgeUnsupportedFeature,
  "edge/version": edgeVersion,
  "function/limits": functionLimits,
  "function/origin-helper": functionOriginHelper,
  "function/read-only-header": functionReadOnlyHeader,
  "host/forwarded-to-api-gateway": hostForwardedToApiGateway,
  "host/forwarded-to-function-url": hostForwardedToFunctionUrl,
  "host/forwarded-to-s3": hostForwardedToS3,
  "http/api-gateway-integration": httpApiGatewayIntegration,
  "http/header-too-large": httpHeaderTooLarge,
  "http/invalid-response": httpInvalidResponse,
  "http/load-balancer-502": httpLoadBalancer502,
  "http/origin-error": httpOriginError,
  "http/slow-first-byte": httpSlowFirstByte,
  "name/alias-not-covered": nameAliasNotCovered,
  "name/cache-policy-overrides": nameCachePolicyOverrides,
  "name/cloudfront-default-domain": nameCloudfrontDefaultDomain,
  "name/common-name-only": nameCommonNameOnly,
  "name/default-listener-certificate": nameDefaultListenerCertificate,
  "name/ec2-default-name": nameEc2DefaultName,
  "name/function-overrides": nameFunctionOverrides,
  "name/hidden-host-forwarding": nameHiddenHostForwarding,
  "name/load-balancer-default-name": nameLoadBalancerDefaultName,
  "name/not-covered": nameNotCovered,
  "name/only-origin-domain-covered": nameOnlyOriginDomainCovered,
  "name/wildcard-depth": nameWildcardDepth,
  "origin/default-endpoint-disabled": originDefaultEndpointDisabled,
  "origin/failover-codes": originFailoverCodes,
  "origin/function-url-access": originFunctionUrlAccess,
  "port/function-url-http": portFunctionUrlHttp,
  "port/internal-load-balancer": portInternalLoadBalancer,
  "port/invalid": portInvalid,
  "port/ipv6-prefix-list-missing": portIpv6PrefixListMissing,
  "port/keepalive-over-idle-timeout": portKeepaliveOverIdleTimeout,
  "port/match-viewer-needs-both": portMatchViewerNeedsBoth,
  "port/network-acl-blocks": portNetworkAclBlocks,
  "port/no-listener": portNoListener,
  "port/private-address": portPrivateAddress,
  "port/protocol-mismatch": portProtocolMismatch,
  "port/refused": portRefused,
  "port/s3-website-port": portS3WebsitePort,
  "port/security-group-blocks": portSecurityGroupBlocks,
  "port/swapped": portSwapped,
  "port/vpc-origin-conflict": portVpcOriginConflict,
  "port/vpc-origin-target": portVpcOriginTarget,
  "tls/client-certificate-required": tlsClientCertificateRequired,
  "tls/key-unsupported": tlsKeyUnsupported,
  "tls/legacy-only": tlsLegacyOnly,
  "tls/no-common-cipher": tlsNoCommonCipher,
  "tls/no-common-curve": tlsNoCommonCurve,
  "tls/no-common-protocol": tlsNoCommonProtocol,
  "tls/no-common-signature": tlsNoCommonSignature,
  "tls/origin-mtls-conflict": tlsOriginMtlsConflict,
  "tls/origin-requires-tls13": tlsOriginRequiresTls13,
  "tls/sslv3": tlsSslv3,
  "tls/unknown-protocol": tlsUnknownProtocol,
  "verify/drift": verifyDrift,
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
    "supersedes": [
      "port/match-viewer-needs-both",
      "port/refused"
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
    "live": "port",
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
      },
      {
        "name": "port 80 refuses",
        "expect": "fail",
        "terraform": "resource \"aws_cloudfront_distribution\" \"site\" {\n  enabled = true\n\n  origin {\n    origin_id   = \"web\"\n    domain_name = \"a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com\"\n\n    custom_origin_config {\n      http_port              = 80\n      https_port             = 443\n      origin_protocol_policy = \"http-only\" # <- fail\n      origin_ssl_protocols   = [\"TLSv1.2\"]\n    }\n  }\n\n  default_cache_behavior {\n    target_origin_id       = \"web\"\n    viewer_protocol_policy = \"redirect-to-https\"\n    cache_policy_id        = \"4135ea2d-6df8-44a3-9df3-4b5a84be39ad\"\n  }\n}\n",
        "cloudformation": "Resources:\n  Site:\n    Type: AWS::CloudFront::Distribution\n    Properties:\n      DistributionConfig:\n        Enabled: true\n        Origins:\n          - Id: web\n            DomainName: a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com\n            CustomOriginConfig:\n              HTTPPort: 80\n              HTTPSPort: 443\n              OriginProtocolPolicy: http-only # <- fail\n              OriginSSLProtocols: [TLSv1.2]\n        DefaultCacheBehavior:\n          TargetOriginId: web\n          ViewerProtocolPolicy: redirect-to-https\n          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad\n",
        "live": "api-gateway-http-refused"
      },
      {
        "name": "port 80 answers all the same",
        "expect": "pass",
        "terraform": "resource \"aws_cloudfront_distribution\" \"site\" {\n  enabled = true\n\n  origin {\n    origin_id   = \"web\"\n    domain_name = \"a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com\"\n\n    custom_origin_config {\n      http_port              = 80\n      https_port             = 443\n      origin_protocol_policy = \"http-only\"\n      origin_ssl_protocols   = [\"TLSv1.2\"]\n    }\n  }\n\n  default_cache_behavior {\n    target_origin_id       = \"web\"\n    viewer_protocol_policy = \"redirect-to-https\"\n    cache_policy_id        = \"4135ea2d-6df8-44a3-9df3-4b5a84be39ad\"\n  }\n}\n",
        "cloudformation": "Resources:\n  Site:\n    Type: AWS::CloudFront::Distribution\n    Properties:\n      DistributionConfig:\n        Enabled: true\n        Origins:\n          - Id: web\n            DomainName: a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com\n            CustomOriginConfig:\n              HTTPPort: 80\n              HTTPSPort: 443\n              OriginProtocolPolicy: http-only\n              OriginSSLProtocols: [TLSv1.2]\n        DefaultCacheBehavior:\n          TargetOriginId: web\n          ViewerProtocolPolicy: redirect-to-https\n          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad\n",
        "live": "api-gateway-http-open"
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
      "tls/legacy-only",
      "port/match-viewer-needs-both",
      "port/refused"
    ],
    "where": [
      {
        "given": "$.endpoint.kind",
        "operator": "is",
        "operand": {
          "literal": "s3-website"
        }
      },
      {
        "given": "$.origin.access",
        "operator": "isNot",
        "operand": {
          "literal": "s3"
        }
      }
    ],
    "live": "port",
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
      },
      {
        "name": "port 443 refuses",
        "expect": "fail",
        "terraform": "resource \"aws_cloudfront_distribution\" \"site\" {\n  enabled = true\n\n  origin {\n    origin_id   = \"web\"\n    domain_name = \"site.s3-website-eu-west-1.amazonaws.com\"\n\n    custom_origin_config {\n      http_port              = 80\n      https_port             = 443\n      origin_protocol_policy = \"https-only\" # <- fail\n      origin_ssl_protocols   = [\"TLSv1.2\"]\n    }\n  }\n\n  default_cache_behavior {\n    target_origin_id       = \"web\"\n    viewer_protocol_policy = \"redirect-to-https\"\n    cache_policy_id        = \"4135ea2d-6df8-44a3-9df3-4b5a84be39ad\"\n  }\n}\n",
        "cloudformation": "Resources:\n  Site:\n    Type: AWS::CloudFront::Distribution\n    Properties:\n      DistributionConfig:\n        Enabled: true\n        Origins:\n          - Id: web\n            DomainName: site.s3-website-eu-west-1.amazonaws.com\n            CustomOriginConfig:\n              HTTPPort: 80\n              HTTPSPort: 443\n              OriginProtocolPolicy: https-only # <- fail\n              OriginSSLProtocols: [TLSv1.2]\n        DefaultCacheBehavior:\n          TargetOriginId: web\n          ViewerProtocolPolicy: redirect-to-https\n          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad\n",
        "live": "s3-website-https-refused"
      },
      {
        "name": "port 443 does not answer: the code decides",
        "expect": "fail",
        "terraform": "resource \"aws_cloudfront_distribution\" \"site\" {\n  enabled = true\n\n  origin {\n    origin_id   = \"web\"\n    domain_name = \"site.s3-website-eu-west-1.amazonaws.com\"\n\n    custom_origin_config {\n      http_port              = 80\n      https_port             = 443\n      origin_protocol_policy = \"https-only\" # <- fail\n      origin_ssl_protocols   = [\"TLSv1.2\"]\n    }\n  }\n\n  default_cache_behavior {\n    target_origin_id       = \"web\"\n    viewer_protocol_policy = \"redirect-to-https\"\n    cache_policy_id        = \"4135ea2d-6df8-44a3-9df3-4b5a84be39ad\"\n  }\n}\n",
        "cloudformation": "Resources:\n  Site:\n    Type: AWS::CloudFront::Distribution\n    Properties:\n      DistributionConfig:\n        Enabled: true\n        Origins:\n          - Id: web\n            DomainName: site.s3-website-eu-west-1.amazonaws.com\n            CustomOriginConfig:\n              HTTPPort: 80\n              HTTPSPort: 443\n              OriginProtocolPolicy: https-only # <- fail\n              OriginSSLProtocols: [TLSv1.2]\n        DefaultCacheBehavior:\n          TargetOriginId: web\n          ViewerProtocolPolicy: redirect-to-https\n          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad\n",
        "live": "s3-website-https-silent"
      },
      {
        "name": "port 443 speaks TLS all the same",
        "expect": "pass",
        "terraform": "resource \"aws_cloudfront_distribution\" \"site\" {\n  enabled = true\n\n  origin {\n    origin_id   = \"web\"\n    domain_name = \"site.s3-website-eu-west-1.amazonaws.com\"\n\n    custom_origin_config {\n      http_port              = 80\n      https_port             = 443\n      origin_protocol_policy = \"https-only\"\n      origin_ssl_protocols   = [\"TLSv1.2\"]\n    }\n  }\n\n  default_cache_behavior {\n    target_origin_id       = \"web\"\n    viewer_protocol_policy = \"redirect-to-https\"\n    cache_policy_id        = \"4135ea2d-6df8-44a3-9df3-4b5a84be39ad\"\n  }\n}\n",
        "cloudformation": "Resources:\n  Site:\n    Type: AWS::CloudFront::Distribution\n    Properties:\n      DistributionConfig:\n        Enabled: true\n        Origins:\n          - Id: web\n            DomainName: site.s3-website-eu-west-1.amazonaws.com\n            CustomOriginConfig:\n              HTTPPort: 80\n              HTTPSPort: 443\n              OriginProtocolPolicy: https-only\n              OriginSSLProtocols: [TLSv1.2]\n        DefaultCacheBehavior:\n          TargetOriginId: web\n          ViewerProtocolPolicy: redirect-to-https\n          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad\n",
        "live": "s3-website-https-open"
      }
    ]
  },
} as const;
