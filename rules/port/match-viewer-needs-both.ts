import {
  all,
  decide,
  defineRule,
  type Evidence,
  type Fail,
  listenerOn,
  NOT_APPLICABLE,
  type OriginRequest,
  observedOf,
  type RuleContext,
  seenPort,
  type Truth,
  truth,
  unknownTruth,
} from "../../src/rule.ts";

export default defineRule({
  title: "match-viewer needs both ports, and the origin serves only one",
  section: "D",
  consequence: "502",
  certainty: "likely",
  subject: "originRequest",
  message:
    "{origin.domainName} serves port {other} and not port {port}, and with match-viewer CloudFront uses both: viewers may come over HTTP and over HTTPS",
  why: "With the protocol policy match-viewer CloudFront uses HTTP for viewers who come over HTTP and HTTPS for those who come over HTTPS. Where viewers may use both, both ports of the origin must answer. Here one of them is closed, so CloudFront returns 502 to a part of the viewers, and caches what the others get.",
  fix: 'Set origin_protocol_policy to "https-only" (CloudFormation: OriginProtocolPolicy: https-only), or to "http-only" where the origin serves only HTTP. Or let viewers use HTTPS alone: viewer_protocol_policy = "redirect-to-https" (CloudFormation: ViewerProtocolPolicy).',
  references: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html#DownloadDistValuesOriginProtocolPolicy",
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html",
  ],
  supersedes: ["port/refused"],
  check(request, context) {
    const other = sibling(request, context);
    if (other === undefined) return NOT_APPLICABLE;
    const [own, others] = [served(request), served(other)];
    if (own === undefined || others === undefined) return NOT_APPLICABLE;
    return decide(all([followsViewer(request), others]), own, () => oneSided(request, other));
  },
  examples: [
    {
      name: "the load balancer listens on 443 alone",
      expect: "fail",
      terraform: `
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_acm_certificate" "web" {
  domain_name = "origin.example.com"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "match-viewer" # <- fail
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "allow-all"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,
      cloudformation: `
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Https:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      Certificates:
        - CertificateArn: !Ref Certificate
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: origin.example.com
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              HTTPPort: 80
              HTTPSPort: 443
              OriginProtocolPolicy: match-viewer # <- fail
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: allow-all
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "port 80 refuses, and port 443 answers",
      expect: "fail",
      live: "match-viewer-needs-both-http-closed",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "match-viewer" # <- fail
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "allow-all"
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
              HTTPPort: 80
              HTTPSPort: 443
              OriginProtocolPolicy: match-viewer # <- fail
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: allow-all
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "both ports have a listener",
      expect: "pass",
      terraform: `
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_acm_certificate" "web" {
  domain_name = "origin.example.com"
}

resource "aws_lb_listener" "http" {
  load_balancer_arn = aws_lb.web.arn
  port              = 80
  protocol          = "HTTP"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "match-viewer"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "allow-all"
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,
      cloudformation: `
Resources:
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Https:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      Certificates:
        - CertificateArn: !Ref Certificate
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: origin.example.com
  Http:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 80
      Protocol: HTTP
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              HTTPPort: 80
              HTTPSPort: 443
              OriginProtocolPolicy: match-viewer
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: allow-all
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "both ports answer",
      expect: "pass",
      live: "match-viewer-needs-both-healthy",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "match-viewer"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "allow-all"
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
              HTTPPort: 80
              HTTPSPort: 443
              OriginProtocolPolicy: match-viewer
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: allow-all
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "viewers use HTTPS alone",
      expect: "not-applicable",
      terraform: `
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.web.arn
}

resource "aws_acm_certificate" "web" {
  domain_name = "origin.example.com"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "match-viewer"
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
  Web:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Https:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: HTTPS
      Certificates:
        - CertificateArn: !Ref Certificate
  Certificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: origin.example.com
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: !GetAtt Web.DNSName
            CustomOriginConfig:
              HTTPPort: 80
              HTTPSPort: 443
              OriginProtocolPolicy: match-viewer
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "the load balancer is not in the input",
      expect: "unknown",
      terraform: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "match-viewer"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "web"
    viewer_protocol_policy = "allow-all"
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
              HTTPPort: 80
              HTTPSPort: 443
              OriginProtocolPolicy: match-viewer
              OriginSSLProtocols: [TLSv1.2]
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: allow-all
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
  ],
});

/** The request that the same behavior makes for viewers of the other scheme. */
function sibling(request: OriginRequest, { requests }: RuleContext): OriginRequest | undefined {
  return requests.find(
    ({ behavior, member, origin, scheme }) =>
      behavior === request.behavior &&
      origin === request.origin &&
      member === request.member &&
      scheme.value !== request.scheme.value,
  );
}

function followsViewer({ origin }: OriginRequest): Truth {
  const { protocolPolicy: policy } = origin;
  if (policy.kind === "unknown") return unknownTruth(policy.why);
  return truth(policy.kind === "known" && policy.value === "match-viewer");
}

/** Whether something listens on the port; `undefined` where neither a load balancer nor the world shows it. */
function served(request: OriginRequest): Truth | undefined {
  const seen = observedOf(request);
  const port = seen && seenPort(seen).is;
  if (port === "open" || port === "mixed") return truth(true);
  if (port === "refused") return truth(false);
  const { loadBalancer } = request.endpoint;
  if (loadBalancer.kind === "absent") return undefined;
  const listener = listenerOn(loadBalancer, request.port);
  return listener.kind === "unknown" ? unknownTruth(listener.why) : truth(listener.kind === "known");
}

function oneSided(request: OriginRequest, other: OriginRequest): Fail {
  const refusals = evidenceOf(request);
  return {
    outcome: "fail",
    ...(refusals.length > 0 && { certainty: "proven" }),
    at: request.scheme.from,
    args: { other: other.port },
    related: [{ at: request.port.from, label: "nothing listens on this port" }],
    evidence: [...refusals, ...evidenceOf(other)],
  };
}

function evidenceOf(request: OriginRequest): readonly Evidence[] {
  const seen = observedOf(request);
  const port = seen && seenPort(seen);
  return port === undefined || port.is === "unknown" ? [] : port.evidence;
}
