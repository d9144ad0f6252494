/**
 * The Terraform types that the adapters read. Resources of other types are evaluated only as far as
 * something refers to them, and are handed on only where a policy names their type.
 */
const READ: ReadonlySet<string> = new Set([
  "archive_file",
  "aws_acm_certificate",
  "aws_acm_certificate_validation",
  "aws_alb",
  "aws_alb_listener",
  "aws_alb_listener_certificate",
  "aws_alb_listener_rule",
  "aws_alb_target_group",
  "aws_alb_target_group_attachment",
  "aws_api_gateway_deployment",
  "aws_api_gateway_domain_name",
  "aws_api_gateway_integration",
  "aws_api_gateway_rest_api",
  "aws_api_gateway_stage",
  "aws_apigatewayv2_api",
  "aws_apigatewayv2_domain_name",
  "aws_apigatewayv2_stage",
  "aws_cloudfront_cache_policy",
  "aws_cloudfront_distribution",
  "aws_cloudfront_function",
  "aws_cloudfront_multitenant_distribution",
  "aws_cloudfront_origin_request_policy",
  "aws_cloudfront_vpc_origin",
  "aws_default_network_acl",
  "aws_default_security_group",
  "aws_ec2_managed_prefix_list",
  "aws_eip",
  "aws_eip_association",
  "aws_elb",
  "aws_iam_policy_document",
  "aws_iam_role",
  "aws_iam_server_certificate",
  "aws_instance",
  "aws_lambda_alias",
  "aws_lambda_function",
  "aws_lambda_function_url",
  "aws_lambda_permission",
  "aws_lb",
  "aws_lb_listener",
  "aws_lb_listener_certificate",
  "aws_lb_listener_rule",
  "aws_lb_ssl_negotiation_policy",
  "aws_lb_target_group",
  "aws_lb_target_group_attachment",
  "aws_load_balancer_listener_policy",
  "aws_network_acl",
  "aws_network_acl_association",
  "aws_network_acl_rule",
  "aws_network_interface_sg_attachment",
  "aws_prefix_list",
  "aws_route53_record",
  "aws_route53_zone",
  "aws_s3_bucket",
  "aws_s3_bucket_website_configuration",
  "aws_security_group",
  "aws_security_group_rule",
  "aws_subnet",
  "aws_vpc_security_group_ingress_rule",
  "local_file",
  "tls_cert_request",
  "tls_locally_signed_cert",
  "tls_private_key",
  "tls_self_signed_cert",
]);

/** Whether adapters read resources or data sources of the Terraform type. */
export function isModelledType(type: string): boolean {
  return READ.has(type);
}

/** Of those, the ones that matter only where a distribution runs the code: most Lambda functions do other work. */
export const EDGE_CODE_TYPES: ReadonlySet<string> = new Set([
  "archive_file",
  "aws_iam_policy_document",
  "aws_iam_role",
  "aws_lambda_function",
  "local_file",
]);

const LOAD_BALANCERS: ReadonlySet<string> = new Set(["aws_alb", "aws_elb", "aws_lb"]);
const FILTERED: ReadonlySet<string> = new Set([...LOAD_BALANCERS, "aws_instance"]);
const INSTANCES: ReadonlySet<string> = new Set(["aws_instance"]);

/** Those that matter only beside others: a firewall beside what it protects, a permission beside what it opens. */
export const MATTERS_WITH: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["aws_default_network_acl", FILTERED],
  ["aws_default_security_group", FILTERED],
  ["aws_ec2_managed_prefix_list", FILTERED],
  ["aws_eip", INSTANCES],
  ["aws_eip_association", INSTANCES],
  ["aws_lambda_permission", new Set(["aws_lambda_function_url"])],
  ["aws_network_acl", FILTERED],
  ["aws_network_acl_association", FILTERED],
  ["aws_network_acl_rule", FILTERED],
  ["aws_network_interface_sg_attachment", INSTANCES],
  ["aws_prefix_list", FILTERED],
  ["aws_security_group", FILTERED],
  ["aws_security_group_rule", FILTERED],
  ["aws_subnet", FILTERED],
  ["aws_vpc_security_group_ingress_rule", FILTERED],
]);
