import { attributes, type Inputs, members, notNullable, output, passed, variables } from "./described.ts";

const FORWARDED =
  'forwarded_values = optional(object({ cookies = object({ forward = optional(string, "none"), whitelisted_names = optional(list(string)) }), headers = optional(list(string)), query_string = optional(bool, false), query_string_cache_keys = optional(list(string)) }), ' +
  '{ cookies = { forward = "none" }, query_string = false })';

const BEHAVIOR = [
  'allowed_methods = optional(list(string), ["GET", "HEAD", "OPTIONS"])',
  'cached_methods = optional(list(string), ["GET", "HEAD"])',
  "compress = optional(bool, true)",
  ...optionals("number", "default_ttl max_ttl min_ttl"),
  ...optionals("string", "field_level_encryption_id realtime_log_config_arn"),
  ...optionals("string", "cache_policy_id cache_policy_key cache_policy_name"),
  ...optionals("string", "origin_request_policy_id origin_request_policy_key origin_request_policy_name"),
  ...optionals(
    "string",
    "response_headers_policy_id response_headers_policy_key response_headers_policy_name",
  ),
  FORWARDED,
  "function_association = optional(map(object({ event_type = optional(string), function_arn = optional(string), function_key = optional(string) })))",
  "grpc_config = optional(object({ enabled = optional(bool) }))",
  "lambda_function_association = optional(map(object({ event_type = optional(string), include_body = optional(bool), lambda_arn = string })))",
  "smooth_streaming = optional(bool)",
  "target_origin_id = string",
  ...optionals("list(string)", "trusted_key_groups trusted_signers"),
];

const ORIGIN = [
  ...optionals("number", "connection_attempts connection_timeout response_completion_timeout"),
  "custom_header = optional(map(string))",
  'custom_origin_config = optional(object({ http_port = number, https_port = number, ip_address_type = optional(string), origin_keepalive_timeout = optional(number), origin_read_timeout = optional(number), origin_protocol_policy = string, origin_ssl_protocols = optional(list(string), ["TLSv1.2"]) }))',
  "domain_name = string",
  ...optionals("string", "origin_access_control_key origin_access_control_id origin_id origin_path"),
  "origin_shield = optional(object({ enabled = bool, origin_shield_region = optional(string) }))",
  "vpc_origin_config = optional(object({ origin_keepalive_timeout = optional(number), origin_read_timeout = optional(number), vpc_origin_id = optional(string), vpc_origin_key = optional(string), owner_account_id = optional(string) }))",
];

const VPC_ORIGIN =
  'object({ arn = string, http_port = number, https_port = number, name = optional(string), origin_protocol_policy = string, origin_ssl_protocols = object({ items = optional(list(string), ["TLSv1.2"]), quantity = optional(number, 1) }), tags = optional(map(string), {}) })';

/** Three of these make up a policy; each names what it lists in a block of its own. */
function listing(config: string, behavior: string, block: string): string {
  return `${config} = object({ ${behavior} = string, ${block} = optional(object({ items = list(string) })) })`;
}

const LISTINGS = [
  listing("cookies_config", "cookie_behavior", "cookies"),
  listing("headers_config", "header_behavior", "headers"),
  listing("query_strings_config", "query_string_behavior", "query_strings"),
];

const KEYED = "parameters_in_cache_key_and_forwarded_to_origin";

const CACHE_POLICY = [
  ...optionals("string", "name comment"),
  ...optionals("number", "default_ttl max_ttl"),
  "min_ttl = number",
  `${KEYED} = object({ ${[...optionals("bool", "enable_accept_encoding_brotli enable_accept_encoding_gzip"), ...LISTINGS].join(", ")} })`,
];

function optionals(type: string, names: string): string[] {
  return names.split(" ").map((name) => `${name} = optional(${type})`);
}

function object(of: readonly string[]): string {
  return `object({ ${of.join(", ")} })`;
}

