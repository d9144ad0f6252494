import type { Inputs } from "./described.ts";

export const INPUTS: Inputs = {
  create_distribution: "bool := true",
  create_origin_access_identity: "bool := false",
  origin_access_identities: "map(string) := {}",
  aliases: "list(string) := null",
  comment: "string := null",
  default_root_object: "string := null",
  enabled: "bool := true",
  http_version: 'string := "http2"',
  is_ipv6_enabled: "bool := null",
  price_class: "string := null",
  retain_on_delete: "bool := false",
  wait_for_deployment: "bool := true",
  web_acl_id: "string := null",
  tags: "map(string) := null",
  origin: "any := null",
  origin_group: "any := {}",
  viewer_certificate: 'any := { cloudfront_default_certificate = true, minimum_protocol_version = "TLSv1" }',
  geo_restriction: "any := {}",
  logging_config: "any := {}",
  custom_error_response: "any := {}",
  default_cache_behavior: "any := null",
  ordered_cache_behavior: "any := []",
  create_monitoring_subscription: "bool := false",
  realtime_metrics_subscription_status: 'string := "Enabled"',
};

export const STAGING: Inputs = {
  continuous_deployment_policy_id: "string := null",
  staging: "bool := false",
};

export const CONTROLS: Inputs = {
  create_origin_access_control: "bool := false",
  origin_access_control:
    "map(object({ name = optional(string), description = string, origin_type = string, signing_behavior = string, signing_protocol = string })) := " +
    '{ s3 = { description = "", origin_type = "s3", signing_behavior = "always", signing_protocol = "sigv4" } }',
};

export const VPC: Inputs = {
  create_vpc_origin: "bool := false",
  vpc_origin:
    "map(object({ name = string, arn = string, http_port = number, https_port = number, origin_protocol_policy = string, origin_ssl_protocols = object({ items = list(string), quantity = number }) })) := {}",
  vpc_origin_timeouts: "map(string) := {}",
};

export const HEADERS: Inputs = {
  create_response_headers_policy: "bool := false",
  response_headers_policies: "map(object({ name = optional(string) })) := null",
};

export const FUNCTIONS: Inputs = {
  create_cloudfront_function: "bool := false",
  cloudfront_functions:
    'map(object({ name = optional(string), runtime = optional(string, "cloudfront-js-2.0"), comment = optional(string), publish = optional(bool), code = string, key_value_store_associations = optional(list(string)) })) := null',
};
