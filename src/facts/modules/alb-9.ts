import { attributes, type Inputs, members, optional, output, passed, variables } from "./described.ts";

const BOTH: Inputs = {
  create: "bool := true",
  tags: "map(string) := {}",
  client_keep_alive: "number := null",
  customer_owned_ipv4_pool: "string := null",
  desync_mitigation_mode: "string := null",
  dns_record_client_routing_policy: "string := null",
  drop_invalid_header_fields: "bool := true",
  enable_cross_zone_load_balancing: "bool := true",
  enable_deletion_protection: "bool := true",
  enable_http2: "bool := null",
  enable_tls_version_and_cipher_suite_headers: "bool := null",
  enable_waf_fail_open: "bool := null",
  enable_xff_client_port: "bool := null",
  enable_zonal_shift: "bool := null",
  enforce_security_group_inbound_rules_on_private_link_traffic: "string := null",
  idle_timeout: "number := null",
  internal: "bool := null",
  ip_address_type: "string := null",
  load_balancer_type: 'string := "application"',
  name: "string := null",
  name_prefix: "string := null",
  preserve_host_header: "bool := null",
  security_groups: "list(string) := []",
  subnets: "list(string) := null",
  xff_header_processing_mode: "string := null",
  default_port: "number := 80",
  default_protocol: 'string := "HTTP"',
  create_security_group: "bool := true",
  security_group_name: "string := null",
  security_group_use_name_prefix: "bool := true",
  security_group_description: "string := null",
  vpc_id: "string := null",
  security_group_tags: "map(string) := {}",
  associate_web_acl: "bool := false",
  web_acl_arn: "string := null",
  putin_khuylo: "bool := true",
};

const NINE: Inputs = {
  access_logs: "map(string) := {}",
  connection_logs: "map(string) := {}",
  ipam_pools: "map(string) := {}",
  minimum_load_balancer_capacity: "any := {}",
  subnet_mapping: "list(map(string)) := []",
  timeouts: "map(string) := {}",
  listeners: "any := {}",
  target_groups: "any := {}",
  additional_target_group_attachments: "any := {}",
  security_group_ingress_rules: "any := {}",
  security_group_egress_rules: "any := {}",
  route53_records: "any := {}",
};

const LOGS = "object({ bucket = string, enabled = optional(bool, true), prefix = optional(string) }) := null";

const HEADERS = [
  "request_x_amzn_mtls_clientcert_header_name request_x_amzn_mtls_clientcert_issuer_header_name",
  "request_x_amzn_mtls_clientcert_leaf_header_name request_x_amzn_mtls_clientcert_serial_number_header_name",
  "request_x_amzn_mtls_clientcert_subject_header_name request_x_amzn_mtls_clientcert_validity_header_name",
  "request_x_amzn_tls_cipher_suite_header_name request_x_amzn_tls_version_header_name",
  "response_access_control_allow_credentials_header_value response_access_control_allow_headers_header_value",
  "response_access_control_allow_methods_header_value response_access_control_allow_origin_header_value",
  "response_access_control_expose_headers_header_value response_access_control_max_age_header_value",
  "response_content_security_policy_header_value response_server_enabled",
  "response_strict_transport_security_header_value response_x_content_type_options_header_value",
  "response_x_frame_options_header_value",
]
  .flatMap((names) => names.split(" "))
  .map((name) => `routing_http_${name}`);

/** Actions by the member of a listener that asks for one, in the order in which the module writes them. */
const ACTIONS = {
  authenticate_cognito: "authenticate-cognito",
  authenticate_oidc: "authenticate-oidc",
  jwt_validation: "jwt-validation",
  fixed_response: "fixed-response",
  forward: "forward",
  weighted_forward: "forward",
  redirect: "redirect",
} as const;

