import { members, passed } from "./described.ts";

/** One block of a type for an object that may be null. */
export function one(type: string, from: string, content: string): string {
  return `
dynamic "${type}" {
  for_each = ${from} != null ? [${from}] : []
  iterator = x
  content {
    ${content}
  }
}
`;
}

function policy(kind: string): string {
  const made = `aws_cloudfront_${kind}_policy.this[b.value.${kind}_policy_key].id`;
  const found = `data.aws_cloudfront_${kind}_policy.this[b.value.${kind}_policy_name].id`;
  return `${kind}_policy_id = try(coalesce(b.value.${kind}_policy_id, try(${made}, ${found}, null)), null)`;
}

const BEHAVIOR_BLOCK = `
${members("b.value", "allowed_methods cached_methods compress default_ttl max_ttl min_ttl field_level_encryption_id")}
${members("b.value", "realtime_log_config_arn smooth_streaming target_origin_id trusted_key_groups trusted_signers viewer_protocol_policy")}
${policy("cache")}
${policy("origin_request")}
${policy("response_headers")}
dynamic "forwarded_values" {
  for_each = b.value.cache_policy_id == null && b.value.cache_policy_key == null && b.value.cache_policy_name == null && b.value.forwarded_values != null ? [b.value.forwarded_values] : []
  iterator = v
  content {
    ${members("v.value", "headers query_string query_string_cache_keys")}
    cookies {
      forward = v.value.cookies.forward
      whitelisted_names = v.value.cookies.whitelisted_names
    }
  }
}
dynamic "function_association" {
  for_each = b.value.function_association != null ? b.value.function_association : {}
  iterator = f
  content {
    event_type = try(coalesce(f.value.event_type, f.key))
    function_arn = try(coalesce(f.value.function_arn, try(aws_cloudfront_function.this[f.value.function_key].arn, null)), null)
  }
}
dynamic "lambda_function_association" {
  for_each = b.value.lambda_function_association != null ? b.value.lambda_function_association : {}
  iterator = l
  content {
    event_type = try(coalesce(l.value.event_type, l.key))
    ${members("l.value", "include_body lambda_arn")}
  }
}
${one("grpc_config", "b.value.grpc_config", "enabled = x.value.enabled")}
`;

const ORIGIN_BLOCK = `
${members("o.value", "domain_name origin_path connection_attempts connection_timeout response_completion_timeout")}
origin_id = try(coalesce(o.value.origin_id, o.key))
origin_access_control_id = try(coalesce(o.value.origin_access_control_id, try(aws_cloudfront_origin_access_control.this[o.value.origin_access_control_key].id, null)), null)
dynamic "custom_header" {
  for_each = o.value.custom_header != null ? o.value.custom_header : {}
  content {
    name = custom_header.key
    value = custom_header.value
  }
}
${one(
  "custom_origin_config",
  "o.value.custom_origin_config",
  members(
    "x.value",
    "http_port https_port ip_address_type origin_keepalive_timeout origin_read_timeout origin_protocol_policy origin_ssl_protocols",
  ),
)}
${one("origin_shield", "o.value.origin_shield", members("x.value", "enabled origin_shield_region"))}
${one(
  "vpc_origin_config",
  "o.value.vpc_origin_config",
  `${members("x.value", "origin_keepalive_timeout origin_read_timeout owner_account_id")}
vpc_origin_id = try(coalesce(x.value.vpc_origin_id, try(aws_cloudfront_vpc_origin.this[x.value.vpc_origin_key].id, null)), null)`,
)}
`;

const MTLS = `
mode = x.value.mode
${one(
  "trust_store_config",
  "try(var.viewer_mtls_config.trust_store_config, null)",
  members("x.value", "trust_store_id advertise_trust_store_ca_names ignore_certificate_expiry"),
)}`;

export const DISTRIBUTION = `
resource "aws_cloudfront_distribution" "this" {
  count = var.create ? 1 : 0
  ${passed("aliases anycast_ip_list_id comment continuous_deployment_policy_id default_root_object enabled http_version")}
  ${passed("is_ipv6_enabled price_class retain_on_delete staging wait_for_deployment web_acl_id tags")}
  dynamic "custom_error_response" {
    for_each = var.custom_error_response != null ? var.custom_error_response : []
    iterator = e
    content {
      ${members("e.value", "error_caching_min_ttl error_code response_code response_page_path")}
    }
  }
  dynamic "default_cache_behavior" {
    for_each = [var.default_cache_behavior]
    iterator = b
    content {
      ${BEHAVIOR_BLOCK}
    }
  }
  dynamic "ordered_cache_behavior" {
    for_each = var.ordered_cache_behavior
    iterator = b
    content {
      path_pattern = b.value.path_pattern
      ${BEHAVIOR_BLOCK}
    }
  }
  dynamic "origin" {
    for_each = var.origin
    iterator = o
    content {
      ${ORIGIN_BLOCK}
    }
  }
  dynamic "origin_group" {
    for_each = var.origin_group != null ? var.origin_group : {}
    iterator = g
    content {
      origin_id = try(coalesce(g.value.origin_id, g.key))
      failover_criteria {
        status_codes = g.value.failover_criteria.status_codes
      }
      dynamic "member" {
        for_each = g.value.member
        content {
          origin_id = member.value.origin_id
        }
      }
    }
  }
  dynamic "connection_function_association" {
    for_each = var.connection_function_association_id != null || var.create_connection_function ? [true] : []
    content {
      id = try(coalesce(var.connection_function_association_id, aws_cloudfront_connection_function.this[0].id), null)
    }
  }
  dynamic "restrictions" {
    for_each = [var.restrictions]
    iterator = r
    content {
      geo_restriction {
        ${members("r.value.geo_restriction", "locations restriction_type")}
      }
    }
  }
  dynamic "viewer_certificate" {
    for_each = [var.viewer_certificate]
    iterator = c
    content {
      ${members("c.value", "acm_certificate_arn cloudfront_default_certificate iam_certificate_id minimum_protocol_version ssl_support_method")}
    }
  }
  ${one("logging_config", "var.logging_config", members("x.value", "bucket include_cookies prefix"))}
  ${one("viewer_mtls_config", "var.viewer_mtls_config", MTLS)}
}
`;
