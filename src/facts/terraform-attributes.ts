import type { AtomKind } from "../value.ts";

/**
 * Where the meaning of the attributes is documented: one page per resource type of the AWS provider. Read in copies of
 * each page from the provider's repository, of several years: old enough that an attribute may be gone since.
 * A page says "URL" or "endpoint" and no more of `aws_apprunner_service.service_url`, which AWS gives without a scheme,
 * and of `aws_media_store_container.endpoint`, which AWS's own examples show with one.
 */
export const source = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs";

/** The day the copies were read. */
export const asOf = "2026-11-23";

/**
 * One stretch of an attribute's value: a literal; what AWS chooses (of another attribute where `of` says so,
 * so that `qualified_arn` begins with the same atom as `arn`); or the resource's own argument as it is written,
 * put into other `words` (`*`: any other word, or itself), or the argument of the resource that the argument `via` refers to.
 * `mayBeMissing`: null or empty where the resource has no such thing; every other one has a value once the resource is there.
 */
export type AttributePart =
  | string
  | { readonly atom: AtomKind; readonly of?: string; readonly mayBeMissing?: true }
  | { readonly argument: string; readonly via?: string; readonly words?: Readonly<Record<string, string>> };

const SCHEMES = { HTTP: "https://", WEBSOCKET: "wss://" };
const ALB = hosts("load-balancer-host", ["dns_name"]);
const LAMBDA: Attributes = {
  version: [{ atom: "number" }],
  qualified_arn: [{ atom: "arn", of: "arn" }, ":", { atom: "number", of: "version" }],
  invoke_arn: [{ atom: "name" }],
};

/** Not every instance has a public address, nor every VPC host names; an address that nothing uses has no private one. */
const ADDRESSES: Attributes = {
  public_dns: [{ atom: "ec2-public-host", mayBeMissing: true }],
  private_dns: [{ atom: "ec2-private-host", mayBeMissing: true }],
  public_ip: [{ atom: "ip-address", mayBeMissing: true }],
  private_ip: [{ atom: "ip-address", mayBeMissing: true }],
};

type Attributes = Readonly<Record<string, readonly AttributePart[]>>;

/** Attributes that the provider computes; indices are left out of their paths. */
const TABLE: Readonly<Record<string, Attributes>> = {
  aws_lb: ALB,
  aws_alb: ALB,
  aws_elb: ALB,
  aws_s3_bucket: {
    bucket_domain_name: [{ atom: "s3-bucket-host" }],
    bucket_regional_domain_name: [{ atom: "s3-bucket-host" }],
    website_endpoint: [{ atom: "s3-website-host", mayBeMissing: true }],
    website_domain: [{ atom: "other-host", mayBeMissing: true }],
    region: [{ atom: "region" }],
    bucket: [{ atom: "name" }],
  },
  aws_s3_bucket_website_configuration: {
    website_endpoint: [{ atom: "s3-website-host" }],
    website_domain: [{ atom: "other-host" }],
  },
  aws_instance: ADDRESSES,
  aws_eip: ADDRESSES,
  aws_apigatewayv2_api: {
    api_endpoint: [{ argument: "protocol_type", words: SCHEMES }, { atom: "execute-api-host" }],
  },
  aws_apigatewayv2_stage: {
    invoke_url: [
      { argument: "protocol_type", via: "api_id", words: SCHEMES },
      { atom: "execute-api-host" },
      "/",
      { argument: "name", words: { $default: "", "*": "*" } },
    ],
  },
  aws_api_gateway_stage: {
    invoke_url: ["https://", { atom: "execute-api-host" }, "/", { argument: "stage_name" }],
  },
  aws_api_gateway_deployment: {
    invoke_url: ["https://", { atom: "execute-api-host" }, "/", { argument: "stage_name" }],
  },
  // The one or the other, by the type of the endpoint.
  aws_api_gateway_domain_name: {
    cloudfront_domain_name: [{ atom: "api-domain-target-host", mayBeMissing: true }],
    regional_domain_name: [{ atom: "api-domain-target-host", mayBeMissing: true }],
  },
  aws_apigatewayv2_domain_name: hosts("api-domain-target-host", [
    "domain_name_configuration.target_domain_name",
  ]),
  aws_lambda_function_url: { function_url: ["https://", { atom: "function-url-host" }, "/"] },
  aws_lambda_function: LAMBDA,
  aws_cloudfront_distribution: hosts("distribution-host", ["domain_name"]),
  aws_route53_record: hosts("other-host", ["fqdn"]),
  aws_cognito_user_pool_domain: hosts("distribution-host", [
    "cloudfront_distribution",
    "cloudfront_distribution_arn",
  ]),
  // Not its `endpoint_url`: that is the load balancer's name, or the address of the only instance.
  aws_elastic_beanstalk_environment: hosts("other-host", ["cname"]),
  aws_apprunner_service: hosts("other-host", ["service_url"]),
  aws_globalaccelerator_accelerator: {
    dns_name: [{ atom: "other-host" }],
    dual_stack_dns_name: [{ atom: "other-host", mayBeMissing: true }],
  },
  aws_media_store_container: { endpoint: ["https://", { atom: "other-host" }] },
  aws_amplify_app: hosts("other-host", ["default_domain"]),
};

function hosts(kind: AtomKind, names: readonly string[]): Attributes {
  return Object.fromEntries(names.map((name) => [name, [{ atom: kind }]]));
}

/** What an attribute that nobody writes is made of; `path` with its indices: `domain_name_configuration[0].target_domain_name`. */
export function terraformAttribute(type: string, path: string): readonly AttributePart[] | undefined {
  const name = path.replace(/\[[^\]]*\]/g, "");
  const attributes = Object.hasOwn(TABLE, type) ? TABLE[type] : undefined;
  if (attributes && Object.hasOwn(attributes, name)) return attributes[name];
  return generalAttribute(name);
}

/** Names that mean the same for every type. */
function generalAttribute(name: string): readonly AttributePart[] | undefined {
  if (name === "arn") return [{ atom: "arn" }];
  if (name === "id" || name === "zone_id" || name === "hosted_zone_id") return [{ atom: "id" }];
  // Mostly an argument that may be left out.
  return name.endsWith("_arn") ? [{ atom: "arn", mayBeMissing: true }] : undefined;
}
