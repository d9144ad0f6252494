import { distribution, type Features } from "./cloudfront-3-distribution.ts";
import { CONTROLS, FUNCTIONS, HEADERS, INPUTS, STAGING, VPC } from "./cloudfront-3-inputs.ts";
import { attributes, output, variables } from "./described.ts";

/** What the distribution refers to besides, by its keys; no more of it is described. */
const IDENTITIES = `
resource "aws_cloudfront_origin_access_identity" "this" {
  for_each = var.create_origin_access_identity ? var.origin_access_identities : {}
  comment = each.value
}
resource "aws_cloudfront_monitoring_subscription" "this" {
  count = var.create_distribution && var.create_monitoring_subscription ? 1 : 0
}
`;

const OWN_CONTROLS = `
resource "aws_cloudfront_origin_access_control" "this" {
  for_each = var.create_origin_access_control ? var.origin_access_control : {}
}
${output("cloudfront_origin_access_controls", "aws_cloudfront_origin_access_control.this")}
${output("cloudfront_origin_access_controls_ids", "[for c in aws_cloudfront_origin_access_control.this : c.id]")}
`;

const OWN_VPC_ORIGINS = `
resource "aws_cloudfront_vpc_origin" "this" {
  for_each = var.create_vpc_origin ? var.vpc_origin : {}
  tags = var.tags
  dynamic "vpc_origin_endpoint_config" {
    for_each = [each.value]
    iterator = v
    content {
      name = v.value.name
      arn = v.value.arn
      http_port = v.value.http_port
      https_port = v.value.https_port
      origin_protocol_policy = v.value.origin_protocol_policy
      dynamic "origin_ssl_protocols" {
        for_each = [v.value.origin_ssl_protocols]
        iterator = p
        content {
          items = p.value.items
          quantity = p.value.quantity
        }
      }
    }
  }
}
${output("cloudfront_vpc_origin_ids", "[for v in aws_cloudfront_vpc_origin.this : v.id]")}
`;

const OWN_HEADERS = `
resource "aws_cloudfront_response_headers_policy" "this" {
  for_each = var.create_response_headers_policy && var.response_headers_policies != null ? var.response_headers_policies : {}
}
${output("cloudfront_response_headers_policies", "aws_cloudfront_response_headers_policy.this")}
`;

const OWN_FUNCTIONS = `
resource "aws_cloudfront_function" "this" {
  for_each = var.create_cloudfront_function && var.cloudfront_functions != null ? var.cloudfront_functions : {}
  name = try(coalesce(each.value.name, each.key))
  code = each.value.code
  runtime = each.value.runtime
  comment = each.value.comment
  publish = each.value.publish
  key_value_store_associations = each.value.key_value_store_associations
}
${output("cloudfront_functions", "aws_cloudfront_function.this")}
`;

function lookup(kind: string): string {
  return `
data "aws_cloudfront_${kind}_policy" "this" {
  for_each = toset([for b in concat([var.default_cache_behavior], var.ordered_cache_behavior) : b.${kind}_policy_name if can(b.${kind}_policy_name)])
  name = each.key
}
`;
}

const LOOKUPS = ["cache", "origin_request", "response_headers"].map(lookup).join("");

const OUTPUTS = [
  attributes(
    "cloudfront_distribution_",
    "aws_cloudfront_distribution.this[0]",
    "id arn caller_reference status trusted_signers domain_name last_modified_time in_progress_validation_batches etag hosted_zone_id",
    '""',
  ),
  output("cloudfront_distribution_tags", 'try(aws_cloudfront_distribution.this[0].tags_all, "")'),
  output(
    "cloudfront_monitoring_subscription_id",
    'try(aws_cloudfront_monitoring_subscription.this[0].id, "")',
  ),
  output(
    "cloudfront_origin_access_identities",
    "{ for k, i in aws_cloudfront_origin_access_identity.this : k => i }",
  ),
  output(
    "cloudfront_origin_access_identity_ids",
    "[for i in aws_cloudfront_origin_access_identity.this : i.id]",
  ),
  output(
    "cloudfront_origin_access_identity_iam_arns",
    "[for i in aws_cloudfront_origin_access_identity.this : i.iam_arn]",
  ),
].join("");

/** Releases 3.0 to 5.2: inputs of any type, from which the distribution takes what it finds. */
export function cloudfront3(features: Features): string {
  const { controls, byName, vpc, headers, functions } = features;
  return [
    variables({ ...INPUTS, ...STAGING }),
    distribution(features),
    IDENTITIES,
    OUTPUTS,
    ...(controls ? [variables(CONTROLS), OWN_CONTROLS] : []),
    ...(byName ? [LOOKUPS] : []),
    ...(vpc ? [variables(VPC), OWN_VPC_ORIGINS] : []),
    ...(headers ? [variables(HEADERS), OWN_HEADERS] : []),
    ...(functions ? [variables(FUNCTIONS), OWN_FUNCTIONS] : []),
  ].join("\n");
}
