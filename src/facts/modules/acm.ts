import { type DescribedModule, type Inputs, output, passed, variables } from "./described.ts";

const INPUTS: Inputs = {
  create_certificate: "bool := true",
  create_route53_records_only: "bool := false",
  validate_certificate: "bool := true",
  validation_allow_overwrite_records: "bool := true",
  wait_for_validation: "bool := true",
  validation_timeout: "string := null",
  certificate_transparency_logging_preference: "bool := true",
  domain_name: 'string := ""',
  subject_alternative_names: "list(string) := []",
  validation_method: 'string := "DNS"',
  validation_option: "any := {}",
  create_route53_records: "bool := true",
  validation_record_fqdns: "list(string) := []",
  zone_id: 'string := ""',
  tags: "map(string) := {}",
  dns_ttl: "number := 60",
  acm_certificate_domain_validation_options: "any := {}",
  distinct_domain_names: "list(string) := []",
  key_algorithm: "string := null",
  putin_khuylo: "bool := true",
};

const PRIVATE: Inputs = {
  validation_method: "string := null",
  private_authority_arn: "string := null",
};

const ZONED: Inputs = { zones: "map(string) := {}" };

const REGIONAL: Inputs = { region: "string := null", export: "string := null" };

interface Features {
  /** The validation method that asks for no validation. */
  readonly unvalidated: string;
  /** Certificates of a private authority. */
  readonly privately: boolean;
  /** A zone per name. */
  readonly zoned: boolean;
  readonly regional: boolean;
}

function certificate({ unvalidated, privately, zoned, regional }: Features): string {
  const region = regional ? "region = var.region" : "";
  return `
locals {
  made = var.create_certificate && var.putin_khuylo
  recorded = local.made || var.create_route53_records_only && var.putin_khuylo
  names = coalescelist(var.distinct_domain_names, distinct(
    [for name in concat([var.domain_name], var.subject_alternative_names) : replace(name, "*.", "")]
  ))
  proofs = local.recorded ? distinct(
    [for proof in try(aws_acm_certificate.this[0].domain_validation_options, var.acm_certificate_domain_validation_options) :
      merge(tomap(proof), { domain_name = replace(proof.domain_name, "*.", "") })]
  ) : []
}
resource "aws_acm_certificate" "this" {
  count = local.made ? 1 : 0
  ${passed("domain_name subject_alternative_names validation_method key_algorithm tags")}
  ${privately ? "certificate_authority_arn = var.private_authority_arn" : ""}
  ${region}
  options {
    certificate_transparency_logging_preference = var.certificate_transparency_logging_preference ? "ENABLED" : "DISABLED"
    ${regional ? "export = var.export" : ""}
  }
  dynamic "validation_option" {
    for_each = var.validation_option
    iterator = v
    content {
      domain_name = try(v.value.domain_name, v.key)
      validation_domain = v.value.validation_domain
    }
  }
}
resource "aws_route53_record" "validation" {
  count = local.recorded && var.validation_method == "DNS" && var.create_route53_records && (var.validate_certificate || var.create_route53_records_only) ? length(local.names) : 0
  zone_id = ${zoned ? 'lookup(var.zones, element(local.proofs, count.index)["domain_name"], var.zone_id)' : "var.zone_id"}
  name = element(local.proofs, count.index)["resource_record_name"]
  type = element(local.proofs, count.index)["resource_record_type"]
  ttl = var.dns_ttl
  records = [element(local.proofs, count.index)["resource_record_value"]]
  allow_overwrite = var.validation_allow_overwrite_records
}
resource "aws_acm_certificate_validation" "this" {
  count = local.made && var.validation_method != ${unvalidated} && var.validate_certificate && var.wait_for_validation ? 1 : 0
  certificate_arn = aws_acm_certificate.this[0].arn
  validation_record_fqdns = flatten([aws_route53_record.validation[*].fqdn, var.validation_record_fqdns])
  ${region}
}
${OUTPUTS}
`;
}

const OUTPUTS = [
  output(
    "acm_certificate_arn",
    'try(aws_acm_certificate_validation.this[0].certificate_arn, aws_acm_certificate.this[0].arn, "")',
  ),
  output(
    "acm_certificate_domain_validation_options",
    "flatten(aws_acm_certificate.this[*].domain_validation_options)",
  ),
  output("acm_certificate_status", 'try(aws_acm_certificate.this[0].status, "")'),
  output("acm_certificate_validation_emails", "flatten(aws_acm_certificate.this[*].validation_emails)"),
  output("validation_route53_record_fqdns", "aws_route53_record.validation[*].fqdn"),
  output("distinct_domain_names", "local.names"),
  output("validation_domains", "local.proofs"),
].join("");

const V4: Features = { unvalidated: '"NONE"', privately: false, zoned: false, regional: false };
const V5: Features = { unvalidated: "null", privately: true, zoned: false, regional: false };

/** A certificate with its records of validation. */
export const ACM: DescribedModule = {
  source: "terraform-aws-modules/acm/aws",
  repository: "github.com/terraform-aws-modules/terraform-aws-acm",
  asOf: "2026-01-08",
  releases: [
    ...["4.0.0", "4.0.1", "4.1.0", "4.1.1", "4.2.0", "4.3.0", "4.3.1", "4.3.2", "4.4.0", "4.5.0", "5.0.0"],
    ...["5.0.1", "5.1.0", "5.1.1", "5.2.0", "6.0.0", "6.1.0", "6.1.1", "6.2.0", "6.3.0"],
  ],
  descriptions: [
    { since: "4.0.0", text: variables(INPUTS) + certificate(V4) },
    {
      // The breaking change of 5.0, released too early and taken back.
      since: "4.4.0",
      text:
        variables({ ...INPUTS, validation_method: "string := null" }) +
        certificate({ ...V4, unvalidated: "null" }),
    },
    { since: "4.5.0", text: variables(INPUTS) + certificate(V4) },
    { since: "5.0.0", text: variables({ ...INPUTS, ...PRIVATE }) + certificate(V5) },
    {
      since: "5.1.0",
      text: variables({ ...INPUTS, ...PRIVATE, ...ZONED }) + certificate({ ...V5, zoned: true }),
    },
    {
      since: "6.0.0",
      text:
        variables({ ...INPUTS, ...PRIVATE, ...ZONED, ...REGIONAL }) +
        certificate({ ...V5, zoned: true, regional: true }),
    },
  ],
};