const LISTENER = [
  ...["alpn_policy", "certificate_arn", "protocol", "ssl_policy"].map((name) => `${name} = optional(string)`),
  ...["order", "port", "tcp_idle_timeout_seconds"].map((name) => `${name} = optional(number)`),
  ...HEADERS.map((name) => `${name} = optional(${name.endsWith("_enabled") ? "bool" : "string"})`),
  ...Object.keys(ACTIONS).map((name) => `${name} = optional(object({}))`),
  "additional_certificate_arns = optional(list(string), [])",
  "mutual_authentication = optional(object({ advertise_trust_store_ca_names = optional(string), ignore_client_certificate_expiry = optional(bool), mode = string, trust_store_arn = optional(string) }))",
  "rules = optional(map(object({})), {})",
  "tags = optional(map(string), {})",
].join(", ");

const TEN: Inputs = {
  region: "string := null",
  access_logs: LOGS,
  connection_logs: LOGS,
  health_check_logs: LOGS,
  ipam_pools: "object({ ipv4_ipam_pool_id = string }) := null",
  minimum_load_balancer_capacity: "object({ capacity_units = number }) := null",
  subnet_mapping:
    "list(object({ allocation_id = optional(string), ipv6_address = optional(string), private_ipv4_address = optional(string), subnet_id = string })) := null",
  timeouts: "any := null",
  listeners: `map(object({ ${LISTENER} })) := {}`,
  target_groups: "map(object({ name = optional(string), name_prefix = optional(string) })) := null",
  additional_target_group_attachments: "any := null",
  security_group_ingress_rules: "any := null",
  security_group_egress_rules: "any := null",
  route53_records:
    "map(object({ zone_id = string, name = optional(string), type = string, evaluate_target_health = optional(bool, true) })) := null",
};

const PASSED = Object.keys(BOTH)
  .slice(Object.keys(BOTH).indexOf("client_keep_alive"), Object.keys(BOTH).indexOf("default_port"))
  .filter((name) => name !== "security_groups")
  .join(" ");

/** The tag by which the module marks what it makes; 10.5 leaves it out. */
const MARKED = 'merge(var.tags, { terraform-aws-modules = "alb" })';

