import {
  type Conflict,
  defineRule,
  describe,
  equal,
  FALSE,
  items,
  judgeConflicts,
  type Known,
  known,
  type LoadBalancer,
  type LoadBalancerKind,
  NOT_APPLICABLE,
  not,
  type Reason,
  reasons,
  TRUE,
  type Truth,
  truth,
  undecidable,
  unknownTruth,
  type Verdict,
} from "../../src/rule.ts";

const GATEWAY_ARN = /^arn:[^:]*:elasticloadbalancing:[^:]*:[^:]*:loadbalancer\/gwy\//;

export default defineRule({
  title: "A load balancer that cannot be a VPC origin",
  section: "D",
  consequence: "deploy-failure",
  certainty: "likely",
  subject: "vpcOrigin",
  message: "The target of the VPC origin cannot be one: {conflict}",
  why: "VPC origins reach application load balancers, network load balancers and instances. Of network load balancers they take only those that have a security group and IPv4 addresses alone, and that do not end TLS themselves; gateway load balancers they do not take at all. The VPC origin is refused, or its deployment fails.",
  fix: 'Give the network load balancer security_groups when it is made (none can be added later), ip_address_type = "ipv4" and listeners of protocol TCP, so that TLS ends on its targets (CloudFormation: SecurityGroups, IpAddressType, Protocol: TCP); or point arn (CloudFormation: Arn) at an internal application load balancer.',
  references: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html",
  ],
  check(vpcOrigin) {
    const { loadBalancer, targetArn } = vpcOrigin;
    if (targetArn.kind === "known" && GATEWAY_ARN.test(targetArn.value))
      return judgeConflicts(TRUE, [{ is: TRUE, at: targetArn.from, says: GATEWAY }], []);
    if (loadBalancer.kind === "absent") return NOT_APPLICABLE;
    if (loadBalancer.kind === "unknown") return undecidable(loadBalancer.why);
    return checkLoadBalancer(loadBalancer.value, targetArn.from);
  },
  examples: [
    {
      name: "a network load balancer without a security group",
      expect: "fail",
      terraform: `
resource "aws_lb" "web" {
  name               = "web"
  internal           = true
  load_balancer_type = "network"
}

resource "aws_lb_listener" "web" {
  load_balancer_arn = aws_lb.web.arn
  port              = 80
  protocol          = "TCP"
}

resource "aws_cloudfront_vpc_origin" "web" {
  vpc_origin_endpoint_config {
    name                   = "web"
    arn                    = aws_lb.web.arn # <- fail
    http_port              = 80
    https_port             = 443
    origin_protocol_policy = "http-only"

    origin_ssl_protocols {
      items    = ["TLSv1.2"]
      quantity = 1
    }
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    vpc_origin_config {
      vpc_origin_id = aws_cloudfront_vpc_origin.web.id
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
    Properties:
      Scheme: internal
      Type: network
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 80
      Protocol: TCP
  WebOrigin:
    Type: AWS::CloudFront::VpcOrigin
    Properties:
      VpcOriginEndpointConfig:
        Name: web
        Arn: !Ref Web # <- fail
        HTTPPort: 80
        HTTPSPort: 443
        OriginProtocolPolicy: http-only
        OriginSSLProtocols: [TLSv1.2]
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            VpcOriginConfig:
              VpcOriginId: !GetAtt WebOrigin.Id
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "one that ends TLS itself",
      expect: "fail",
      terraform: `
resource "aws_lb" "web" {
  name               = "web"
  internal           = true
  load_balancer_type = "network"
  security_groups    = ["sg-0123456789abcdef0"]
}

resource "aws_lb_listener" "web" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "TLS"
  certificate_arn   = "arn:aws:acm:eu-west-1:111122223333:certificate/1"
}

resource "aws_cloudfront_vpc_origin" "web" {
  vpc_origin_endpoint_config {
    name                   = "web"
    arn                    = aws_lb.web.arn # <- fail
    http_port              = 80
    https_port             = 443
    origin_protocol_policy = "http-only"

    origin_ssl_protocols {
      items    = ["TLSv1.2"]
      quantity = 1
    }
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    vpc_origin_config {
      vpc_origin_id = aws_cloudfront_vpc_origin.web.id
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
    Properties:
      Scheme: internal
      Type: network
      SecurityGroups: [sg-0123456789abcdef0]
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 443
      Protocol: TLS
      Certificates:
        - CertificateArn: arn:aws:acm:eu-west-1:111122223333:certificate/1
  WebOrigin:
    Type: AWS::CloudFront::VpcOrigin
    Properties:
      VpcOriginEndpointConfig:
        Name: web
        Arn: !Ref Web # <- fail
        HTTPPort: 80
        HTTPSPort: 443
        OriginProtocolPolicy: http-only
        OriginSSLProtocols: [TLSv1.2]
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            VpcOriginConfig:
              VpcOriginId: !GetAtt WebOrigin.Id
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "one with addresses of both kinds",
      expect: "fail",
      terraform: `
resource "aws_lb" "web" {
  name               = "web"
  internal           = true
  load_balancer_type = "network"
  security_groups    = ["sg-0123456789abcdef0"]
  ip_address_type    = "dualstack"
}

resource "aws_lb_listener" "web" {
  load_balancer_arn = aws_lb.web.arn
  port              = 80
  protocol          = "TCP"
}

resource "aws_cloudfront_vpc_origin" "web" {
  vpc_origin_endpoint_config {
    name                   = "web"
    arn                    = aws_lb.web.arn # <- fail
    http_port              = 80
    https_port             = 443
    origin_protocol_policy = "http-only"

    origin_ssl_protocols {
      items    = ["TLSv1.2"]
      quantity = 1
    }
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    vpc_origin_config {
      vpc_origin_id = aws_cloudfront_vpc_origin.web.id
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
    Properties:
      Scheme: internal
      Type: network
      SecurityGroups: [sg-0123456789abcdef0]
      IpAddressType: dualstack
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 80
      Protocol: TCP
  WebOrigin:
    Type: AWS::CloudFront::VpcOrigin
    Properties:
      VpcOriginEndpointConfig:
        Name: web
        Arn: !Ref Web # <- fail
        HTTPPort: 80
        HTTPSPort: 443
        OriginProtocolPolicy: http-only
        OriginSSLProtocols: [TLSv1.2]
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            VpcOriginConfig:
              VpcOriginId: !GetAtt WebOrigin.Id
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "a gateway load balancer",
      expect: "fail",
      terraform: `
resource "aws_cloudfront_vpc_origin" "web" {
  vpc_origin_endpoint_config {
    name                   = "web"
    arn                    = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/gwy/inspect/0123456789abcdef" # <- fail
    http_port              = 80
    https_port             = 443
    origin_protocol_policy = "http-only"

    origin_ssl_protocols {
      items    = ["TLSv1.2"]
      quantity = 1
    }
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    vpc_origin_config {
      vpc_origin_id = aws_cloudfront_vpc_origin.web.id
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
  WebOrigin:
    Type: AWS::CloudFront::VpcOrigin
    Properties:
      VpcOriginEndpointConfig:
        Name: web
        Arn: arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/gwy/inspect/0123456789abcdef # <- fail
        HTTPPort: 80
        HTTPSPort: 443
        OriginProtocolPolicy: http-only
        OriginSSLProtocols: [TLSv1.2]
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            VpcOriginConfig:
              VpcOriginId: !GetAtt WebOrigin.Id
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "a network load balancer that passes TCP on",
      expect: "pass",
      terraform: `
resource "aws_lb" "web" {
  name               = "web"
  internal           = true
  load_balancer_type = "network"
  security_groups    = ["sg-0123456789abcdef0"]
}

resource "aws_lb_listener" "web" {
  load_balancer_arn = aws_lb.web.arn
  port              = 80
  protocol          = "TCP"
}

resource "aws_cloudfront_vpc_origin" "web" {
  vpc_origin_endpoint_config {
    name                   = "web"
    arn                    = aws_lb.web.arn
    http_port              = 80
    https_port             = 443
    origin_protocol_policy = "http-only"

    origin_ssl_protocols {
      items    = ["TLSv1.2"]
      quantity = 1
    }
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    vpc_origin_config {
      vpc_origin_id = aws_cloudfront_vpc_origin.web.id
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
    Properties:
      Scheme: internal
      Type: network
      SecurityGroups: [sg-0123456789abcdef0]
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 80
      Protocol: TCP
  WebOrigin:
    Type: AWS::CloudFront::VpcOrigin
    Properties:
      VpcOriginEndpointConfig:
        Name: web
        Arn: !Ref Web
        HTTPPort: 80
        HTTPSPort: 443
        OriginProtocolPolicy: http-only
        OriginSSLProtocols: [TLSv1.2]
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            VpcOriginConfig:
              VpcOriginId: !GetAtt WebOrigin.Id
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "an application load balancer",
      expect: "pass",
      terraform: `
resource "aws_lb" "web" {
  name     = "web"
  internal = true
}

resource "aws_lb_listener" "web" {
  load_balancer_arn = aws_lb.web.arn
  port              = 80
  protocol          = "HTTP"
}

resource "aws_cloudfront_vpc_origin" "web" {
  vpc_origin_endpoint_config {
    name                   = "web"
    arn                    = aws_lb.web.arn
    http_port              = 80
    https_port             = 443
    origin_protocol_policy = "http-only"

    origin_ssl_protocols {
      items    = ["TLSv1.2"]
      quantity = 1
    }
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    vpc_origin_config {
      vpc_origin_id = aws_cloudfront_vpc_origin.web.id
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
    Properties:
      Scheme: internal
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Web
      Port: 80
      Protocol: HTTP
  WebOrigin:
    Type: AWS::CloudFront::VpcOrigin
    Properties:
      VpcOriginEndpointConfig:
        Name: web
        Arn: !Ref Web
        HTTPPort: 80
        HTTPSPort: 443
        OriginProtocolPolicy: http-only
        OriginSSLProtocols: [TLSv1.2]
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            VpcOriginConfig:
              VpcOriginId: !GetAtt WebOrigin.Id
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "an instance",
      expect: "not-applicable",
      terraform: `
resource "aws_cloudfront_vpc_origin" "web" {
  vpc_origin_endpoint_config {
    name                   = "web"
    arn                    = "arn:aws:ec2:eu-west-1:111122223333:instance/i-0123456789abcdef0"
    http_port              = 80
    https_port             = 443
    origin_protocol_policy = "http-only"

    origin_ssl_protocols {
      items    = ["TLSv1.2"]
      quantity = 1
    }
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    vpc_origin_config {
      vpc_origin_id = aws_cloudfront_vpc_origin.web.id
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
  WebOrigin:
    Type: AWS::CloudFront::VpcOrigin
    Properties:
      VpcOriginEndpointConfig:
        Name: web
        Arn: arn:aws:ec2:eu-west-1:111122223333:instance/i-0123456789abcdef0
        HTTPPort: 80
        HTTPSPort: 443
        OriginProtocolPolicy: http-only
        OriginSSLProtocols: [TLSv1.2]
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            VpcOriginConfig:
              VpcOriginId: !GetAtt WebOrigin.Id
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
    {
      name: "the target has no value",
      expect: "unknown",
      terraform: `
variable "target" {
  type = string
}

resource "aws_cloudfront_vpc_origin" "web" {
  vpc_origin_endpoint_config {
    name                   = "web"
    arn                    = var.target
    http_port              = 80
    https_port             = 443
    origin_protocol_policy = "http-only"

    origin_ssl_protocols {
      items    = ["TLSv1.2"]
      quantity = 1
    }
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "web"
    domain_name = "origin.example.com"

    vpc_origin_config {
      vpc_origin_id = aws_cloudfront_vpc_origin.web.id
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
  Target:
    Type: String
Resources:
  WebOrigin:
    Type: AWS::CloudFront::VpcOrigin
    Properties:
      VpcOriginEndpointConfig:
        Name: web
        Arn: !Ref Target
        HTTPPort: 80
        HTTPSPort: 443
        OriginProtocolPolicy: http-only
        OriginSSLProtocols: [TLSv1.2]
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: web
            DomainName: origin.example.com
            VpcOriginConfig:
              VpcOriginId: !GetAtt WebOrigin.Id
        DefaultCacheBehavior:
          TargetOriginId: web
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 4135ea2d-6df8-44a3-9df3-4b5a84be39ad
`,
    },
  ],
});

const GATEWAY = "it is a gateway load balancer";

function checkLoadBalancer(loadBalancer: LoadBalancer, at: Conflict["at"]): Verdict | readonly Verdict[] {
  const { kind } = loadBalancer;
  if (kind.kind !== "known") return undecidable(reasons(kind));
  // Each fault is where the load balancer says so; what a person would edit first is what names it as a target.
  return faultsOf(loadBalancer, kind).flatMap((fault) =>
    judgeConflicts(TRUE, [{ ...fault, at }], [{ at: fault.at, label: fault.says }]),
  );
}

function faultsOf(loadBalancer: LoadBalancer, kind: Known<LoadBalancerKind>): readonly Conflict[] {
  const gateway = { is: truth(kind.value === "gateway"), at: kind.from, says: GATEWAY };
  return kind.value === "network" ? [gateway, ...networkFaults(loadBalancer)] : [gateway];
}

function networkFaults({ addressType, from, listeners, securityGroups }: LoadBalancer): readonly Conflict[] {
  const groups = items(securityGroups);
  const hasNoGroup = groups.items.length > 0 ? FALSE : emptyUnless(groups.open);
  return [
    {
      is: hasNoGroup,
      at: securityGroups.from,
      says: "it is a network load balancer without a security group",
    },
    {
      is: equal(addressType, known("dualstack", addressType.from)),
      at: addressType.from,
      says: "it is a network load balancer with IPv6 addresses",
    },
    ...listeners.items.map(({ port, protocol }) => ({
      is: equal(protocol, known("TLS", protocol.from)),
      at: protocol.from,
      says: `its listener on ${describe(port)} ends TLS`,
    })),
    { is: not(emptyUnless(listeners.open)), at: from, says: "it may have a listener that ends TLS" },
  ];
}

/** True of a list of which nothing is missing. */
function emptyUnless(open: readonly Reason[]): Truth {
  return open.length > 0 ? unknownTruth(open) : TRUE;
}
