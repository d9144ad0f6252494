/**
 * Block types of the resources and data sources that adapters read, at any depth: in Terraform's JSON syntax nothing else
 * tells a block from an argument. Within one resource type no name is both.
 * From the documentation of the providers aws, tls and archive, and compared with the 1,706 such blocks of 1,596 .tf files of
 * public repositories, on 2026-11-26.
 */
const BLOCKS: Readonly<Record<string, string>> = {
  archive_file: "source",
  aws_acm_certificate: "options validation_option",
  aws_acm_certificate_validation: "",
  aws_api_gateway_deployment: "canary_settings",
  aws_api_gateway_domain_name: "endpoint_configuration mutual_tls_authentication",
  aws_api_gateway_integration: "tls_config",
  aws_api_gateway_rest_api: "endpoint_configuration",
  aws_api_gateway_stage: "access_log_settings canary_settings",
  aws_apigatewayv2_api: "cors_configuration",
  aws_apigatewayv2_domain_name: "domain_name_configuration mutual_tls_authentication",
  aws_cloudfront_cache_policy:
    "parameters_in_cache_key_and_forwarded_to_origin cookies_config cookies headers_config headers query_strings_config query_strings",
  aws_cloudfront_distribution:
    "custom_error_response default_cache_behavior ordered_cache_behavior forwarded_values cookies lambda_function_association function_association grpc_config logging_config origin custom_origin_config custom_header origin_shield s3_origin_config vpc_origin_config origin_mtls_config origin_group failover_criteria member restrictions geo_restriction viewer_certificate viewer_mtls_config trust_store_config connection_function_association cache_tag_config",
  aws_cloudfront_function: "",
  aws_cloudfront_origin_request_policy:
    "cookies_config cookies headers_config headers query_strings_config query_strings",
  aws_cloudfront_vpc_origin: "vpc_origin_endpoint_config origin_ssl_protocols",
  aws_default_network_acl: "egress ingress",
  aws_ec2_managed_prefix_list: "entry filter",
  aws_eip: "",
  aws_eip_association: "",
  aws_elb: "access_logs health_check listener",
  aws_iam_policy_document: "statement condition not_principals principals",
  aws_iam_role: "inline_policy",
  aws_iam_server_certificate: "",
  aws_instance:
    "capacity_reservation_specification capacity_reservation_target cpu_options credit_specification ebs_block_device enclave_options ephemeral_block_device filter instance_market_options spot_options launch_template maintenance_options metadata_options network_interface network_performance_options primary_network_interface private_dns_name_options root_block_device secondary_network_interface",
  aws_lambda_alias: "routing_config",
  aws_lambda_function:
    "capacity_provider_config dead_letter_config durable_config environment ephemeral_storage file_system_config image_config lambda_managed_instances_capacity_provider_config logging_config snap_start tenancy_config tracing_config vpc_config",
  aws_lambda_function_url: "cors",
  aws_lambda_permission: "",
  aws_lb:
    "access_logs connection_logs health_check_logs ipam_pools minimum_load_balancer_capacity subnet_mapping",
  aws_lb_listener:
    "default_action authenticate_cognito authenticate_oidc fixed_response forward jwt_validation additional_claim mutual_authentication redirect stickiness target_group",
  aws_lb_listener_certificate: "",
  aws_lb_listener_rule:
    "action authenticate_cognito authenticate_oidc fixed_response forward jwt_validation additional_claim redirect stickiness target_group condition host_header http_header http_request_method path_pattern query_string source_ip transform host_header_rewrite_config url_rewrite_config rewrite",
  aws_lb_ssl_negotiation_policy: "attribute",
  aws_lb_target_group:
    "health_check stickiness target_failover target_group_health dns_failover unhealthy_state_routing target_health_state",
  aws_lb_target_group_attachment: "",
  aws_load_balancer_listener_policy: "",
  aws_network_acl: "egress ingress",
  aws_network_acl_association: "",
  aws_network_acl_rule: "",
  aws_network_interface_sg_attachment: "",
  aws_route53_record:
    "alias cidr_routing_policy failover_routing_policy geolocation_routing_policy geoproximity_routing_policy coordinates latency_routing_policy weighted_routing_policy",
  aws_route53_zone: "vpc",
  aws_s3_bucket:
    "cors_rule grant lifecycle_rule expiration noncurrent_version_expiration noncurrent_version_transition transition logging object_lock_configuration default_retention replication_configuration rules access_control_translation destination metrics replication_time filter source_selection_criteria sse_kms_encrypted_objects rule apply_server_side_encryption_by_default server_side_encryption_configuration versioning website",
  aws_s3_bucket_website_configuration:
    "error_document index_document redirect_all_requests_to routing_rule condition redirect",
  aws_security_group: "egress ingress",
  aws_security_group_rule: "",
  aws_subnet: "",
  aws_vpc_security_group_ingress_rule: "",
  local_file: "",
  tls_cert_request: "subject",
  tls_locally_signed_cert: "",
  tls_private_key: "",
  tls_self_signed_cert: "subject",
};

const ALIASES: Readonly<Record<string, string>> = {
  aws_alb: "aws_lb",
  aws_alb_listener: "aws_lb_listener",
  aws_alb_listener_certificate: "aws_lb_listener_certificate",
  aws_alb_listener_rule: "aws_lb_listener_rule",
  aws_alb_target_group: "aws_lb_target_group",
  aws_alb_target_group_attachment: "aws_lb_target_group_attachment",
};

const SETS = new Map<string, ReadonlySet<string>>();

/** The names of the blocks in a resource of the type; `undefined` for a type that is not listed. */
export function terraformBlocks(type: string): ReadonlySet<string> | undefined {
  const listed = Object.hasOwn(ALIASES, type) ? (ALIASES[type] ?? type) : type;
  const names = Object.hasOwn(BLOCKS, listed) ? BLOCKS[listed] : undefined;
  if (names === undefined) return undefined;
  let set = SETS.get(listed);
  if (!set) {
    set = new Set(["timeouts", ...names.split(" ").filter((name) => name !== "")]);
    SETS.set(listed, set);
  }
  return set;
}
