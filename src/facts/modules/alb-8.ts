import { attributes, type Inputs, optional, output, passed, variables } from "./described.ts";

const INPUTS: Inputs = {
  create_lb: "bool := true",
  drop_invalid_header_fields: "bool := false",
  preserve_host_header: "bool := false",
  enable_deletion_protection: "bool := false",
  enable_http2: "bool := true",
  enable_cross_zone_load_balancing: "bool := false",
  enable_tls_version_and_cipher_suite_headers: "bool := false",
  enable_xff_client_port: "bool := true",
  extra_ssl_certs: "list(map(string)) := []",
  https_listeners: "any := []",
  http_tcp_listeners: "any := []",
  https_listener_rules: "any := []",
  http_tcp_listener_rules: "any := []",
  idle_timeout: "number := 60",
  ip_address_type: 'string := "ipv4"',
  listener_ssl_policy_default: 'string := "ELBSecurityPolicy-2016-08"',
  internal: "bool := false",
  load_balancer_create_timeout: 'string := "10m"',
  load_balancer_delete_timeout: 'string := "10m"',
  load_balancer_update_timeout: 'string := "10m"',
  name: "string := null",
  name_prefix: "string := null",
  load_balancer_type: 'string := "application"',
  access_logs: "map(string) := {}",
  subnets: "list(string) := null",
  subnet_mapping: "list(map(string)) := []",
  tags: "map(string) := {}",
  lb_tags: "map(string) := {}",
  target_group_tags: "map(string) := {}",
  https_listener_rules_tags: "map(string) := {}",
  http_tcp_listener_rules_tags: "map(string) := {}",
  https_listeners_tags: "map(string) := {}",
  http_tcp_listeners_tags: "map(string) := {}",
  security_groups: "list(string) := []",
  target_groups: "any := []",
  vpc_id: "string := null",
  enable_waf_fail_open: "bool := false",
  desync_mitigation_mode: 'string := "defensive"',
  xff_header_processing_mode: 'string := "append"',
  putin_khuylo: "bool := true",
  create_security_group: "bool := true",
  security_group_name: "string := null",
  security_group_use_name_prefix: "bool := true",
  security_group_description: "string := null",
  security_group_rules: "any := {}",
  security_group_tags: "map(string) := {}",
  web_acl_arn: "string := null",
};

/** `guarded`: whether it has a security group of its own. */
const loadBalancer = (guarded: string) => `
locals {
  made = var.create_lb && var.putin_khuylo
  guarded = ${guarded}
}
resource "aws_lb" "this" {
  count = local.made ? 1 : 0
  ${passed("name name_prefix load_balancer_type internal subnets idle_timeout enable_cross_zone_load_balancing")}
  ${passed("enable_deletion_protection enable_http2 enable_tls_version_and_cipher_suite_headers")}
  ${passed("enable_xff_client_port ip_address_type drop_invalid_header_fields preserve_host_header")}
  ${passed("enable_waf_fail_open desync_mitigation_mode xff_header_processing_mode")}
  security_groups = local.guarded ? concat([aws_security_group.this[0].id], var.security_groups) : var.security_groups
  tags = merge({ Name = var.name != null ? var.name : var.name_prefix }, var.tags, var.lb_tags)
  dynamic "access_logs" {
    for_each = length(var.access_logs) > 0 ? [var.access_logs] : []
    content {
      enabled = try(access_logs.value.enabled, try(access_logs.value.bucket, null) != null)
      ${optional("access_logs.value", "bucket prefix")}
    }
  }
  dynamic "subnet_mapping" {
    for_each = var.subnet_mapping
    iterator = s
    content {
      subnet_id = s.value.subnet_id
      ${optional("s.value", "allocation_id private_ipv4_address ipv6_address")}
    }
  }
}
`;

/** Of the actions only their type: no request to the balancer hangs on more. */
function listener(name: string, list: string, tags: string, content: string): string {
  return `
resource "aws_lb_listener" "${name}" {
  count = local.made ? length(${list}) : 0
  load_balancer_arn = aws_lb.this[0].arn
  port = ${list}[count.index].port
  tags = merge(var.tags, ${tags}, try(${list}[count.index].tags, {}))
  ${content}
  dynamic "default_action" {
    for_each = [${list}[count.index]]
    content {
      type = try(default_action.value.action_type, "forward")
    }
  }
}
`;
}

const LISTENERS = [
  listener(
    "frontend_http_tcp",
    "var.http_tcp_listeners",
    "var.http_tcp_listeners_tags",
    "protocol = var.http_tcp_listeners[count.index].protocol",
  ),
  listener(
    "frontend_https",
    "var.https_listeners",
    "var.https_listeners_tags",
    `protocol = try(var.https_listeners[count.index].protocol, "HTTPS")
  certificate_arn = var.https_listeners[count.index].certificate_arn
  ssl_policy = try(var.https_listeners[count.index].ssl_policy, var.listener_ssl_policy_default)
  alpn_policy = try(var.https_listeners[count.index].alpn_policy, null)`,
  ),
].join("");

const CERTIFICATES = `
resource "aws_lb_listener_certificate" "https_listener" {
  count = local.made ? length(var.extra_ssl_certs) : 0
  listener_arn = aws_lb_listener.frontend_https[var.extra_ssl_certs[count.index].https_listener_index].arn
  certificate_arn = var.extra_ssl_certs[count.index].certificate_arn
}
`;

/** What is referred to besides, by its keys; no more of it is described. */
const REFERRED = `
resource "aws_lb_target_group" "main" {
  count = local.made ? length(var.target_groups) : 0
  ${["name", "name_prefix"].map((name) => `${name} = try(var.target_groups[count.index].${name}, null)`).join("\n  ")}
}
resource "aws_security_group" "this" {
  count = local.made && local.guarded ? 1 : 0
}
`;

function alb(guarded: string): string {
  return [variables(INPUTS), loadBalancer(guarded), ...REST].join("\n");
}

const REST = [
  LISTENERS,
  CERTIFICATES,
  REFERRED,
  attributes("lb_", "aws_lb.this[0]", "id arn dns_name arn_suffix zone_id", '""'),
  output("http_tcp_listener_arns", "aws_lb_listener.frontend_http_tcp[*].arn"),
  output("http_tcp_listener_ids", "aws_lb_listener.frontend_http_tcp[*].id"),
  output("https_listener_arns", "aws_lb_listener.frontend_https[*].arn"),
  output("https_listener_ids", "aws_lb_listener.frontend_https[*].id"),
  output("target_group_arns", "aws_lb_target_group.main[*].arn"),
  output("target_group_arn_suffixes", "aws_lb_target_group.main[*].arn_suffix"),
  output("target_group_names", "aws_lb_target_group.main[*].name"),
  attributes("security_group_", "aws_security_group.this[0]", "arn id", "null"),
];

/** Releases 8.0 to 8.2: lists of listeners, one for HTTP and TCP and one for HTTPS and TLS. */
export const alb8 = alb("false");

/** Release 8.3. */
export const alb8Secured = alb("var.create_security_group");

/** Releases 8.4 to 8.7. */
export const alb8Guarded = alb('var.create_security_group && var.load_balancer_type == "application"');
