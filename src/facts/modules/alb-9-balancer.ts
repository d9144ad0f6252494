import { PASSED } from "./alb-9-inputs.ts";
import { members, optional, passed } from "./described.ts";

/** The tag by which the module marks what it makes; 10.5 leaves it out. */
export const MARKED = 'merge(var.tags, { terraform-aws-modules = "alb" })';

export function balancer(logs: string, region: string, tags: string): string {
  return `
locals {
  made = var.create && var.putin_khuylo
  tags = ${tags}
}
resource "aws_lb" "this" {
  count = local.made ? 1 : 0
  ${region}
  ${passed(PASSED)}
  tags = local.tags
  security_groups = var.create_security_group ? concat([aws_security_group.this[0].id], var.security_groups) : var.security_groups
  ${logs}
  dynamic "subnet_mapping" {
    for_each = var.subnet_mapping != null ? var.subnet_mapping : []
    iterator = s
    content {
      subnet_id = s.value.subnet_id
      ${optional("s.value", "allocation_id ipv6_address private_ipv4_address")}
    }
  }
}
resource "aws_security_group" "this" {
  count = local.made && var.create_security_group ? 1 : 0
}
`;
}

/** A block for an input that is an object, and null or empty where there is none. */
function block(type: string, isSet: string, content: string): string {
  return `
dynamic "${type}" {
  for_each = ${isSet} ? [var.${type}] : []
  iterator = x
  content {
    ${content}
  }
}
`;
}

export const NINE_BLOCKS = [
  ...["access_logs", "connection_logs"].map((type) =>
    block(
      type,
      `length(var.${type}) > 0`,
      `bucket = x.value.bucket\nenabled = try(x.value.enabled, true)\nprefix = try(x.value.prefix, null)`,
    ),
  ),
  block("ipam_pools", "length(var.ipam_pools) > 0", "ipv4_ipam_pool_id = x.value.ipv4_ipam_pool_id"),
  block(
    "minimum_load_balancer_capacity",
    "length(var.minimum_load_balancer_capacity) > 0",
    "capacity_units = x.value.capacity_units",
  ),
].join("");

export const TEN_BLOCKS = [
  ...["access_logs", "connection_logs", "health_check_logs"].map((type) =>
    block(type, `var.${type} != null`, members("x.value", "bucket enabled prefix")),
  ),
  block("ipam_pools", "var.ipam_pools != null", "ipv4_ipam_pool_id = x.value.ipv4_ipam_pool_id"),
  block(
    "minimum_load_balancer_capacity",
    "var.minimum_load_balancer_capacity != null",
    "capacity_units = x.value.capacity_units",
  ),
].join("");
