import { optional, passed } from "./described.ts";

/** What came to the module between its releases 3.0 and 5.2; each but the first stays silent where it is missing. */
export interface Features {
  /** Origin access controls of its own. */
  readonly controls: boolean;
  /** Policies that are looked up by their names. */
  readonly byName: boolean;
  readonly vpc: boolean;
  readonly grpc: boolean;
  /** Response headers policies of its own. */
  readonly headers: boolean;
  /** CloudFront Functions of its own. */
  readonly functions: boolean;
}

/** Blocks of an object's member, none where it is missing or empty. */
function some(type: string, object: string, content: string): string {
  return `
dynamic "${type}" {
  for_each = length(try(${object}.${type}, {})) > 0 ? [${object}.${type}] : []
  content {
    ${content}
  }
}
`;
}

/** A policy by its id, else the one that a data source finds by its name. */
function policy(kind: string, byName: boolean): string {
  const found = byName ? `data.aws_cloudfront_${kind}_policy.this[b.value.${kind}_policy_name].id, ` : "";
  return `${kind}_policy_id = try(b.value.${kind}_policy_id, ${found}null)`;
}

function behavior({ byName, grpc, functions }: Features): string {
  const ofKey = functions ? "aws_cloudfront_function.this[f.value.function_key].arn, null" : "null";
  return `
target_origin_id = b.value.target_origin_id
viewer_protocol_policy = b.value.viewer_protocol_policy
allowed_methods = try(b.value.allowed_methods, ["GET", "HEAD", "OPTIONS"])
cached_methods = try(b.value.cached_methods, ["GET", "HEAD"])
${optional("b.value", "compress field_level_encryption_id smooth_streaming trusted_signers trusted_key_groups")}
${optional("b.value", "realtime_log_config_arn min_ttl default_ttl max_ttl")}
${policy("cache", byName)}
${policy("origin_request", byName)}
${policy("response_headers", byName)}
dynamic "forwarded_values" {
  for_each = try(b.value.use_forwarded_values, true) ? [b.value] : []
  content {
    query_string = try(b.value.query_string, false)
    query_string_cache_keys = try(b.value.query_string_cache_keys, [])
    headers = try(b.value.headers, [])
    cookies {
      forward = try(b.value.cookies_forward, "none")
      whitelisted_names = try(b.value.cookies_whitelisted_names, null)
    }
  }
}
dynamic "lambda_function_association" {
  for_each = try(b.value.lambda_function_association, [])
  iterator = l
  content {
    event_type = l.key
    lambda_arn = l.value.lambda_arn
    include_body = try(l.value.include_body, null)
  }
}
dynamic "function_association" {
  for_each = try(b.value.function_association, [])
  iterator = f
  content {
    event_type = f.key
    function_arn = try(f.value.function_arn, ${ofKey})
  }
}
${grpc ? GRPC : ""}
`;
}

const GRPC = `
dynamic "grpc_config" {
  for_each = try([b.value.grpc_config], [])
  content {
    enabled = grpc_config.value.enabled
  }
}
`;

function origin({ controls, vpc }: Features): string {
  const own = controls
    ? "aws_cloudfront_origin_access_control.this[origin.value.origin_access_control].id, "
    : "";
  return `
domain_name = origin.value.domain_name
origin_id = try(origin.value.origin_id, origin.key)
origin_path = try(origin.value.origin_path, "")
${optional("origin.value", "connection_attempts connection_timeout")}
origin_access_control_id = try(origin.value.origin_access_control_id, ${own}null)
${some("s3_origin_config", "origin.value", IDENTITY)}
${some("custom_origin_config", "origin.value", CUSTOM)}
dynamic "custom_header" {
  for_each = try(origin.value.custom_header, [])
  content {
    name = custom_header.value.name
    value = custom_header.value.value
  }
}
${some("origin_shield", "origin.value", "enabled = origin_shield.value.enabled\norigin_shield_region = origin_shield.value.origin_shield_region")}
${vpc ? some("vpc_origin_config", "origin.value", OF_VPC) : ""}
`;
}

const IDENTITY = `
origin_access_identity = try(
  s3_origin_config.value.cloudfront_access_identity_path,
  aws_cloudfront_origin_access_identity.this[s3_origin_config.value.origin_access_identity].cloudfront_access_identity_path,
  null
)`;

const CUSTOM = `
http_port = custom_origin_config.value.http_port
https_port = custom_origin_config.value.https_port
origin_protocol_policy = custom_origin_config.value.origin_protocol_policy
origin_ssl_protocols = custom_origin_config.value.origin_ssl_protocols
${optional("custom_origin_config.value", "origin_keepalive_timeout origin_read_timeout")}`;

const OF_VPC = `
vpc_origin_id = try(vpc_origin_config.value.vpc_origin_id, aws_cloudfront_vpc_origin.this[vpc_origin_config.value.vpc_origin].id, null)
${optional("vpc_origin_config.value", "origin_keepalive_timeout origin_read_timeout")}`;

export function distribution(features: Features): string {
  return `
resource "aws_cloudfront_distribution" "this" {
  count = var.create_distribution ? 1 : 0
  ${passed("aliases comment default_root_object enabled http_version is_ipv6_enabled price_class")}
  ${passed("retain_on_delete wait_for_deployment web_acl_id tags continuous_deployment_policy_id staging")}
  dynamic "logging_config" {
    for_each = length(var.logging_config) > 0 ? [var.logging_config] : []
    content {
      bucket = logging_config.value.bucket
      ${optional("logging_config.value", "prefix include_cookies")}
    }
  }
  dynamic "origin" {
    for_each = var.origin
    content {
      ${origin(features)}
    }
  }
  dynamic "origin_group" {
    for_each = var.origin_group
    iterator = g
    content {
      origin_id = try(g.value.origin_id, g.key)
      failover_criteria {
        status_codes = g.value.failover_status_codes
      }
      member {
        origin_id = g.value.primary_member_origin_id
      }
      member {
        origin_id = g.value.secondary_member_origin_id
      }
    }
  }
  dynamic "default_cache_behavior" {
    for_each = [var.default_cache_behavior]
    iterator = b
    content {
      ${behavior(features)}
    }
  }
  dynamic "ordered_cache_behavior" {
    for_each = var.ordered_cache_behavior
    iterator = b
    content {
      path_pattern = b.value.path_pattern
      ${behavior(features)}
    }
  }
  dynamic "viewer_certificate" {
    for_each = [var.viewer_certificate]
    iterator = c
    content {
      ${optional("c.value", "acm_certificate_arn cloudfront_default_certificate iam_certificate_id ssl_support_method")}
      minimum_protocol_version = try(c.value.minimum_protocol_version, "TLSv1")
    }
  }
  dynamic "custom_error_response" {
    for_each = length(flatten([var.custom_error_response])[0]) > 0 ? flatten([var.custom_error_response]) : []
    iterator = e
    content {
      error_code = e.value.error_code
      ${optional("e.value", "response_code response_page_path error_caching_min_ttl")}
    }
  }
  restrictions {
    geo_restriction {
      restriction_type = try(var.geo_restriction.restriction_type, "none")
      locations = try(var.geo_restriction.locations, [])
    }
  }
}
`;
}
