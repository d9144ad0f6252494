/** A module with a distribution and what belongs to it, like those of real repositories. */
export function module(n: number): string {
  return `
variable "domain_${n}" {
  type    = string
  default = "www${n}.example.com"
}

resource "aws_lb" "web_${n}" {
  name    = "web-${n}"
  subnets = ["subnet-1", "subnet-2"]
  tags    = { Name = "web-${n}", Team = upper("shop") }
}

resource "aws_acm_certificate" "web_${n}" {
  domain_name               = var.domain_${n}
  subject_alternative_names = ["*.\${var.domain_${n}}"]
  validation_method         = "DNS"
}

resource "aws_lb_listener" "https_${n}" {
  load_balancer_arn = aws_lb.web_${n}.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate.web_${n}.arn
}

resource "aws_cloudfront_distribution" "site_${n}" {
  enabled = true
  aliases = [var.domain_${n}]

  origin {
    origin_id   = "web"
    domain_name = aws_lb.web_${n}.dns_name

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  # Everything is sent on, Host included.
  default_cache_behavior {
    target_origin_id         = "web"
    viewer_protocol_policy   = "redirect-to-https"
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  }

  viewer_certificate {
    acm_certificate_arn = "arn:aws:acm:us-east-1:111122223333:certificate/${n}"
    ssl_support_method  = "sni-only"
  }
}
`;
}

/** A file without CloudFront. */
export function plainModule(n: number): string {
  return `
locals {
  names_${n} = [for name in ["a", "b", "c"] : "\${name}-${n}" if name != "b"]
}

resource "aws_sqs_queue" "queue_${n}" {
  for_each                   = toset(local.names_${n})
  name                       = each.key
  visibility_timeout_seconds = 30 + ${n % 7}
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "sqs:SendMessage", Resource = "*" }]
  })
}

resource "aws_iam_role" "role_${n}" {
  name               = "role-${n}"
  assume_role_policy = <<-EOT
    { "Version": "2012-10-17", "Statement": [] }
  EOT
}
`;
}

/** A record whose values go through a variable, a local and functions. */
export function record(n: number): string {
  const shared = `
variable "domain" {
  type    = string
  default = "example.com"
}

locals {
  suffix = lower("\${var.domain}.")
}
`;
  return `${n === 0 ? shared : ""}
resource "aws_route53_record" "r${n}" {
  zone_id = "Z1"
  name    = format("%s.%s", "r${n}", trimsuffix(local.suffix, "."))
  type    = "A"
  ttl     = 300
  records = [for last in range(1, 3) : "52.95.110.\${last}"]
}
`;
}

/** A change of a plan that has nothing to do with CloudFront, of about 3 KB. */
export function plannedRole(n: number) {
  const statements = Array.from({ length: 8 }, (_, i) => ({
    Effect: "Allow",
    Action: ["s3:GetObject", "s3:PutObject"],
    Resource: `arn:aws:s3:::bucket-${n}-${i}/*`,
  }));
  const after = { name: `role-${n}`, assume_role_policy: JSON.stringify({ Statement: statements }) };
  return {
    address: `aws_iam_role.role_${n}`,
    mode: "managed",
    type: "aws_iam_role",
    name: `role_${n}`,
    change: { actions: ["no-op"], before: after, after, after_unknown: {} },
  };
}
