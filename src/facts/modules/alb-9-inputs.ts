import type { Inputs } from "./described.ts";

export const BOTH: Inputs = {
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

export const NINE: Inputs = {
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

export const HEADERS = [
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
export const ACTIONS = {
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

export const TEN: Inputs = {
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

export const PASSED = Object.keys(BOTH)
  .slice(Object.keys(BOTH).indexOf("client_keep_alive"), Object.keys(BOTH).indexOf("default_port"))
  .filter((name) => name !== "security_groups")
  .join(" ");