const INPUTS: Inputs = {
  create: "bool := true",
  tags: "map(string) := {}",
  aliases: "list(string) := null",
  anycast_ip_list_id: "string := null",
  comment: "string := null",
  connection_function_association_id: "string := null",
  continuous_deployment_policy_id: "string := null",
  custom_error_response:
    "list(object({ error_caching_min_ttl = optional(number), error_code = number, response_code = optional(number), response_page_path = optional(string) })) := null",
  default_root_object: "string := null",
  enabled: "bool := true",
  http_version: 'string := "http2"',
  is_ipv6_enabled: "bool := true",
  logging_config:
    "object({ bucket = optional(string), include_cookies = optional(bool), prefix = optional(string) }) := null",
  origin_group:
    "map(object({ failover_criteria = object({ status_codes = list(number) }), member = list(object({ origin_id = string })), origin_id = optional(string) })) := null",
  price_class: "string := null",
  retain_on_delete: "bool := null",
  staging: "bool := null",
  viewer_mtls_config:
    "object({ mode = optional(string), trust_store_config = optional(object({ trust_store_id = string, advertise_trust_store_ca_names = optional(bool), ignore_certificate_expiry = optional(bool) })) }) := null",
  wait_for_deployment: "bool := null",
  web_acl_id: "string := null",
  origin_access_control:
    "map(object({ description = optional(string), name = optional(string), origin_type = string, signing_behavior = string, signing_protocol = string })) := " +
    '{ s3 = { origin_type = "s3", signing_behavior = "always", signing_protocol = "sigv4" } }',
  vpc_origin: `map(${VPC_ORIGIN}) := null`,
  cache_policies: `map(${object(CACHE_POLICY)}) := null`,
  origin_request_policies: `map(${object([...optionals("string", "name comment"), ...LISTINGS])}) := null`,
  response_headers_policies: "map(object({ name = optional(string) })) := null",
  cloudfront_functions:
    'map(object({ name = optional(string), runtime = optional(string, "cloudfront-js-2.0"), comment = optional(string), publish = optional(bool), code = string, key_value_store_associations = optional(list(string)) })) := null',
  create_monitoring_subscription: "bool := false",
  realtime_metrics_subscription_status: 'string := "Enabled"',
  create_connection_function: "bool := false",
  connection_function_code: "string := null",
  connection_function_config: "any := null",
  connection_function_name: "string := null",
  connection_function_publish: "bool := null",
  enable_v2_logging: "bool := false",
  v2_logging: "any := null",
};

const REQUIRED: Inputs = {
  ordered_cache_behavior: `list(${object([...BEHAVIOR, "path_pattern = string", "viewer_protocol_policy = string"])}) := []`,
  origin: `map(${object(ORIGIN)}) := {}`,
  restrictions:
    'object({ geo_restriction = object({ locations = optional(list(string)), restriction_type = optional(string, "none") }) }) := { geo_restriction = { restriction_type = "none" } }',
  viewer_certificate:
    'object({ acm_certificate_arn = optional(string), cloudfront_default_certificate = optional(bool), iam_certificate_id = optional(string), minimum_protocol_version = optional(string, "TLSv1.2_2025"), ssl_support_method = optional(string) }) := {}',
};

/** The only input without a default. */
const DEFAULT_BEHAVIOR = `
variable "default_cache_behavior" {
  type = ${object([...BEHAVIOR, 'viewer_protocol_policy = optional(string, "https-only")'])}
  nullable = false
}
`;

