const REST = `
  default_cache_behavior {
    target_origin_id       = "app"
    viewer_protocol_policy = "redirect-to-https"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }

  viewer_certificate {
    cloudfront_default_certificate = true
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }
`;

const CUSTOM = (port: string) => `
    custom_origin_config {
      http_port              = 80
      https_port             = ${port}
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }`;

const LISTENER = (name: string, more: string, port = "443") => `
resource "aws_lb_listener" "${name}" {${more}
  port     = ${port}
  protocol = "HTTPS"
  default_action {
    type = "fixed-response"
  }
}
`;

/** Stacks that have what plans make difficult: instances, modules, providers, dynamic blocks, secrets. */
export const STACKS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "instances of count and for_each": {
    "main.tf": `
provider "aws" {
  region = "eu-west-1"
}

variable "sites" {
  default = ["eu", "us"]
}

resource "aws_lb" "web" {
  count   = 2
  name    = "web-\${count.index}"
  subnets = ["a", "b"]
}

resource "aws_lb" "site" {
  for_each = toset(var.sites)
  name     = each.key
}
${LISTENER("web", "\n  count = 2\n  load_balancer_arn = aws_lb.web[count.index].arn", "8443")}
${LISTENER("site", "\n  for_each = toset(var.sites)\n  load_balancer_arn = aws_lb.site[each.key].arn\n  certificate_arn = aws_acm_certificate.site[each.key].arn")}
resource "aws_acm_certificate" "site" {
  for_each    = toset(var.sites)
  domain_name = "\${each.key}.example.com"
}

resource "aws_cloudfront_distribution" "site" {
  for_each = toset(var.sites)
  enabled  = true

  origin {
    origin_id   = "app"
    domain_name = aws_lb.site[each.key].dns_name
${CUSTOM("443")}
  }

  origin {
    origin_id   = "old"
    domain_name = aws_lb.web[1].dns_name
${CUSTOM("443")}
  }
${REST}
  ordered_cache_behavior {
    path_pattern           = "/old/*"
    target_origin_id       = "old"
    viewer_protocol_policy = "redirect-to-https"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }
}
`,
  },
  "modules in modules, with providers handed down": {
    "main.tf": `
provider "aws" {
  region = "eu-west-1"
}

provider "aws" {
  alias  = "us"
  region = "us-east-1"
}

module "app" {
  source = "./modules/app"
  name   = "shop"
}

module "cdn" {
  source   = "./modules/cdn"
  for_each = { main = 8443, second = 443 }

  lb          = module.app.lb
  port        = each.value
  certificate = module.app.certificate_arn

  providers = {
    aws = aws.us
  }
}
`,
    "modules/app/main.tf": `
variable "name" {}

module "lb" {
  source = "../lb"
  name   = var.name
}

output "lb" {
  value = module.lb.host
}

output "certificate_arn" {
  value = module.lb.certificate_arn
}
`,
    "modules/lb/main.tf": `
variable "name" {}

resource "aws_acm_certificate" "this" {
  domain_name = "\${var.name}.example.com"
}

resource "aws_lb" "this" {
  name = var.name
}
${LISTENER("this", "\n  load_balancer_arn = aws_lb.this.arn\n  certificate_arn = aws_acm_certificate.this.arn")}
output "host" {
  value = aws_lb.this.dns_name
}

output "certificate_arn" {
  value = aws_acm_certificate.this.arn
}
`,
    "modules/cdn/main.tf": `
variable "lb" {}
variable "port" {}
variable "certificate" {}

resource "aws_cloudfront_distribution" "this" {
  enabled = true
  aliases = ["shop.example.com"]

  origin {
    origin_id   = "app"
    domain_name = var.lb
${CUSTOM("var.port")}
  }
${REST.replace("cloudfront_default_certificate = true", 'acm_certificate_arn = var.certificate\n    ssl_support_method  = "sni-only"')}
}
`,
  },
  "dynamic blocks": {
    "main.tf": `
provider "aws" {
  region = "eu-west-1"
}

variable "origins" {
  default = {
    app   = { port = 443, protocols = ["TLSv1.2"] }
    other = { port = 9443, protocols = ["SSLv3"] }
  }
}

resource "aws_lb" "web" {
  name = "web"
}
${LISTENER("web", "\n  load_balancer_arn = aws_lb.web.arn")}
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  dynamic "origin" {
    for_each = var.origins
    content {
      origin_id   = origin.key
      domain_name = aws_lb.web.dns_name
      custom_origin_config {
        http_port              = 80
        https_port             = origin.value.port
        origin_protocol_policy = "https-only"
        origin_ssl_protocols   = origin.value.protocols
      }
    }
  }

  origin {
    origin_id   = "static"
    domain_name = "https://static.example.com"
${CUSTOM("443")}
  }
${REST}
  dynamic "ordered_cache_behavior" {
    for_each = ["other", "static"]
    content {
      path_pattern           = "/\${ordered_cache_behavior.value}/*"
      target_origin_id       = ordered_cache_behavior.value
      viewer_protocol_policy = "redirect-to-https"
      allowed_methods        = ["GET", "HEAD"]
      cached_methods         = ["GET", "HEAD"]
      cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    }
  }
}
`,
  },
  "a sensitive header": {
    "main.tf": `
provider "aws" {
  region = "eu-west-1"
}

variable "token" {
  type      = string
  sensitive = true
  default   = "correct horse\\nbattery"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  origin {
    origin_id   = "app"
    domain_name = "app.internal"

    custom_header {
      name  = "X-Token"
      value = var.token
    }

    custom_header {
      name  = "X-Plain"
      value = "plain"
    }
${CUSTOM("444")}
  }
${REST}
}
`,
  },
};
