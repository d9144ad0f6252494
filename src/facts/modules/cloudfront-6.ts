import { DISTRIBUTION, one } from "./cloudfront-6-distribution.ts";
import { DEFAULT_BEHAVIOR, INPUTS, KEYED, REQUIRED } from "./cloudfront-6-inputs.ts";
import { attributes, members, notNullable, output, variables } from "./described.ts";

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
