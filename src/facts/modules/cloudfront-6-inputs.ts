import type { Inputs } from "./described.ts";

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

export const KEYED = "parameters_in_cache_key_and_forwarded_to_origin";

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

export const INPUTS: Inputs = {
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

export const REQUIRED: Inputs = {
  ordered_cache_behavior: `list(${object([...BEHAVIOR, "path_pattern = string", "viewer_protocol_policy = string"])}) := []`,
  origin: `map(${object(ORIGIN)}) := {}`,
  restrictions:
    'object({ geo_restriction = object({ locations = optional(list(string)), restriction_type = optional(string, "none") }) }) := { geo_restriction = { restriction_type = "none" } }',
  viewer_certificate:
    'object({ acm_certificate_arn = optional(string), cloudfront_default_certificate = optional(bool), iam_certificate_id = optional(string), minimum_protocol_version = optional(string, "TLSv1.2_2025"), ssl_support_method = optional(string) }) := {}',
};

/** The only input without a default. */
export const DEFAULT_BEHAVIOR = `
variable "default_cache_behavior" {
  type = ${object([...BEHAVIOR, 'viewer_protocol_policy = optional(string, "https-only")'])}
  nullable = false
}
`;
