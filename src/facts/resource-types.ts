/**
 * The Terraform types that the adapters read. Resources of other types are evaluated only as far as
 * something refers to them, and are not handed on.
 */
const PREFIXES = [
  "aws_cloudfront_",
  "aws_lb",
  "aws_alb",
  "aws_elb",
  "aws_acm_certificate",
  "aws_iam_server_certificate",
  "aws_route53_",
  "aws_apigatewayv2_",
  "aws_api_gateway_",
  "aws_lambda_function",
  "aws_s3_bucket",
  "aws_security_group",
  "aws_vpc_security_group_",
  "aws_ec2_managed_prefix_list",
  "aws_load_balancer_",
  "tls_",
];

const NAMES: ReadonlySet<string> = new Set([
  "archive_file",
  "aws_lambda_alias",
  "aws_instance",
  "aws_eip",
  "aws_eip_association",
  "aws_iam_role",
  "aws_iam_policy_document",
]);

/** Whether adapters read resources or data sources of the Terraform type. */
export function isModelledType(type: string): boolean {
  return NAMES.has(type) || PREFIXES.some((prefix) => type.startsWith(prefix));
}