/** One block of a type for an object that may be null. */
function one(type: string, from: string, content: string): string {
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

const DISTRIBUTION = `
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

/** A block of a policy, and within it the block that lists its items. */
function listed(config: string, behavior: string, block: string, object: string): string {
  return `
dynamic "${config}" {
  for_each = [${object}.${config}]
  iterator = c
  content {
    ${behavior} = c.value.${behavior}
    ${one(block, `c.value.${block}`, "items = x.value.items")}
  }
}
`;
}

function lists(object: string): string {
  return [
    listed("cookies_config", "cookie_behavior", "cookies", object),
    listed("headers_config", "header_behavior", "headers", object),
    listed("query_strings_config", "query_string_behavior", "query_strings", object),
  ].join("");
}

const POLICIES = `
resource "aws_cloudfront_cache_policy" "this" {
  for_each = var.cache_policies != null ? var.cache_policies : {}
  name = try(coalesce(each.value.name, each.key))
  ${members("each.value", "comment default_ttl max_ttl min_ttl")}
  dynamic "${KEYED}" {
    for_each = [each.value.${KEYED}]
    iterator = k
    content {
      ${members("k.value", "enable_accept_encoding_brotli enable_accept_encoding_gzip")}
      ${lists("k.value")}
    }
  }
}
resource "aws_cloudfront_origin_request_policy" "this" {
  for_each = var.origin_request_policies != null ? var.origin_request_policies : {}
  name = try(coalesce(each.value.name, each.key))
  comment = each.value.comment
  ${lists("each.value")}
}
`;

const OTHERS = `
resource "aws_cloudfront_vpc_origin" "this" {
  for_each = var.vpc_origin != null ? var.vpc_origin : {}
  tags = merge(var.tags, each.value.tags)
  dynamic "vpc_origin_endpoint_config" {
    for_each = [each.value]
    iterator = v
    content {
      ${members("v.value", "arn http_port https_port origin_protocol_policy")}
      name = try(coalesce(v.value.name, each.key))
      ${one("origin_ssl_protocols", "v.value.origin_ssl_protocols", members("x.value", "items quantity"))}
    }
  }
}
resource "aws_cloudfront_function" "this" {
  for_each = var.cloudfront_functions != null ? var.cloudfront_functions : {}
  name = try(coalesce(each.value.name, each.key))
  ${members("each.value", "code runtime comment publish key_value_store_associations")}
}
`;

/** What the distribution refers to besides, by its keys; no more of it is described. */
const REFERRED = `
resource "aws_cloudfront_origin_access_control" "this" {
  for_each = var.origin_access_control != null ? var.origin_access_control : {}
}
resource "aws_cloudfront_response_headers_policy" "this" {
  for_each = var.response_headers_policies != null ? var.response_headers_policies : {}
}
resource "aws_cloudfront_connection_function" "this" {
  count = var.create && var.create_connection_function ? 1 : 0
}
resource "aws_cloudfront_monitoring_subscription" "this" {
  count = var.create && var.create_monitoring_subscription ? 1 : 0
}
`;

function lookup(kind: string): string {
  const names = `b.${kind}_policy_name`;
  return `
data "aws_cloudfront_${kind}_policy" "this" {
  for_each = toset([for b in concat([var.default_cache_behavior], var.ordered_cache_behavior) : ${names} if ${names} != null])
  name = each.key
}
`;
}

/** Releases 6.0 to 6.6: every input has a type; what a release lacks, Terraform refuses. */
export const cloudfront6 = [
  variables(INPUTS),
  notNullable(REQUIRED),
  DEFAULT_BEHAVIOR,
  DISTRIBUTION,
  POLICIES,
  OTHERS,
  REFERRED,
  ...["cache", "origin_request", "response_headers"].map(lookup),
  attributes(
    "cloudfront_distribution_",
    "aws_cloudfront_distribution.this[0]",
    "id arn caller_reference status trusted_signers domain_name last_modified_time in_progress_validation_batches etag hosted_zone_id",
    "null",
  ),
  output("cloudfront_origin_access_controls", "aws_cloudfront_origin_access_control.this"),
  output("cloudfront_vpc_origins", "aws_cloudfront_vpc_origin.this"),
  output("cloudfront_cache_policies", "aws_cloudfront_cache_policy.this"),
  output("cloudfront_origin_request_policies", "aws_cloudfront_origin_request_policy.this"),
  output("cloudfront_response_headers_policies", "aws_cloudfront_response_headers_policy.this"),
  output("cloudfront_functions", "aws_cloudfront_function.this"),
  attributes(
    "cloudfront_monitoring_subscription_",
    "aws_cloudfront_monitoring_subscription.this[0]",
    "id",
    "null",
  ),
  attributes(
    "connection_function_",
    "aws_cloudfront_connection_function.this[0]",
    "id etag live_stage_etag status",
    "null",
  ),
  output(
    "connection_function_arn",
    "try(aws_cloudfront_connection_function.this[0].connection_function_arn, null)",
  ),
].join("\n");