function balancer(logs: string, region: string, tags: string): string {
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

const NINE_BLOCKS = [
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

const TEN_BLOCKS = [
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

/** What one listener is made of, where its members may be missing, and where their types say that they are there. */
interface Style {
  readonly port: string;
  readonly protocol: string;
  readonly policy: string;
  readonly defaultPolicy: string;
  /** The members that are set, for a block each. */
  readonly set: (name: string) => string;
  /** Members that become arguments of the same name. */
  readonly given: (object: string, names: string) => string;
  /** What asks for a client certificate. */
  readonly mutual: string;
  readonly region: string;
  readonly extra: string;
}

function listener({ port, protocol, policy, defaultPolicy, set, given, mutual, region }: Style): string {
  const actions = Object.entries(ACTIONS).map(
    ([name, type]) => `
  dynamic "default_action" {
    for_each = ${set(name)}
    content {
      type = "${type}"
    }
  }`,
  );
  return `
resource "aws_lb_listener" "this" {
  for_each = { for k, v in var.listeners : k => v if local.made }
  ${region}
  load_balancer_arn = aws_lb.this[0].arn
  port = ${port}
  protocol = ${protocol}
  ssl_policy = contains(["HTTPS", "TLS"], ${protocol}) ? ${policy.replace("?", `"${defaultPolicy}"`)} : ${policy.replace("?", "null")}
  tags = merge(local.tags, try(each.value.tags, {}))
  ${given("each.value", `alpn_policy certificate_arn tcp_idle_timeout_seconds ${HEADERS.join(" ")}`)}
  dynamic "mutual_authentication" {
    for_each = ${mutual}
    iterator = m
    content {
      mode = m.value.mode
      ${given("m.value", "trust_store_arn ignore_client_certificate_expiry advertise_trust_store_ca_names")}
    }
  }${actions.join("")}
}
`;
}

function certificates({ extra, region }: Style): string {
  return `
locals {
  extra = merge(values({
    for key, listener in var.listeners : key => {
      for i, arn in ${extra} : join("/", [key, i]) => { listener = key, arn = arn }
    } if length(${extra}) > 0
  })...)
}
resource "aws_lb_listener_certificate" "this" {
  for_each = { for k, v in local.extra : k => v if local.made }
  ${region}
  listener_arn = aws_lb_listener.this[each.value.listener].arn
  certificate_arn = each.value.arn
}
`;
}

function records(each: string, name: string, health: string): string {
  return `
resource "aws_route53_record" "this" {
  for_each = ${each}
  zone_id = each.value.zone_id
  name = ${name}
  type = each.value.type
  alias {
    name = aws_lb.this[0].dns_name
    zone_id = aws_lb.this[0].zone_id
    evaluate_target_health = ${health}
  }
}
`;
}

/** What is referred to besides, by its keys; no more of it is described. */
const REFERRED = `
resource "aws_lb_target_group" "this" {
  for_each = local.made && var.target_groups != null ? var.target_groups : {}
  ${optional("each.value", "name name_prefix")}
}
resource "aws_lb_listener_rule" "this" {
  for_each = { for rule in flatten([
    for key, listener in var.listeners : [for name in keys(try(listener.rules, {})) : join("/", [key, name])]
  ]) : rule => rule if local.made }
}
`;

const OUTPUTS = [
  attributes("", "aws_lb.this[0]", "id arn arn_suffix dns_name zone_id", "null"),
  output("listeners", "aws_lb_listener.this"),
  output("listener_rules", "aws_lb_listener_rule.this"),
  output("target_groups", "aws_lb_target_group.this"),
  attributes("security_group_", "aws_security_group.this[0]", "arn id", "null"),
  output("route53_records", "aws_route53_record.this"),
].join("");

const NINE_STYLE: Style = {
  port: "try(each.value.port, var.default_port)",
  protocol: "try(each.value.protocol, var.default_protocol)",
  policy: "try(each.value.ssl_policy, ?)",
  defaultPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
  given: optional,
  mutual: "try([each.value.mutual_authentication], [])",
  set: (name) => `try([each.value.${name}], [])`,
  region: "",
  extra: "try(listener.additional_certificate_arns, [])",
};

const TEN_STYLE: Style = {
  port: "coalesce(each.value.port, var.default_port)",
  protocol: "coalesce(each.value.protocol, var.default_protocol)",
  policy: "try(coalesce(each.value.ssl_policy, ?), null)",
  defaultPolicy: "ELBSecurityPolicy-TLS13-1-3-2021-06",
  given: members,
  mutual: "each.value.mutual_authentication != null ? [each.value.mutual_authentication] : []",
  set: (name) => `each.value.${name} != null ? [each.value.${name}] : []`,
  region: "region = var.region",
  extra: "listener.additional_certificate_arns",
};

function nine(style: Style): string {
  return [
    variables({ ...BOTH, ...NINE }),
    balancer(NINE_BLOCKS, "", MARKED),
    listener(style),
    certificates(style),
    records(
      "{ for k, v in var.route53_records : k => v if var.create }",
      "try(each.value.name, each.key)",
      "true",
    ),
    REFERRED,
    OUTPUTS,
  ].join("\n");
}

/** Releases 9.0 to 9.4: a map of listeners of any shape, none of which asks for a client certificate. */
export const alb9 = nine({ ...NINE_STYLE, mutual: "[]" });

/** Releases 9.5 to 9.17. */
export const alb9Mutual = nine(NINE_STYLE);

function ten(tags: string): string {
  return [
    variables({ ...BOTH, ...TEN }),
    balancer(TEN_BLOCKS, "region = var.region", tags),
    listener(TEN_STYLE),
    certificates(TEN_STYLE),
    records(
      "var.create && var.route53_records != null ? var.route53_records : {}",
      "coalesce(each.value.name, each.key)",
      "each.value.evaluate_target_health",
    ),
    REFERRED,
    OUTPUTS,
  ].join("\n");
}

/** Releases 10.0 to 10.4: a map of listeners of one type, in a region that may be named. */
export const alb10 = ten(MARKED);

/** Release 10.5. */
export const alb10Untagged = ten("var.tags");
